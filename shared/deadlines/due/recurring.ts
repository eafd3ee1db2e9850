/** The dated occurrences of recurring deadlines within the plan's time. */
import { addDays, dateOf, daysBetween, partsOf, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { DeadlineOf, RecurrenceUnit } from '../deadline.ts';
import { dayWithin, monthWindow, quarterWindow, weekWindow, yearWindow, type Window } from '../windows.ts';
import { countWorking } from '#shared/calendar/index.ts';
import { onDay } from './dated.ts';
import type { DatedOccurrence } from './occurrence.ts';
import type { Scope } from './scope.ts';

type Recurring = DeadlineOf<'RECUR' | 'RECUR_MONTH_DAY' | 'RECUR_QEND_DAY'>;
type Placed = DeadlineOf<'RECUR'>;

interface Cycle extends Window {
  readonly label: string;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

function* years(from: PlainDate, to: PlainDate): Generator<number> {
  for (let year = partsOf(from).year; year <= partsOf(to).year; year += 1) yield year;
}

function cyclesOfYear(year: number, every: RecurrenceUnit): Cycle[] {
  const months = (step: number): number[] => Array.from({ length: 12 / step }, (_, i) => i * step + step);
  switch (every) {
    case 'month':
      return months(1).map((m) => ({ ...monthWindow(year, m), label: `Tháng ${m}/${year}` }));
    case 'quarter':
      return ROMAN.map((roman, i) => ({ ...quarterWindow(year, i + 1), label: `Quý ${roman}/${year}` }));
    case 'half-year':
      return [
        { from: dateOf(year, 1, 1), to: dateOf(year, 6, 30), label: `6 tháng đầu năm ${year}` },
        { from: dateOf(year, 7, 1), to: dateOf(year, 12, 31), label: `6 tháng cuối năm ${year}` },
      ];
    default:
      return [{ ...yearWindow(year), label: `Năm ${year}` }];
  }
}

const short = (date: PlainDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** Weeks from Monday to Sunday and days, whole ones within the window. */
function shortCycles(from: PlainDate, to: PlainDate, length: 1 | 7): Cycle[] {
  const first = length === 1 ? from : addDays(from, (8 - weekday(from)) % 7);
  return Array.from({ length: Math.max(0, Math.floor((daysBetween(first, to) + 1) / length)) }, (_, i) => {
    const start = addDays(first, i * length);
    return {
      from: start,
      to: addDays(start, length - 1),
      label: `${length === 1 ? 'Ngày' : 'Tuần từ'} ${short(start)}`,
    };
  });
}

function cycles(every: RecurrenceUnit, interval: number, from: PlainDate, to: PlainDate): Cycle[] {
  const all =
    every === 'week' || every === 'day'
      ? shortCycles(from, to, every === 'week' ? 7 : 1)
      : [...years(from, to)].flatMap((year) => cyclesOfYear(year, every));
  return all.filter((cycle, i) => i % interval === 0 && cycle.to >= from && cycle.from <= to);
}

/** The month in which a placed occurrence of a cycle falls; the cycle's last when nothing says. */
function monthOf(cycle: Window, { month, quarter, month_of_quarter: third, next }: Placed): Window {
  const last = partsOf(cycle.to);
  const first = partsOf(cycle.from);
  const index =
    first.year * 12 -
    1 +
    (month ?? (quarter !== undefined ? quarter * 3 : third !== undefined ? first.month + third - 1 : last.month));
  const moved = index + (next ? (last.year - first.year) * 12 + last.month - first.month + 1 : 0);
  return monthWindow(Math.floor(moved / 12), (moved % 12) + 1);
}

/** «ngày làm việc cuối cùng của tháng», «ngày làm việc thứ 5 của tháng». */
function onWorkday({ calendar }: Scope, { from, to }: Window, n: number): Window {
  return { from, to: n === -1 ? calendar.onOrBefore(to) : countWorking(calendar, addDays(from, -1), n).due };
}

/** First and last day of an occurrence within its cycle. */
function place(scope: Scope, cycle: Cycle, rule: Placed): Window {
  if (rule.workday !== undefined) return onWorkday(scope, cycle, rule.workday);
  if (rule.every === 'week' || rule.every === 'day') {
    const day = rule.weekday === undefined ? cycle.to : addDays(cycle.from, rule.weekday - 1);
    return { from: cycle.from, to: rule.every === 'week' && rule.weekday === undefined ? addDays(cycle.from, 4) : day };
  }
  const month = monthOf(cycle, rule);
  const { year, month: number } = partsOf(month.to);
  if (rule.day !== undefined) return { from: cycle.from, to: dayWithin(year, number, rule.day) };
  if (rule.week !== undefined) return weekWindow(year, number, rule.week);
  if (rule.quarter !== undefined) return { from: quarterWindow(year, rule.quarter).from, to: month.to };
  const inMonth = rule.month !== undefined || rule.month_of_quarter !== undefined;
  return inMonth ? month : { from: cycle.from, to: month.to };
}

/** The report of the last quarter is the year's (national reporting rules: Q1, Q2, Q3 and year). */
const labelOf = (rule: Recurring, cycle: Cycle): string =>
  rule.kind === 'RECUR_QEND_DAY' && partsOf(cycle.to).month === 12 ? `Năm ${partsOf(cycle.to).year}` : cycle.label;

function normalised(rule: Recurring): Placed {
  if (rule.kind === 'RECUR') return rule;
  const { kind: _kind, ...rest } = rule;
  return rule.kind === 'RECUR_QEND_DAY' ? { kind: 'RECUR', ...rest, month_of_quarter: 3 } : { kind: 'RECUR', ...rest };
}

/** Day 31 stands for the end of the period, so several times in it are spread evenly. */
function spread(window: Window, times: number): Window[] {
  const length = daysBetween(window.from, window.to) + 1;
  return Array.from({ length: times }, (_, i) => ({
    from: addDays(window.from, Math.floor((length * i) / times)),
    to: addDays(window.from, Math.floor((length * (i + 1)) / times) - 1),
  }));
}

const later = (a: PlainDate, b: PlainDate | undefined): PlainDate => (b !== undefined && b > a ? b : a);
const earlier = (a: PlainDate, b: PlainDate | undefined): PlainDate => (b !== undefined && b < a ? b : a);

/** Every occurrence that falls due in the plan's time, none before the plan's issue; [] when how often is unknown. */
export function recurrences(scope: Scope, rule: Recurring): DatedOccurrence[] {
  const placed = normalised(rule);
  if (placed.every === null) return [];
  const from = later(dateOf(scope.firstYear, 1, 1), placed.from);
  const to = earlier(dateOf(scope.lastYear, 12, 31), placed.to);
  if (from > to) return [];
  return cycles(placed.every, placed.interval ?? 1, from, to).flatMap((cycle) =>
    spread(place(scope, cycle, placed), placed.times ?? 1)
      .filter(({ to: due }) => scope.issued === undefined || due >= scope.issued)
      .map((window, i) => {
        const times = placed.times === undefined ? '' : `, lần ${i + 1}`;
        return onDay(scope, window.to, placed.exclusive === true && placed.time === undefined, {
          start: window.from,
          ...(placed.time === undefined ? {} : { time: placed.time }),
          label: labelOf(rule, cycle) + times,
          actor: rule.actor,
          what: rule.what,
        });
      }),
  );
}
