import type { Calendar } from '#shared/calendar/index.ts';
import type { Due, Ladder, Task } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { keyOf, type Remembered } from '../watch.ts';
import type { Stage } from '../stage.ts';
import type { Checked, Invariant } from './invariant.ts';

/**
 * A step of the ladder is climbed at most once for one due date; and a task that was open once, with one date, climbed
 * exactly the steps whose day came after it began and before it was done. Days are walked here one by one.
 */
export const rungsFireOnce: Invariant = { name: 'each rung fires once, on its day', check: (stage) => check(stage) };

function check(stage: Stage): Checked {
  const { watch } = stage;
  const events = Map.groupBy(watch.events, ({ caseId, after }) => `${caseId}/${after?.taskId ?? ''}`);
  const broken: string[] = [];
  for (const task of watch.tasks.values()) {
    const of = events.get(keyOf(task)) ?? [];
    const twice = climbedTwice(of);
    if (twice !== undefined) broken.push(`${keyOf(task)}: step ${twice} twice for one date`);
    const fault = wasOpenOnce(of) ? missedOrExtra(task, of, stage) : undefined;
    if (fault !== undefined) broken.push(`${keyOf(task)}: ${fault}`);
  }
  return { checked: watch.tasks.size, broken };
}

function climbedTwice(events: readonly Remembered[]): string | undefined {
  const seen = new Set<string>();
  for (const { what, after, steps } of events) {
    if (what !== 'rungs-climbed') continue;
    for (const step of steps) {
      const key = `${step} of ${after?.due?.lenient ?? ''}`;
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return undefined;
}

/** Never came back, never got another date. */
function wasOpenOnce(events: readonly Remembered[]): boolean {
  const spells = new Set(events.map(({ after }) => (after?.state === 'open' ? (after.due?.lenient ?? '') : undefined)));
  spells.delete(undefined);
  const returned = events.some(({ what }) => what === 'task-returned' || what === 'task-reopened');
  return spells.size === 1 && !returned;
}

function missedOrExtra(task: Task, events: readonly Remembered[], stage: Stage): string | undefined {
  const began = events.find(({ after }) => after?.state === 'open');
  const due = began?.after?.due;
  if (began === undefined || due === null || due === undefined) return undefined;
  const ended = events.find(
    ({ after }) => after !== null && after.state !== 'open' && after.version > (began.after?.version ?? 0),
  );
  const span = { from: began.on, to: ended?.on ?? stage.options.to };
  const steps = stepsWithin(stage.reference.ladderOf(task.ladder), due, span, stage.calendar);
  const climbed = events.flatMap(({ what, steps: of }) => (what === 'rungs-climbed' ? of : []));
  // A task that began when steps after its date had passed climbs them on the next working day, told as one.
  const fired = climbed.filter((step) => !steps.all.has(step) || !steps.passed.has(step));
  const expected = [...steps.all].filter((step) => !steps.passed.has(step));
  return fired.join() === expected.join() ? undefined : `climbed ${fired.join()}, expected ${expected.join()}`;
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

function stepsWithin(ladder: Ladder, due: Due, { from, to }: Span, calendar: Calendar) {
  const all = new Set<number>();
  const passed = new Set<number>();
  for (const { offset } of ladder) {
    const on = stepDay(due, offset, calendar);
    if (on > to || (on <= from && offset <= 0)) continue;
    all.add(offset);
    if (on <= from) passed.add(offset);
  }
  return { all, passed };
}

function stepDay({ strict, lenient }: Due, offset: number, calendar: Calendar): PlainDate {
  let day = offset > 0 ? lenient : strict;
  if (offset === 0) while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  for (let left = Math.abs(offset); left > 0;) {
    day = addDays(day, Math.sign(offset));
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
