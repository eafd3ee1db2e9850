/** The lines of a cost sheet in a form: fields `line-0-activity`, `line-0-hours` …, a blank line for one more at the end. */
import { LIMITS, totalOf, type CostLine, type CostSheet } from '#shared/compliance-cost/index.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { FieldError } from '../components/error-summary.tsx';
import { errorsOf, requiredText, textOf, type Form } from '../form-reading.ts';
import { readAmount } from './read-amount.ts';

type Column = Exclude<keyof CostLine, 'activity'>;

export interface ColumnWords {
  readonly column: Column;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
}

export const COLUMN_WORDS: readonly ColumnWords[] = [
  { column: 'hours', label: 'Thời gian (giờ)', hint: 'Giờ làm việc cho một hồ sơ, ví dụ 12,5' },
  { column: 'hourlyIncome', label: 'Thu nhập bình quân một giờ (đồng)', hint: 'Ví dụ 40.000' },
  {
    column: 'services',
    label: 'Thuê dịch vụ, tư vấn cho một hồ sơ (đồng)',
    hint: 'Bỏ trống nếu không có',
    optional: true,
  },
  { column: 'fees', label: 'Phí, lệ phí một hồ sơ (đồng)', hint: 'Bỏ trống nếu không có', optional: true },
  { column: 'timesPerYear', label: 'Số lần thực hiện một năm' },
  { column: 'subjects', label: 'Số đối tượng tuân thủ một năm' },
];

export const lineField = (line: number, column: keyof CostLine): string => `line-${String(line)}-${column}`;
const FIELD = /^line-(\d{1,3})-activity$/u;

/** How many lines the form has, blank ones included; their numbers run from 0. */
export function lineCount(form: URLSearchParams): number {
  const numbers = [...form.keys()].flatMap((name) => FIELD.exec(name)?.[1] ?? []).map(Number);
  return Math.min(LIMITS.lines + 1, Math.max(0, ...numbers.map((number) => number + 1)));
}

const isBlank = (form: Form, line: number): boolean =>
  textOf(form, lineField(line, 'activity')) === '' &&
  COLUMN_WORDS.every(({ column }) => textOf(form, lineField(line, column)) === '');

/** Reads the lines that are not blank; every fault beside its field. */
export function readCostLines(form: URLSearchParams): Result<CostSheet, readonly FieldError[]> {
  const lines = Array.from({ length: lineCount(form) }, (_, line) => line).filter((line) => !isBlank(form, line));
  const read = lines.map((line) => readLine(form, line));
  const errors = read.flatMap((line) => (line.ok ? [] : line.error));
  const sheet = read.flatMap((line) => (line.ok ? [line.value] : []));
  if (errors.length > 0) return err(errors);
  if (sheet.length > LIMITS.lines)
    return err([{ message: `Nhiều nhất ${String(LIMITS.lines)} dòng. Gộp các công việc giống nhau.` }]);
  const total = totalOf(sheet);
  if (total > LIMITS.yearlyCost) return err([{ field: lineField(lines[0] ?? 0, 'hours'), message: tooDear(total) }]);
  return ok(sheet);
}

const tooDear = (total: number): string =>
  `Tổng chi phí ${formatNumber(total)} đồng một năm là không thể. Kiểm tra lại số giờ, mức thu nhập và số đối tượng.`;

function readLine(form: Form, line: number): Result<CostLine, readonly FieldError[]> {
  const activity = requiredText(form, lineField(line, 'activity'), {
    missing: `Dòng ${String(line + 1)}: ghi công việc, hoặc xóa hết các ô của dòng này.`,
    longest: 300,
  });
  const amount = (column: Column) => {
    const words = COLUMN_WORDS.find((each) => each.column === column);
    return readAmount(form, {
      field: lineField(line, column),
      what: `Dòng ${String(line + 1)}, ${(words?.label ?? column).toLocaleLowerCase('vi')}`,
      max: LIMITS[column],
      decimals: column === 'hours' ? 2 : 0,
      optional: words?.optional ?? false,
    });
  };
  const hours = amount('hours');
  const hourlyIncome = amount('hourlyIncome');
  const services = amount('services');
  const fees = amount('fees');
  const timesPerYear = amount('timesPerYear');
  const subjects = amount('subjects');
  const amounts = { hours, hourlyIncome, services, fees, timesPerYear, subjects };
  if (!activity.ok || !hours.ok || !hourlyIncome.ok || !services.ok || !fees.ok || !timesPerYear.ok || !subjects.ok)
    return err(errorsOf(activity, ...Object.values(amounts)));
  return ok({
    activity: activity.value,
    hours: hours.value,
    hourlyIncome: hourlyIncome.value,
    services: services.value,
    fees: fees.value,
    timesPerYear: timesPerYear.value,
    subjects: subjects.value,
  });
}

/** A kept sheet as the form shows it. */
export function formOfLines(lines: CostSheet): URLSearchParams {
  const form = new URLSearchParams();
  for (const [index, line] of lines.entries()) {
    form.set(lineField(index, 'activity'), line.activity);
    for (const { column } of COLUMN_WORDS) form.set(lineField(index, column), formatNumber(line[column]));
  }
  return form;
}
