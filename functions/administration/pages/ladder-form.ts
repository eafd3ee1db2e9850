/** Reading a ladder as it was typed, row by row. */
import { audienceSchema, ladderSchema, type Ladder } from '#shared/casework/index.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';

/** Steps a form has room for. */
export const ROWS = 10;
/** The place of the form for a ladder of a new name. */
export const NEW = 'them';
const NAME = /^[a-z0-9][a-z0-9:#-]{0,79}$/u;

/** −3, 0, +1. */
export const signed = (offset: number): string => (offset > 0 ? `+${offset}` : String(offset).replace('-', '−'));

export function ladderIn(form: Form): Result<Ladder, readonly FieldError[]> {
  const rows = Array.from({ length: ROWS }, (_, row) => row).filter((row) => textOf(form, `offset-${row}`) !== '');
  const read = rows.map((row) => stepIn(form, row));
  const wrong = errorsOf(...read);
  if (wrong.length > 0) return err(wrong);
  const steps = read.flatMap((step) => (step.ok ? [step.value] : [])).sort((a, b) => a.offset - b.offset);
  if (steps.length === 0) return err([{ field: 'offset-0', message: 'Cần ít nhất một bậc.' }]);
  const repeated = steps.find(({ offset }, place) => steps[place - 1]?.offset === offset);
  if (repeated !== undefined) {
    const row = rows.findLast((at) => Number(minus(textOf(form, `offset-${at}`))) === repeated.offset) ?? 0;
    return err([{ field: `offset-${row}`, message: `Số ngày ${signed(repeated.offset)} đã có ở bậc khác.` }]);
  }
  return ok(ladderSchema.parse(steps));
}

const minus = (text: string): string => text.replace(/^[−–]/u, '-').replace(/^\+/u, '');

function stepIn(form: Form, row: number): Result<Ladder[number], FieldError> {
  const field = `offset-${row}`;
  const text = minus(textOf(form, field));
  const offset = Number(text);
  if (!/^-?\d{1,2}$/u.test(text) || Math.abs(offset) > 60)
    return err({ field, message: `Bậc ${row + 1}: nhập số nguyên từ −60 đến 60.` });
  const audience = audienceSchema.safeParse(textOf(form, `audience-${row}`));
  return audience.success
    ? ok({ offset, audience: audience.data })
    : err({ field: `audience-${row}`, message: `Bậc ${row + 1}: chọn người được báo.` });
}

export const nameErrors = (name: string, ladders: Readonly<Record<string, Ladder>>): readonly FieldError[] => {
  if (!NAME.test(name) || name === NEW)
    return [{ field: 'name', message: 'Tên chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ pakn.' }];
  return Object.hasOwn(ladders, name) ? [{ field: 'name', message: `Đã có bậc nhắc «${name}»; hãy sửa bộ đó.` }] : [];
};
