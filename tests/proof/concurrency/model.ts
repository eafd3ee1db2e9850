/**
 * The reference model of a case: one task with its ladder, and one signature, changed by one command after another. It
 * knows nothing of versions, transactions and agendas; days are walked one by one.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import { DEFAULT_LADDER } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';

export interface Model {
  readonly today: PlainDate;
  readonly state: 'open' | 'done';
  readonly due: PlainDate;
  /** The highest step climbed for this due date. */
  readonly climbed: number | null;
  /** The step that comes next, and the night it comes in. */
  readonly next: { readonly on: PlainDate; readonly offset: number } | null;
  readonly returns: number;
  readonly extensions: number;
  readonly signature: 'signed' | 'returned' | null;
}

export type Act =
  | { readonly act: 'finish' | 'return' | 'run' }
  /** `to`: counted from the date that whoever asks saw, be it moved meanwhile. */
  | { readonly act: 'extend'; readonly days: number; readonly to?: PlainDate }
  | { readonly act: 'sign'; readonly outcome: 'signed' | 'returned' };

/** `told`: what the command answers, `ok` or the code of its refusal; of a run, the steps it climbed. */
export interface Done {
  readonly model: Model;
  readonly told: string;
}

/** How often a task may be given more time. */
export const MOST_EXTENSIONS = 3;

export class Law {
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  begin(today: PlainDate, due: PlainDate): Model {
    const model = { today, state: 'open', due, climbed: null, next: null, returns: 0, extensions: 0 } as const;
    return this.#planned({ ...model, signature: null });
  }

  apply(model: Model, act: Act): Done {
    switch (act.act) {
      case 'finish':
        return model.state === 'done' ? refused(model, 'already-done') : this.#ok({ ...model, state: 'done' });
      case 'return': {
        if (model.state !== 'done') return refused(model, 'not-done');
        return this.#ok({ ...model, state: 'open', returns: model.returns + 1 });
      }
      case 'extend':
        return this.#extended(model, act.to ?? this.extendedDue(model.due, act.days));
      case 'sign':
        if (model.signature !== null) return refused(model, 'already-done');
        return { model: { ...model, signature: act.outcome }, told: 'ok' };
      case 'run':
        return this.#run(model);
    }
  }

  extendedDue(due: PlainDate, days: number): PlainDate {
    return this.#walk(due, days);
  }

  #extended(model: Model, due: PlainDate): Done {
    if (model.state !== 'open') return refused(model, 'not-open');
    if (model.due < model.today) return refused(model, 'overdue-already');
    if (due <= model.due) return refused(model, 'not-later');
    if (model.extensions >= MOST_EXTENSIONS) return refused(model, 'over-cap');
    return this.#ok({ ...model, due, climbed: null, extensions: model.extensions + 1 });
  }

  #run(model: Model): Done {
    const { next, today, due } = model;
    if (next === null || next.on > today) return { model, told: '' };
    const come = DEFAULT_LADDER.filter(
      ({ offset }) => offset === next.offset || (offset > next.offset && this.#dayOf(due, offset) <= today),
    );
    const told = come.filter(({ audience }, at) => !come.slice(at + 1).some((later) => later.audience === audience));
    const climbed = told.at(-1)?.offset ?? next.offset;
    return { model: this.#planned({ ...model, climbed }), told: told.map(({ offset }) => offset).join() };
  }

  #ok(model: Model): Done {
    return { model: this.#planned(model), told: 'ok' };
  }

  #planned(model: Model): Model {
    return { ...model, next: model.state === 'open' ? this.#nextOf(model) : null };
  }

  #nextOf({ climbed, due, today }: Model): Model['next'] {
    for (const { offset } of DEFAULT_LADDER) {
      const on = this.#dayOf(due, offset);
      if ((climbed !== null && offset <= climbed) || (offset <= 0 && on <= today)) continue;
      return { offset, on: on > today ? on : this.#walk(today, 1) };
    }
    return null;
  }

  #dayOf(due: PlainDate, offset: number): PlainDate {
    let day = due;
    if (offset === 0) while (!this.#calendar.isWorkingDay(day)) day = addDays(day, -1);
    return this.#walk(day, offset);
  }

  #walk(from: PlainDate, workingDays: number): PlainDate {
    let day = from;
    for (let left = Math.abs(workingDays); left > 0;) {
      day = addDays(day, Math.sign(workingDays));
      if (this.#calendar.isWorkingDay(day)) left -= 1;
    }
    return day;
  }
}

const refused = (model: Model, told: string): Done => ({ model, told });

/** What the loser of two at once is told; a run that loses a task climbs nothing. */
export const CHANGED = 'changed-meanwhile';
const lost = (model: Model, { act }: Act): Done => ({ model, told: act === 'run' ? '' : CHANGED });

export interface Ending {
  readonly model: Model;
  readonly told: readonly [string, string];
}

/** Every way in which two commands at once may rightly end: one after the other, or one of them not at all. */
export function endingsOf(law: Law, model: Model, [a, b]: readonly [Act, Act]): readonly Ending[] {
  const aFirst = law.apply(model, a);
  const bFirst = law.apply(model, b);
  const aThenB = law.apply(aFirst.model, b);
  const bThenA = law.apply(bFirst.model, a);
  const ended = (last: Done, toldA: string, toldB: string): Ending => ({ model: last.model, told: [toldA, toldB] });
  return [
    ended(aThenB, aFirst.told, aThenB.told),
    ended(bThenA, bThenA.told, bFirst.told),
    ended(aFirst, aFirst.told, lost(aFirst.model, b).told),
    ended(bFirst, lost(bFirst.model, a).told, bFirst.told),
  ];
}
