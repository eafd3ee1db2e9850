/** Many tasks changed by few writes: the daily run and the fan-out of a plan row live on this. */
import type { Actor } from '../actor.ts';
import { taskEvent, type EventKind } from '../event.ts';
import { MAX_WRITES, type CaseworkPorts, type Change } from '../ports.ts';
import { commitWithMail, partsFor, type Notice } from '../post.ts';
import type { Task } from '../task.ts';

export interface BatchStep {
  /** Null for a task that is opened. */
  readonly before: Task | null;
  readonly after: Task;
  readonly what: EventKind;
  readonly why?: string;
  readonly notices: readonly Notice[];
  /** Offsets of the ladder steps climbed. */
  readonly steps?: readonly number[];
}

interface Context {
  readonly now: number;
  readonly by: Actor;
}

/** Tasks per transaction: two items each leave room for the mails of their people. */
export const BATCH = 25;

/**
 * Commits the steps, as few transactions as they fit in. A step whose task somebody else changed (or opened) meanwhile
 * is left out, the others are written: running a batch twice does each step once. Of two steps for one task the later
 * version's is tried, since a lagging index may list a task twice. Returns the steps written.
 */
export const commitBatch = (
  steps: readonly BatchStep[],
  context: Context,
  ports: CaseworkPorts,
): Promise<readonly BatchStep[]> => commitSteps(latestOf(steps), context, ports);

async function commitSteps(
  steps: readonly BatchStep[],
  context: Context,
  ports: CaseworkPorts,
): Promise<readonly BatchStep[]> {
  if (steps.length === 0) return [];
  const change = changeOf(steps, context, ports);
  if (steps.length > 1 && (steps.length > BATCH || writesOf(change) > MAX_WRITES)) {
    const half = steps.length > BATCH ? BATCH : Math.ceil(steps.length / 2);
    const first = await commitSteps(steps.slice(0, half), context, ports);
    return [...first, ...(await commitSteps(steps.slice(half), context, ports))];
  }
  const conflicts = await commitWithMail(ports, change);
  if (conflicts.length === 0) return steps;
  const lost = new Set(conflicts.flatMap((conflict) => (conflict.kind === 'task' ? [keyOf(conflict)] : [])));
  if (lost.size === 0) throw new Error(`A batch met ${conflicts.map(({ kind }) => kind).join(', ')}`);
  return commitSteps(
    steps.filter(({ after }) => !lost.has(keyOf(after))),
    context,
    ports,
  );
}

function latestOf(steps: readonly BatchStep[]): readonly BatchStep[] {
  const latest = new Map<string, BatchStep>();
  for (const step of steps) {
    const known = latest.get(keyOf(step.after));
    if (known === undefined || known.after.version < step.after.version) latest.set(keyOf(step.after), step);
  }
  return [...latest.values()];
}

const changeOf = (steps: readonly BatchStep[], { now, by }: Context, ports: CaseworkPorts): Change => ({
  tasks: steps.map(({ after }) => after),
  events: steps.map(({ before, after, what, why = null, steps: climbed = [] }) =>
    taskEvent(before, after, { what, now, by, why, steps: climbed }),
  ),
  mail: steps.flatMap(({ after, notices }) => notices.flatMap((notice) => partsFor(ports, now, after, notice))),
});

function writesOf({ tasks = [], events = [], mail = [] }: Change): number {
  const mails = new Set(mail.map(({ person, sendOn }) => `${sendOn}#${person}`));
  return tasks.length + events.length + mails.size;
}

const keyOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string => `${caseId}#${taskId}`;
