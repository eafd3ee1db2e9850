/**
 * How people behave: what an officer, a head or a leader does with a task that has come to him, and when. Shares of tasks,
 * drawn by a seed; the days are working days before (below 0) or after the strict due date.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import type { Task } from '#shared/casework/index.ts';
import { lastDayOfMonth, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Chance } from './chance.ts';

/** `wrong`: first sends what is refused, or what the other side sends back; then does it again. */
export type Conduct = 'proper' | 'wrong' | 'refuse';

/** What somebody will do with a task; null when he never does it. */
export interface Intention {
  readonly on: PlainDate;
  readonly conduct: Conduct;
}

interface Habit {
  readonly onTime: number;
  readonly late: number;
  /** What is left of 1 − onTime − late is never done. */
  readonly wrong: number;
  readonly refuse: number;
  readonly early: readonly [least: number, most: number];
  readonly lateDays: readonly [least: number, most: number];
  /** Share of units that do nothing at all during one month of the year: leave, a vacancy. */
  readonly absent: number;
}

export const BEHAVIOURS = ['typical', 'slow', 'chaotic'] as const;
export type BehaviourName = (typeof BEHAVIOURS)[number];

const habits: Readonly<Record<BehaviourName, Habit>> = {
  typical: { onTime: 0.84, late: 0.13, wrong: 0.05, refuse: 0.04, early: [0, 6], lateDays: [1, 6], absent: 0.03 },
  slow: { onTime: 0.55, late: 0.4, wrong: 0.08, refuse: 0.06, early: [0, 2], lateDays: [1, 15], absent: 0.08 },
  chaotic: { onTime: 0.4, late: 0.35, wrong: 0.25, refuse: 0.2, early: [0, 12], lateDays: [1, 30], absent: 0.2 },
};

export class Behaviour {
  readonly #habit: Habit;
  readonly #chance: Chance;
  readonly #calendar: Calendar;

  constructor(name: BehaviourName, chance: Chance, calendar: Calendar) {
    this.#habit = habits[name];
    this.#chance = chance;
    this.#calendar = calendar;
  }

  /** What the unit does with a task it sees on `today`; decided once for each time the task is open. */
  intends(task: Task, today: PlainDate): Intention | null {
    const name = `${task.caseId}/${task.taskId}/${task.returns}`;
    const { onTime, late } = this.#habit;
    const draw = this.#chance.draw('when', name);
    if (draw >= onTime + late || task.due === null) return null;
    const on = draw < onTime ? this.#early(task.due.strict, name) : this.#late(task.due.lenient, name);
    return { on: this.#backFromAbsence(task.unit, on > today ? on : today), conduct: this.#conduct(name) };
  }

  #early(strict: PlainDate, name: string): PlainDate {
    const [least, most] = this.#habit.early;
    const days = this.#chance.whole(least, most, 'early', name);
    return days === 0 ? this.#calendar.onOrBefore(strict) : this.#calendar.addWorkingDays(strict, -days);
  }

  #late(lenient: PlainDate, name: string): PlainDate {
    const [least, most] = this.#habit.lateDays;
    return this.#calendar.addWorkingDays(lenient, this.#chance.whole(least, most, 'late', name));
  }

  #conduct(name: string): Conduct {
    const draw = this.#chance.draw('conduct', name);
    if (draw < this.#habit.wrong) return 'wrong';
    return draw < this.#habit.wrong + this.#habit.refuse ? 'refuse' : 'proper';
  }

  /** A unit that is away for a month does what falls into it on the first working day after. */
  #backFromAbsence(unit: string, on: PlainDate): PlainDate {
    if (this.#chance.draw('absent', unit) >= this.#habit.absent) return this.#calendar.onOrAfter(on);
    const { year, month } = partsOf(on);
    const away = month === this.#chance.whole(1, 12, 'month', unit);
    return away ? this.#calendar.addWorkingDays(lastDayOfMonth(year, month), 1) : this.#calendar.onOrAfter(on);
  }
}
