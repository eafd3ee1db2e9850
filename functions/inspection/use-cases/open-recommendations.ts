import type { z } from 'zod';
import { openTasks, SYSTEM } from '#shared/casework/index.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import type { openRecommendations as contract } from '#workflows/inspection/contract.ts';
import { recommendationTask } from '../domain/conclusion.ts';
import { remedyClock } from '../domain/deadlines.ts';
import type { InspectionPorts } from '../ports.ts';
import { placeOf } from './ask.ts';
import { knownInspection } from './known-inspection.ts';

/**
 * Opens a task of the inspected unit for each recommendation. It is an obligation like a row of a plan – done by evidence,
 * extended, returned, escalated on the same pages – and no workflow waits for it.
 */
export async function openRecommendations(
  { now, caseId }: z.output<typeof contract.payload>,
  ports: InspectionPorts,
): Promise<z.input<typeof contract.result>> {
  const { inspection } = await knownInspection(ports.store, caseId);
  const { conclusion, unit, committee } = inspection;
  if (conclusion === null) throw new Error(`Inspection ${caseId} has no conclusion`);
  const { recommendations, document } = conclusion;
  const tasks = recommendations.map(({ what, days }, index) => {
    const { due, basis, derivation } = remedyClock(document.date, days, ports.calendar);
    return {
      ...placeOf(caseId),
      process: OBLIGATION,
      taskId: recommendationTask(index),
      subject: `Thực hiện kiến nghị sau kiểm tra: ${what}`,
      unit,
      committee,
      countedIn: 'calendar-day' as const,
      derivation: [...derivation],
      basis,
      start: { state: 'open' as const, due },
    };
  });
  await openTasks({ tasks, by: SYSTEM, now }, ports);
  return { recommendations: tasks.length };
}
