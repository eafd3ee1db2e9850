/** Recurring deadlines as canonical Vietnamese. */
import { partsOf } from '#shared/kernel/civil-date.ts';
import type { DeadlineOf, RecurrenceUnit } from './deadline.ts';

const UNITS: Readonly<Record<RecurrenceUnit, string>> = {
  day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  'half-year': '6 tháng',
  year: 'năm',
};
const ROMAN = ['', 'I', 'II', 'III', 'IV'] as const;
const ORDINALS = ['', 'đầu', 'thứ hai', 'cuối'] as const;
const WEEKDAYS = ['', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy'] as const;

type Recur = DeadlineOf<'RECUR'>;
type Series = Pick<Recur, 'from' | 'to'>;

const workday = (n: number): string => (n === -1 ? 'cuối cùng' : n === 1 ? 'đầu tiên' : `thứ ${n}`);
const hour = (time: string | undefined): string => (time === undefined ? '' : `${time.replace(':', 'h')} `);
const week = (n: number): string => (n === -1 ? 'tuần cuối' : `tuần thứ ${n}`);

/** «ngày 5 của tháng đầu của quý sau»: names its cycle itself. */
function inQuarter(rule: Recur, third: number): string {
  const month = `tháng ${ORDINALS[third] ?? ''} của quý${rule.next ? ' sau' : ''}`;
  if (rule.week !== undefined) return `${week(rule.week)} của ${month}`;
  return rule.day === undefined ? month : `ngày ${rule.day} của ${month}`;
}

/** The place within a week or year, which leaves the cycle to be named. */
function inCycle({ weekday, quarter, month, day }: Recur): string | undefined {
  if (weekday !== undefined) return `thứ ${WEEKDAYS[weekday] ?? ''}`;
  if (quarter !== undefined) return `Quý ${ROMAN[quarter] ?? ''}`;
  if (month === undefined) return undefined;
  return day === undefined ? `Tháng ${month}` : `ngày ${day}/${month}`;
}

function placed(rule: Recur, unit: string): string | undefined {
  if (rule.month_of_quarter !== undefined) return inQuarter(rule, rule.month_of_quarter);
  if (rule.workday !== undefined) return `ngày làm việc ${workday(rule.workday)} của ${unit}`;
  if (rule.week !== undefined) return `${week(rule.week)} của mỗi ${unit}`;
  const where = inCycle(rule);
  return where === undefined ? undefined : `${where} hằng ${unit}`;
}

function series({ from, to }: Series): string {
  if (from === undefined) return '';
  return ` từ năm ${partsOf(from).year}${to === undefined ? '' : ` đến năm ${partsOf(to).year}`}`;
}

function recurrence(rule: Recur): string {
  if (rule.every === null) return 'Định kỳ';
  const unit = UNITS[rule.every];
  if (rule.times !== undefined) return `${rule.times} lần/${rule.interval ?? ''} ${unit}`.replace('/ ', '/');
  if (rule.interval !== undefined) return `${rule.interval} ${unit}/lần`;
  const where = placed(rule, unit);
  if (where !== undefined) return `${rule.exclusive ? 'trước ' : ''}${hour(rule.time)}${where}${series(rule)}`;
  return `${rule.every === 'half-year' ? 'Định kỳ ' : 'Hằng '}${unit}${series(rule)}`;
}

export function renderRecurrence(rule: DeadlineOf<'RECUR' | 'RECUR_MONTH_DAY' | 'RECUR_QEND_DAY'>): string {
  if (rule.kind === 'RECUR') return recurrence(rule);
  const day = `${rule.exclusive ? 'Trước ' : ''}${hour(rule.time)}ngày ${rule.day}`;
  const cycle = rule.kind === 'RECUR_QEND_DAY' ? 'của tháng cuối quý' : rule.next ? 'tháng sau' : 'hằng tháng';
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${cycle}${series(rule)}`;
}
