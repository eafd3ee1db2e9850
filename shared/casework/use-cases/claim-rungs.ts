import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { SYSTEM } from '../actor.ts';
import type { EventKind } from '../event.ts';
import { reachedSteps } from '../ladder.ts';
import type { CaseworkPorts } from '../ports.ts';
import { liveState, type Task } from '../task.ts';
import { succeed } from './change-task.ts';
import { commitBatch, type BatchStep } from './commit-batch.ts';

interface ClaimRungs {
  /** As the agenda lists them ({@link CaseworkPorts.store} `dueOn`). */
  readonly tasks: readonly Task[];
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** What the daily run did with a task. */
export interface Claimed {
  readonly task: Task;
  readonly what: EventKind;
  /** Offsets of the ladder steps climbed: one as a rule, one per audience after an outage. */
  readonly steps: readonly number[];
}

/**
 * Takes each task's next entry in the agenda: opens it, climbs its rung, asks for its check-in. The write holds only if
 * nobody changed the task since it was read, so of two runs at once one gets each rung. Wake-ups are left to the caller,
 * who sends the token and then calls `confirmWakeUp`.
 */
export async function claimRungs({ tasks, now }: ClaimRungs, ports: CaseworkPorts): Promise<readonly Claimed[]> {
  const today = civilDateAt(now);
  const due = tasks.filter(({ next }) => next !== null && next.on <= today);
  const steps = due.flatMap((task) => claimOf(task, now, ports) ?? []);
  const written = await commitBatch(steps, { now, by: SYSTEM }, ports);
  return written.map(({ after, what, steps: climbed = [] }) => ({ task: after, what, steps: climbed }));
}

function claimOf(task: Task, now: number, ports: CaseworkPorts): BatchStep | undefined {
  const claimed = (changed: Task, rest: Pick<BatchStep, 'what' | 'notices' | 'steps'>): BatchStep => ({
    before: task,
    after: succeed(task, changed, now, ports),
    ...rest,
  });
  switch (task.next?.what) {
    case 'opening':
      return claimed(
        { ...task, state: liveState(task) },
        { what: 'task-started', notices: [{ kind: 'assigned', audience: 'officer' }] },
      );
    case 'check-in':
      return claimed(task, { what: 'check-in-asked', notices: [{ kind: 'check-in', audience: 'officer' }] });
    case 'rung': {
      const reached = climbing(task, task.next.offset, civilDateAt(now), ports);
      const notices = reached.map(({ offset, audience }) => ({
        kind: 'rung' as const,
        audience,
        step: offset,
        // What is due today cannot wait for somebody's weekly mail.
        urgent: offset === 0,
      }));
      const steps = reached.map(({ offset }) => offset);
      return claimed({ ...task, climbed: steps.at(-1) ?? task.next.offset }, { what: 'rungs-climbed', notices, steps });
    }
    default:
      return undefined;
  }
}

const climbing = (task: Task, offset: number, today: PlainDate, { calendar, ladderOf }: CaseworkPorts) =>
  task.due === null ? [] : reachedSteps(calendar, ladderOf(task.ladder), task.due, { offset, today });
