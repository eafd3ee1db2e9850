/** The questions of the workflow: team, findings, conclusion, report. */
import type { z } from 'zod';
import { askPerson, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type * as contract from '#workflows/inspection/contract.ts';
import { clockOf, daysReference, type Step } from '../domain/deadlines.ts';
import { boardOf, PROCESS, yearOf } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { knownInspection } from './known-inspection.ts';

type Asking = z.output<typeof contract.askTeam.payload>;

const asking =
  (step: Step, subject: string) =>
  async ({ now, token, caseId }: Asking, ports: InspectionPorts) => {
    const { inspection } = await knownInspection(ports.store, caseId);
    const { organisation, calendar } = ports.reference;
    const asked = civilDateAt(now);
    const days = ports.reference.get(daysReference);
    const { due, basis, derivation } = clockOf(step, { inspection, asked, days, calendar });
    const task = {
      ...placeOf(caseId),
      taskId: taskIdSchema.parse(step),
      subject: `${subject} – ${organisation.nameOn(inspection.unit, asked) ?? inspection.unit}`,
      unit: inspection.inspector,
      doer: inspection.kind === 'self' ? ('officer' as const) : ('office' as const),
      committee: inspection.committee,
      derivation: [...derivation],
      basis,
      start: { state: 'open' as const, due },
      token,
    };
    await askPerson({ task, by: SYSTEM, now }, ports);
    return { outcome: 'asked' } as const;
  };

export const askTeam = asking('team', 'Trình quyết định thành lập Đoàn kiểm tra');
export const askFindings = asking('findings', 'Ghi kết quả kiểm tra');
export const askConclusion = asking('conclusion', 'Ban hành văn bản kết luận kiểm tra');
export const askReport = asking('report', 'Báo cáo kết quả kiểm tra lên cấp trên');

/** What all tasks of an inspection share. */
export const placeOf = (caseId: Asking['caseId']) => ({
  caseId,
  process: PROCESS,
  board: boardOf(yearOf(caseId)),
  row: caseId,
  countedIn: 'working-day' as const,
  ladder: PROCESS,
});
