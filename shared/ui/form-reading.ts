/** Reading what people typed into a form. The text itself is kept as typed, so that a form shown again shows it. */
import { dateOf, daysInMonth, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { DatePart } from './components/date-input.tsx';
import type { FieldError } from './components/error-summary.tsx';

/** The fields of a posted form; the portal has made them NFC. */
export type Form = Pick<URLSearchParams, 'get' | 'getAll'>;

/** The text of a field without the blanks around it; empty when it was not sent. */
export const textOf = (form: Form, name: string): string => form.get(name)?.trim() ?? '';

/** The three parts of a date as they were typed (components/date-input.tsx). */
export const dateTextOf = (form: Form, name: string): Readonly<Record<DatePart, string>> => ({
  day: textOf(form, `${name}-day`),
  month: textOf(form, `${name}-month`),
  year: textOf(form, `${name}-year`),
});

const NUMBER = /^\d{1,4}$/u;

/**
 * The date of a field; what is wrong with it in Vietnamese. `what` names the date at the start of a sentence, e.g. «Ngày
 * văn bản».
 */
export function dateOfForm(form: Form, name: string, what: string): Result<PlainDate, FieldError> {
  const { day, month, year } = dateTextOf(form, name);
  const wrong = (message: string): Result<PlainDate, FieldError> => err({ field: name, message });
  if (day === '' && month === '' && year === '') return wrong(`${what}: chưa nhập. Nhập đủ ngày, tháng, năm.`);
  if (![day, month, year].every((part) => NUMBER.test(part)))
    return wrong(`${what}: nhập ngày, tháng, năm bằng số, ví dụ 5 – 3 – 2026.`);
  if (year.length !== 4) return wrong(`${what}: nhập năm đủ bốn chữ số.`);
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))
    return wrong(`${what}: không có ngày ${day}/${month}/${year}. Kiểm tra lại ngày và tháng.`);
  return ok(dateOf(Number(year), Number(month), Number(day)));
}

/** The parts of a known date, to fill a date input with. */
export const dateTextFrom = (date: PlainDate): Readonly<Record<DatePart, string>> => ({
  day: String(Number(date.slice(8, 10))),
  month: String(Number(date.slice(5, 7))),
  year: date.slice(0, 4),
});

/** Text that must be there, of at most `longest` characters. `what` names the field where a form has several texts. */
export function requiredText(
  form: Form,
  name: string,
  {
    missing,
    longest = 2000,
    what = 'Nội dung',
  }: { readonly missing: string; readonly longest?: number; readonly what?: string },
): Result<string, FieldError> {
  const text = textOf(form, name);
  if (text === '') return err({ field: name, message: missing });
  if (text.length > longest)
    return err({ field: name, message: `${what} dài ${text.length} ký tự; rút gọn còn tối đa ${longest} ký tự.` });
  return ok(text);
}

/** The errors of several fields read side by side, in their order. */
export const errorsOf = (...read: readonly Result<unknown, FieldError>[]): readonly FieldError[] =>
  read.flatMap((result) => (result.ok ? [] : [result.error]));
