import type { CaseEvent, CaseId, CaseStore, TaskId } from '#shared/casework/index.ts';
import { daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';

/** A task that left a unit's list of work. */
export interface Ending {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly unit: UnitId;
}

/**
 * Which tasks ended on a day, from the day's log. Hundreds of calendars ask for the same week: the log of a day that is
 * over is read once an instance.
 */
export class Endings {
  readonly #cases: Pick<CaseStore, 'eventsOn'>;
  readonly #past = new Map<PlainDate, readonly Ending[]>();

  constructor(cases: Pick<CaseStore, 'eventsOn'>) {
    this.#cases = cases;
  }

  async on(day: PlainDate, today: PlainDate): Promise<readonly Ending[]> {
    const known = this.#past.get(day);
    if (known !== undefined) return known;
    const found = (await this.#cases.eventsOn(day)).flatMap(endingOf);
    // What began yesterday may be written after midnight.
    if (daysBetween(day, today) > 1) this.#past.set(day, found);
    for (const old of this.#past.keys()) if (daysBetween(old, today) > DAYS_KEPT) this.#past.delete(old);
    return found;
  }
}

const DAYS_KEPT = 10;
const ENDS = new Set<CaseEvent['what']>(['task-finished', 'task-withdrawn', 'task-reassigned']);

const endingOf = ({ what, before, after, caseId }: CaseEvent): readonly Ending[] =>
  before !== null && after !== null && ENDS.has(what) ? [{ caseId, taskId: after.taskId, unit: before.unit }] : [];
