/** Reads the notice being written: its conclusion, and the recommendations with their days. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { MOST_DAYS, MOST_RECOMMENDATIONS, type Draft, type Recommendation } from '../domain/conclusion.ts';

/** Fields of a recommendation by its place, from 0. */
export const whatField = (place: number): string => `recommendation-${String(place)}-what`;
export const daysField = (place: number): string => `recommendation-${String(place)}-days`;

export function formOf({ summary, recommendations }: Draft): URLSearchParams {
  const form = new URLSearchParams({ summary });
  for (const [place, { what, days }] of recommendations.entries()) {
    form.set(whatField(place), what);
    form.set(daysField(place), String(days));
  }
  return form;
}

/** How many rows the form has: those filled, and two more while there may be more. */
export function rowsOf(form: Form): number {
  let filled = 0;
  for (let place = 0; place < MOST_RECOMMENDATIONS; place += 1)
    if (textOf(form, whatField(place)) !== '') filled = place + 1;
  return Math.min(filled + 2, MOST_RECOMMENDATIONS);
}

function readRow(form: Form, place: number): Result<Recommendation | null, readonly FieldError[]> {
  const what = textOf(form, whatField(place));
  if (what === '') return ok(null);
  const days = textOf(form, daysField(place));
  const wrong = (field: string, message: string): Result<never, readonly FieldError[]> =>
    err([{ field, message: `Kiến nghị ${String(place + 1)}: ${message}` }]);
  if (what.length > 1000) return wrong(whatField(place), 'rút gọn còn tối đa 1.000 ký tự.');
  if (days === '') return wrong(daysField(place), 'chưa có thời hạn. Nhập số ngày kể từ ngày ban hành.');
  const isInRange = /^\d{1,3}$/u.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS;
  return isInRange
    ? ok({ what, days: Number(days) })
    : wrong(daysField(place), `thời hạn là số ngày từ 1 đến ${String(MOST_DAYS)}, ví dụ 15.`);
}

export function readDraft(form: Form): Result<Draft, readonly FieldError[]> {
  const summary = textOf(form, 'summary');
  const rows = Array.from({ length: MOST_RECOMMENDATIONS }, (_, place) => readRow(form, place));
  const errors = [
    ...(summary.length <= 4000 ? [] : [{ field: 'summary', message: 'Rút gọn kết luận còn tối đa 4.000 ký tự.' }]),
    ...rows.flatMap((row) => (row.ok ? [] : row.error)),
  ];
  if (errors.length > 0) return err(errors);
  const recommendations = rows.flatMap((row) => (row.ok && row.value !== null ? [row.value] : []));
  return ok({ summary, recommendations });
}
