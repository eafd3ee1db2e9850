/** An organisation brought in from outside, beside the one in force: what is new, changed, and missing. */
import type { Organisation } from '#shared/org/index.ts';
import type { ImportProblem } from '#shared/org/workbook/table.ts';
import { PEOPLE_SHEET, UNIT_SHEET } from '#shared/org/workbook/template.ts';

export interface Comparison {
  readonly units: Counts;
  readonly people: Counts;
}
interface Counts {
  readonly total: number;
  readonly added: number;
  readonly changed: number;
}

export const comparisonOf = (before: Organisation, after: Organisation): Comparison => ({
  units: countsOf(before.units, after.units),
  people: countsOf(before.people, after.people),
});

function countsOf(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): Counts {
  const known = new Map(before.map((record) => [record.id, JSON.stringify(record)]));
  const changed = after.filter((record) => known.has(record.id) && known.get(record.id) !== JSON.stringify(record));
  return {
    total: after.length,
    added: after.filter(({ id }) => !known.has(id)).length,
    changed: changed.length,
  };
}

/** Units and people are closed, never removed: their work and their records are still there. */
export function missingIn(before: Organisation, after: Organisation): readonly ImportProblem[] {
  const kept = new Set<string>([...after.units, ...after.people].map(({ id }) => id));
  const units = before.units.filter(({ id }) => !kept.has(id));
  const people = before.people.filter(({ id }) => !kept.has(id));
  return [
    ...units.map(({ id }) =>
      missing(UNIT_SHEET, `Tệp không có đơn vị mã «${id}» đang có trong hệ thống.`, 'Giữ dòng đó và ghi «Đến ngày».'),
    ),
    ...people.map(({ id, name }) =>
      missing(
        PEOPLE_SHEET,
        `Tệp không có ${name} (mã «${id}») đang có trong hệ thống.`,
        'Giữ dòng đó và ghi «Đến ngày» cho vai trò.',
      ),
    ),
  ];
}

const missing = (sheet: string, message: string, remedy: string): ImportProblem => ({
  sheet,
  row: null,
  column: 'Mã',
  message,
  remedy,
});
