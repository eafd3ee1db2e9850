/** What an officer typed into a form, or an Excel sheet held, read as figures; every fault beside its cell. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatNumber, readNumber, type NumberFault } from '#shared/kernel/vietnamese-number.ts';
import { brokenChecks, withTotals, type CellProblem, type Figures } from './figures.ts';
import type { Column, Form } from './form.ts';

/** What stands in each cell, as typed. */
export type Typed = Readonly<Record<string, string>>;

const FAULTS: Readonly<Record<NumberFault, (text: string) => string>> = {
  empty: () => 'Chưa nhập số. Nếu không phát sinh, nhập 0.',
  'not-a-number': (text) => `«${text}» không phải là số. Chỉ nhập chữ số, ví dụ 1.234.`,
  'misplaced-dots': (text) =>
    `«${text}» có dấu chấm sai chỗ: dấu chấm ngăn từng nhóm ba chữ số. Nhập lại, ví dụ 1.234 hoặc 1234.`,
};

/** A cell counts dossiers, procedures, petitions: a whole number from 0 to the form's largest. */
function readCell(text: string, largest: number): Result<number, string> {
  const shown = text.trim().slice(0, 40);
  const reading = readNumber(text);
  if (!reading.ok) return err(FAULTS[reading.fault](shown));
  const { value } = reading;
  if (value < 0) return err(`«${shown}» là số âm. Số liệu báo cáo từ 0 trở lên.`);
  if (!Number.isInteger(value))
    return err(
      `«${shown}» là số lẻ (dấu phẩy ngăn phần thập phân), ở đây phải là số nguyên. ` +
        'Nếu muốn ngăn hàng nghìn, dùng dấu chấm.',
    );
  if (value > largest)
    return err(`«${shown}» lớn bất thường: một ô nhiều nhất là ${formatNumber(largest)}. Kiểm tra lại số chữ số.`);
  return ok(value);
}

/** The columns somebody types: those of that kind, and the carried ones the previous report does not give. */
export const columnsToType = (form: Pick<Form, 'columns'>, carried: Figures): readonly Column[] =>
  form.columns.filter(
    ({ id, cell }) => cell.kind === 'typed' || (cell.kind === 'carried' && carried[id] === undefined),
  );

/**
 * The whole row with its totals. `carried`: what the previous accepted report left, by column; these cells are not
 * typed. Checks are made only of a row that can be read, so that one slip is one message.
 */
export function readCells(form: Form, typed: Typed, carried: Figures = {}): Result<Figures, readonly CellProblem[]> {
  const read = columnsToType(form, carried).map(({ id }) => ({ id, cell: readCell(typed[id] ?? '', form.largest) }));
  const problems = read.flatMap(({ id, cell }) => (cell.ok ? [] : [{ column: id, message: cell.error }]));
  if (problems.length > 0) return err(problems);
  const values = read.flatMap(({ id, cell }) => (cell.ok ? [[id, cell.value] as const] : []));
  const figures = withTotals(form, { ...Object.fromEntries(values), ...carried });
  const broken = brokenChecks(form, figures);
  return broken.length > 0 ? err(broken) : ok(figures);
}
