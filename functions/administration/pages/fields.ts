/** Reading the fields that several forms about units and people share. */
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, dateTextFrom, dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { unitMeant } from '../domain/search.ts';

const emailSchema = z.email().max(320);

/** An address, or null when the field is empty. */
export function optionalEmail(form: Form, name: string): Result<string | null, FieldError> {
  const text = textOf(form, name);
  if (text === '') return ok(null);
  if (emailSchema.safeParse(text).success) return ok(text);
  return err({ field: name, message: 'Thư điện tử không đúng dạng. Nhập như ten@coquan.gov.vn, hoặc để trống.' });
}

/** A date, or null when all three parts are empty. */
export function optionalDate(form: Form, name: string, what: string): Result<PlainDate | null, FieldError> {
  const { day, month, year } = dateTextOf(form, name);
  return day + month + year === '' ? ok(null) : dateOfForm(form, name, what);
}

/** The fields of a date input, filled in. */
export function dateFields(name: string, date: PlainDate | null): Record<string, string> {
  if (date === null) return {};
  const { day, month, year } = dateTextFrom(date);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

const LONGEST_NAME = 200;

/** A name: there, on one line, without the semicolon that parts names in lists. */
export function nameIn(form: Form, name: string, missing: string, longest = LONGEST_NAME): Result<string, FieldError> {
  const text = textOf(form, name).replace(/\s+/gu, ' ');
  if (text === '') return err({ field: name, message: missing });
  if (text.length > longest)
    return err({ field: name, message: `Tên dài ${text.length} ký tự; rút gọn còn tối đa ${longest} ký tự.` });
  if (text.includes(';')) return err({ field: name, message: 'Tên không được có dấu chấm phẩy.' });
  return ok(text);
}

/** The lines of a text area that are not empty. */
export const linesOf = (form: Form, name: string): readonly string[] =>
  textOf(form, name)
    .split(/\r?\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');

const LONGEST_LIST = 50;

/** Other names, one a line. */
export function namesIn(form: Form, name: string): Result<readonly string[], FieldError> {
  const lines = linesOf(form, name);
  if (lines.length > LONGEST_LIST) return err({ field: name, message: `Tối đa ${LONGEST_LIST} tên.` });
  const wrong = lines.find((line) => line.length > LONGEST_NAME || line.includes(';'));
  return wrong === undefined
    ? ok(lines)
    : err({ field: name, message: `Mỗi dòng một tên, không quá ${LONGEST_NAME} ký tự, không có dấu chấm phẩy.` });
}

/** The unit typed by code or name. */
export function unitIn(
  form: Form,
  name: string,
  { organisation, date }: { readonly organisation: Organisation; readonly date: PlainDate },
): Result<Unit, FieldError> {
  const text = textOf(form, name);
  if (text === '') return err({ field: name, message: 'Chưa nhập đơn vị. Nhập mã hoặc tên đầy đủ.' });
  const meant = unitMeant(organisation, text, date);
  return meant.ok ? meant : err({ field: name, message: meant.error });
}
