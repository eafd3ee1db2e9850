/** The fields of a yearly notice: number, date, list of days; and the short form for one swap. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { YearNotice } from '#shared/calendar/index.ts';
import type { Reference } from '#shared/reference/index.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { calendarYear, settledNotice, type CalendarYear } from '../domain/calendar-year.ts';
import { noticeProblems } from '../domain/notice-checks.ts';
import { noticeFrom, noticeReference, readNoticeList, writeNoticeList } from '../domain/notice-list.ts';

const LONGEST_LIST = 5000;

export const initialNoticeForm = ({ notice }: CalendarYear): URLSearchParams =>
  new URLSearchParams({ days: writeNoticeList(notice) });

/** The notice the form describes; every error of a line stands at the list. */
export function readNoticeForm(
  form: Form,
  year: number,
  reference: Reference,
): Result<YearNotice, readonly FieldError[]> {
  const number = requiredText(form, 'number', { missing: 'Chưa nhập số văn bản, ví dụ 2450/VPCP-KGVX.', longest: 100 });
  const date = dateOfForm(form, 'date', 'Ngày văn bản');
  const days = daysIn(form, year, reference);
  const errors = [
    ...(number.ok ? [] : [number.error]),
    ...(date.ok ? [] : [date.error]),
    ...(days.ok ? [] : days.error.map((message) => ({ field: 'days', message }))),
  ];
  if (!number.ok || !date.ok || !days.ok) return err(errors);
  const before = calendarYear(reference, year).notice;
  return ok(noticeFrom(days.value, { year, reference: noticeReference(number.value, date.value), before }));
}

function daysIn(form: Form, year: number, reference: Reference): ReturnType<typeof readNoticeList> {
  const text = form.get('days') ?? '';
  if (text.length > LONGEST_LIST) return err([`Danh sách dài ${text.length} ký tự; tối đa ${LONGEST_LIST} ký tự.`]);
  const read = readNoticeList(text, year);
  if (!read.ok) return read;
  const neighbours = { before: settledNotice(reference, year - 1), after: settledNotice(reference, year + 1) };
  const problems = noticeProblems(read.value, year, neighbours);
  return problems.length === 0 ? read : err(problems);
}

/** The line that the short form adds to the list. */
export function quickLine(form: Form): Result<string, FieldError> {
  const [off, makeUp, name] = ['quick-off', 'quick-make-up', 'quick-name'].map((field) => textOf(form, field));
  if (off === undefined || off === '')
    return err({ field: 'quick-off', message: 'Chưa nhập ngày nghỉ. Nhập như 29/4 hoặc 16/2 - 20/2.' });
  if (makeUp !== undefined && makeUp !== '') return ok(`${off}: hoán đổi, làm bù ${makeUp}`);
  if (name === undefined || name === '')
    return err({
      field: 'quick-name',
      message: 'Nhập tên ngày nghỉ, ví dụ «nghỉ bù Quốc khánh»; nếu là ngày hoán đổi thì nhập ngày làm bù.',
    });
  return ok(`${off}: ${/^nghỉ/iu.test(name) ? name : `nghỉ ${name}`}`);
}
