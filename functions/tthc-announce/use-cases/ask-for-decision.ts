import type { z } from 'zod';
import { askPerson, SYSTEM, type Audience } from '#shared/casework/index.ts';
import { civilDateAt, partsOf } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { askForDecision as contract, DecisionStep } from '#workflows/tthc-announce/contract.ts';
import { boardOf, decisionTaskId, PROCESS, rowOf, rulesDocument, type Announcement } from '../domain/announcement.ts';
import { announceTerm, handOverTerm } from '../domain/terms.ts';
import type { AnnouncePorts } from '../ports.ts';
import { readAnnouncement } from '../store.ts';

interface Asked {
  readonly subject: string;
  readonly doer: Audience;
  readonly unit: UnitId;
}

const whoOf = (step: DecisionStep, { draftingUnit, office, committee, listNumber }: Announcement): Asked =>
  ({
    draft: {
      subject: `Soạn dự thảo quyết định công bố theo Quyết định ${listNumber}`,
      doer: 'officer' as const,
      unit: draftingUnit,
    },
    check: {
      subject: `Kiểm soát chất lượng dự thảo quyết định công bố theo Quyết định ${listNumber}`,
      doer: 'office' as const,
      unit: office,
    },
    signature: {
      subject: `Ký quyết định công bố theo Quyết định ${listNumber}`,
      doer: 'leader' as const,
      unit: committee,
    },
  })[step];

/** Opens the task of a step to the decision. A returned draft has a new task with the same last day: no clock is reset. */
export async function askForDecision(
  { caseId, step, round, token, now }: z.output<typeof contract.payload>,
  ports: AnnouncePorts,
): Promise<z.input<typeof contract.result>> {
  const { value: announcement } = await readAnnouncement(ports.store, caseId);
  const rules = ports.reference.get(rulesDocument);
  const { subject, doer, unit } = whoOf(step, announcement);
  const term = announceTerm(ports.calendar, rules, announcement);
  const ahead = { draft: rules.handOver.draft, check: rules.handOver.check, signature: 0 }[step];
  const { due, basis, derivation } = handOverTerm(ports.calendar, term, ahead, civilDateAt(now));
  const task = {
    caseId,
    taskId: decisionTaskId(step, round),
    process: PROCESS,
    board: boardOf(partsOf(announcement.listSignedOn).year),
    row: rowOf(announcement, caseId),
    subject,
    unit,
    doer,
    committee: announcement.committee,
    countedIn: 'calendar-day' as const,
    ladder: PROCESS,
    basis,
    derivation: [...derivation],
    start: { state: 'open' as const, due },
    token,
  };
  await askPerson({ task, by: SYSTEM, now }, ports);
  return { outcome: 'asked' };
}
