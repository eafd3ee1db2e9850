/** Casework as the interface shows it. */
import {
  isClosed,
  isOverdue,
  type Board,
  type BoardTask,
  type Case,
  type CaseEvent,
  type Due,
  type Task,
} from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { z } from 'zod';
import type { ApiObligation, caseDetailSchema, caseSchema, obligationDetailSchema } from './resources.ts';

const dueOf = (due: Due | null) => (due === null ? null : { strict: due.strict, lenient: due.lenient });

/** What of a task is the same on a board and in full. */
const factsOf = (task: BoardTask, today: PlainDate) => ({
  caseId: task.caseId,
  taskId: task.taskId,
  unit: task.unit,
  state: task.state,
  due: dueOf(task.due),
  overdue: !isClosed(task) && task.state !== 'suspended' && task.due !== null && isOverdue(task.due, today),
  finishedOn: task.finishedOn,
});

/** The obligations of a plan: one a task. */
export function obligationsOf(plan: string, { cases, tasks }: Board, today: PlainDate): readonly ApiObligation[] {
  const titles = new Map(cases.map(({ caseId, title }) => [caseId, title]));
  return tasks.map((task) => ({ ...factsOf(task, today), plan, title: titles.get(task.caseId) ?? '' }));
}

export const obligationOf = (task: Task, today: PlainDate): ApiObligation => ({
  ...factsOf(task, today),
  plan: task.board,
  title: task.subject,
});

export const obligationDetail = (task: Task, today: PlainDate): z.infer<typeof obligationDetailSchema> => ({
  ...obligationOf(task, today),
  derivation: task.derivation,
  extensions: task.extensions.map(({ on, before, after }) => ({
    on,
    before: { strict: before.strict, lenient: before.lenient },
    after: { strict: after.strict, lenient: after.lenient },
  })),
  returns: task.returns,
  evidence:
    task.evidence === null
      ? null
      : { number: task.evidence.number, date: task.evidence.date, link: task.evidence.link },
  version: task.version,
});

const PETITIONS = 'pakn';

export const caseOf = ({ caseId, process, board, title, openedOn }: Case): z.infer<typeof caseSchema> => ({
  id: caseId,
  process,
  board,
  title: process === PETITIONS ? null : title,
  openedOn,
});

export const caseDetail = (
  found: Case,
  tasks: readonly Task[],
  events: readonly CaseEvent[],
  today: PlainDate,
): z.infer<typeof caseDetailSchema> => ({
  ...caseOf(found),
  tasks: tasks.map((task) => factsOf(task, today)),
  events: events.map(({ eventId, at, what, before, after }) => ({
    id: eventId,
    at: isoInstant(at),
    what,
    taskId: (after ?? before)?.taskId ?? null,
    unit: (after ?? before)?.unit ?? null,
  })),
});
