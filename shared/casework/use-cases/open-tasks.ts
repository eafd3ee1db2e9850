import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Actor } from '../actor.ts';
import { agendaOf } from '../agenda.ts';
import type { Due } from '../due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { taskSchema, type Task } from '../task.ts';
import { commitBatch } from './commit-batch.ts';

type Identity = Pick<
  Task,
  'caseId' | 'taskId' | 'process' | 'board' | 'row' | 'subject' | 'unit' | 'countedIn' | 'ladder' | 'derivation'
>;

/** How the task begins; every kind of deadline leads to one of these. */
export type Start =
  | { readonly state: 'open'; readonly due: Due }
  | { readonly state: 'planned'; readonly due: Due; readonly opensOn: PlainDate }
  | { readonly state: 'waiting'; readonly waitingFor: NonNullable<Task['waitingFor']> }
  | { readonly state: 'continuous'; readonly checkIns: readonly PlainDate[] };

export interface NewTask extends Identity, Partial<Pick<Task, 'basis' | 'doer' | 'committee'>> {
  readonly start: Start;
  /** Task token of the workflow that waits. */
  readonly token?: string;
}

interface OpenTasks {
  readonly tasks: readonly NewTask[];
  /** What the law clocks in days does not wait for a weekly mail (design §3.6). */
  readonly urgent?: boolean;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Opens tasks, 25 in a transaction. Task ids are the caller's and say what the task is (the row's occurrence and the
 * unit), so a fan-out that broke off is simply run again: what is there stays as it is. Returns the tasks opened now.
 */
export async function openTasks(
  { tasks, urgent = false, by, now }: OpenTasks,
  ports: CaseworkPorts,
): Promise<readonly Task[]> {
  const steps = tasks.map((given) => ({
    before: null,
    after: opened(given, civilDateAt(now), ports),
    what: 'task-opened' as const,
    notices: given.start.state === 'open' ? [{ kind: 'assigned', audience: 'officer', urgent } as const] : [],
  }));
  const written = await commitBatch(steps, { now, by }, ports);
  return written.map(({ after }) => after);
}

function opened({ start, token, ...identity }: NewTask, today: PlainDate, ports: CaseworkPorts): Task {
  const task = taskSchema.parse({
    ...identity,
    state: start.state,
    due: 'due' in start ? start.due : null,
    opensOn: 'opensOn' in start ? start.opensOn : null,
    waitingFor: 'waitingFor' in start ? start.waitingFor : null,
    checkIns: 'checkIns' in start ? start.checkIns : [],
    checkedInOn: null,
    climbed: null,
    next: null,
    suspensions: [],
    extensions: [],
    returns: 0,
    evidence: null,
    finishedOn: null,
    answer: null,
    token: token ?? null,
    version: 1,
  });
  return { ...task, next: agendaOf(task, today, ports) };
}
