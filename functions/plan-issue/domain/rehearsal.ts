/**
 * A plan's year played through before it is signed: how much falls due in each week, which units get too much at once,
 * what collides with days off, what nobody owns. Counted on the very tasks that the issue would open.
 */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import { addDays, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { NewTask } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { FannedRow } from './preview.ts';
import type { PlanRow } from './row.ts';

/** From how many tasks due in one week a unit has too much; no law sets it, an administrator may. */
export const rehearsalSettings = defineReference(
  'plan-issue.rehearsal',
  z.object({ manyAWeek: z.int().min(2) }),
  { manyAWeek: 5 },
  {
    title: 'Ban hành kế hoạch: diễn tập trước khi ký',
    about: 'Đơn vị nhận từ ngần ấy việc đến hạn trong một tuần thì được nêu tên là quá tải.',
    labels: { manyAWeek: { label: 'Quá tải từ', unit: 'việc một tuần' } },
  },
);

export interface WeekLoad {
  readonly monday: PlainDate;
  readonly tasks: number;
  readonly units: number;
  /** Of Monday to Sunday. */
  readonly workingDays: number;
}

export interface Crowding {
  readonly unit: UnitId;
  readonly monday: PlainDate;
  readonly tasks: number;
}

/** off: due on a day off. after-break: due within the first working days behind five days off or more, such as Tết. */
export interface Collision {
  readonly kind: 'off' | 'after-break';
  readonly date: PlainDate;
  /** The name of the day off, or of the break before. */
  readonly why: string;
  readonly tasks: number;
  readonly rows: readonly PlanRow[];
}

export interface Rehearsal {
  /** Every week from the first due date to the last, the empty ones too. */
  readonly weeks: readonly WeekLoad[];
  /** The fullest first. */
  readonly crowded: readonly Crowding[];
  /** By date. */
  readonly collisions: readonly Collision[];
}

interface Dated {
  readonly row: PlanRow;
  readonly unit: UnitId;
  readonly date: PlainDate;
}

export function rehearse(
  fanned: readonly FannedRow[],
  calendar: Calendar,
  { manyAWeek }: z.infer<typeof rehearsalSettings.schema>,
): Rehearsal {
  const dated = fanned.flatMap(({ row, out }) => out.tasks.flatMap((task) => datedOf(row, task)));
  return {
    weeks: weeksOf(dated, calendar),
    crowded: crowdedOf(dated, manyAWeek),
    collisions: collisionsOf(dated, calendar),
  };
}

const datedOf = (row: PlanRow, { unit, start }: NewTask): Dated[] =>
  'due' in start ? [{ row, unit, date: start.due.lenient }] : [];

const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekday(date));
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

function weeksOf(dated: readonly Dated[], calendar: Calendar): readonly WeekLoad[] {
  const byWeek = Map.groupBy(dated, ({ date }) => mondayOf(date));
  const mondays = [...byWeek.keys()].sort();
  const [first] = mondays;
  const last = mondays.at(-1);
  const weeks: WeekLoad[] = [];
  for (let monday = first; monday !== undefined && last !== undefined && monday <= last; monday = addDays(monday, 7)) {
    const own = byWeek.get(monday) ?? [];
    const begins = monday;
    weeks.push({
      monday,
      tasks: own.length,
      units: new Set(own.map(({ unit }) => unit)).size,
      workingDays: WEEK.filter((day) => calendar.isWorkingDay(addDays(begins, day))).length,
    });
  }
  return weeks;
}

const crowdedOf = (dated: readonly Dated[], manyAWeek: number): readonly Crowding[] =>
  [...Map.groupBy(dated, ({ unit, date }) => `${mondayOf(date)} ${unit}`).values()]
    .filter(({ length }) => length >= manyAWeek)
    .flatMap((own) => own.slice(0, 1).map(({ unit, date }) => ({ unit, monday: mondayOf(date), tasks: own.length })))
    .sort((a, b) => b.tasks - a.tasks || a.monday.localeCompare(b.monday) || a.unit.localeCompare(b.unit));

function collisionsOf(dated: readonly Dated[], calendar: Calendar): readonly Collision[] {
  return [...Map.groupBy(dated, ({ date }) => date)]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([date, own]) => {
      const found = collisionOn(date, calendar);
      return found === undefined
        ? []
        : [{ ...found, date, tasks: own.length, rows: [...new Set(own.map(({ row }) => row))] }];
    });
}

function collisionOn(date: PlainDate, calendar: Calendar): Pick<Collision, 'kind' | 'why'> | undefined {
  if (!calendar.isWorkingDay(date)) return { kind: 'off', why: calendar.explainDay(date).name };
  const why = longBreakBefore(date, calendar);
  return why === undefined ? undefined : { kind: 'after-break', why };
}

/** So many days off in a row are a long break; a weekend with a holiday beside it is not. */
const LONG_BREAK = 5;
/** So many working days behind it there was no time to work for. */
const DAYS_AFTER = 2;

/** The break that ends within the two working days up to `date`; named by the first of its days that is no weekend. */
function longBreakBefore(date: PlainDate, calendar: Calendar): string | undefined {
  let day = date;
  for (let working = 0; working < DAYS_AFTER; working += 1) {
    const off: PlainDate[] = [];
    for (let before = addDays(day, -1); !calendar.isWorkingDay(before); before = addDays(before, -1)) off.push(before);
    if (off.length >= LONG_BREAK) {
      const holiday = off.toReversed().find((each) => weekday(each) <= 5) ?? date;
      return calendar.explainDay(holiday).name;
    }
    day = addDays(day, -1 - off.length);
  }
  return undefined;
}
