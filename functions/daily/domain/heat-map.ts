/** How much each unit has to finish in each of the coming weeks, and what it is late with. */
import type { BoardTask } from '#shared/casework/index.ts';
import { addDays, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';

type Dated = Pick<BoardTask, 'unit' | 'state' | 'due'>;

export const WEEKS = 10;

export interface UnitLoad {
  readonly unit: UnitId;
  readonly overdue: number;
  /** By week, this one first; of this week what is left of it. */
  readonly weeks: readonly number[];
}

export const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekday(date));

/** Mondays of the weeks a map shows, this one first. */
export const weeksFrom = (today: PlainDate): readonly PlainDate[] =>
  Array.from({ length: WEEKS }, (_, place) => addDays(mondayOf(today), 7 * place));

const LIVE = new Set(['open', 'planned']);

/** Whether a row is to be finished in the week that begins on `monday`: live, and neither late nor due elsewhere. */
export const isDueInWeek = ({ state, due }: Dated, monday: PlainDate, today: PlainDate): boolean =>
  LIVE.has(state) && due !== null && due.lenient >= today && due.lenient >= monday && due.lenient <= addDays(monday, 6);

const isLate = ({ state, due }: Dated, today: PlainDate): boolean =>
  state === 'open' && due !== null && due.lenient < today;

/** Units with anything late or due within the weeks; the most late first, then the most burdened. */
export function heatMap(rows: readonly Dated[], today: PlainDate): readonly UnitLoad[] {
  const sundays = weeksFrom(today).map((monday) => addDays(monday, 6));
  const loads = [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    overdue: own.filter((row) => isLate(row, today)).length,
    weeks: countByWeek(own, sundays, today),
  }));
  const sumOf = ({ weeks }: UnitLoad): number => weeks.reduce((sum, count) => sum + count, 0);
  return loads
    .filter((load) => load.overdue + sumOf(load) > 0)
    .sort((a, b) => b.overdue - a.overdue || sumOf(b) - sumOf(a) || a.unit.localeCompare(b.unit));
}

/** How many rows {@link isDueInWeek} in each week, told by its Sunday: each row is looked at once. */
function countByWeek(rows: readonly Dated[], sundays: readonly PlainDate[], today: PlainDate): readonly number[] {
  const counts = sundays.map(() => 0);
  for (const { state, due } of rows) {
    if (!LIVE.has(state) || due === null || due.lenient < today) continue;
    const week = sundays.findIndex((sunday) => due.lenient <= sunday);
    if (week !== -1) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

/** Shade of a cell by its share of the fullest one: 0 for nothing, else 1 to 4. */
export const shadeOf = (count: number, most: number): 0 | 1 | 2 | 3 | 4 => {
  if (count === 0) return 0;
  const share = count / Math.max(1, most);
  if (share <= 0.25) return 1;
  if (share <= 0.5) return 2;
  return share <= 0.75 ? 3 : 4;
};
