/** Figures as people type them: «87,5», «87.5 %», «100». */
import { err, ok, type Result } from '#shared/kernel/result.ts';

const NUMBER = /^\d{1,9}(?:[.,]\d{1,4})?$/u;

/** Null for an empty field. The error is Vietnamese and says what to type. */
export function readFigure(typed: string, unit: string | null): Result<number | null, string> {
  const text = typed.trim().replace(/%$/u, '').trim();
  if (text === '') return ok(null);
  if (/^[-−–]/u.test(text)) return err(`«${shown(text)}» là số âm. Nhập số từ 0 trở lên.`);
  if (!NUMBER.test(text)) return err(`«${shown(text)}» không phải là số. Nhập như 87,5, không kèm chữ.`);
  const value = Number(text.replace(',', '.'));
  return unit === '%' && value > 100
    ? err(`${shown(text)} lớn hơn 100%. Nhập tỷ lệ từ 0 đến 100, ví dụ 87,5.`)
    : ok(value);
}

const shown = (typed: string): string => (typed.length > 20 ? `${typed.slice(0, 20)}…` : typed);

/** 87.5 is «87,5». */
export const figureText = (value: number): string => String(value).replace('.', ',');
