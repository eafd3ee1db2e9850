/** The template as two CSV files: UTF-8, fields parted by commas, semicolons (Excel with Vietnamese settings) or tabs. */
import { withShortRuns } from '#shared/kernel/runs.ts';
import { err, type Result, ok } from '#shared/kernel/result.ts';
import type { Organisation } from '../organisation.ts';
import { organisationFrom, tablesOf, type ImportResult } from './tables.ts';
import type { ImportProblem, Table, TableRow } from './table.ts';
import { PEOPLE_SHEET, UNIT_SHEET } from './template.ts';

export interface CsvFiles {
  readonly units: Uint8Array;
  readonly people: Uint8Array;
}

export function readCsv(files: CsvFiles): ImportResult {
  const units = tableFrom(UNIT_SHEET, files.units);
  const people = tableFrom(PEOPLE_SHEET, files.people);
  if (units.ok && people.ok) return organisationFrom({ units: units.value, people: people.value });
  return err([units, people].flatMap((table) => (table.ok ? [] : [table.error])));
}

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
export function writeCsv(organisation: Organisation): CsvFiles {
  const { units, people } = tablesOf(organisation);
  const bytes = ({ rows }: Table): Uint8Array =>
    new TextEncoder().encode(`\uFEFF${rows.map(({ cells }) => cells.map(quoted).join(',')).join('\r\n')}\r\n`);
  return { units: bytes(units), people: bytes(people) };
}

const quoted = (cell: string): string => (/[",\r\n;\t]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function tableFrom(sheet: string, bytes: Uint8Array): Result<Table, ImportProblem> {
  const broken = (message: string, remedy: string, row: number | null = null): Result<Table, ImportProblem> =>
    err({ sheet, row, column: null, message, remedy });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken('Tệp không phải bảng mã UTF-8.', 'Trong Excel, lưu dạng «CSV UTF-8» rồi nhập lại.');
  }
  const { rows, openQuote } = recordsIn(text, separatorOf(text));
  if (openQuote !== null) return broken('Dấu nháy kép mở ra mà không đóng lại.', 'Thêm dấu nháy kép đóng.', openQuote);
  return ok({ sheet, rows });
}

/** The one that the line of headings has most of. */
function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (separator: string): number => head.split(separator).length;
  return [';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** RFC 4180: quoted fields may hold separators, line breaks and doubled quotes. */
function recordsIn(text: string, separator: string): { rows: readonly TableRow[]; openQuote: number | null } {
  const rows: TableRow[] = [];
  let [line, start] = [1, 1];
  let cells: string[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)("?)|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r?\\n|\\r|$)`,
    'uy',
  );
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [whole, quote, closed, plain = '', end = ''] = field.exec(text) ?? [];
    if (whole === undefined || (quote !== undefined && closed === '')) return { rows, openQuote: line };
    cells.push(withShortRuns(quote === undefined ? plain : quote.replaceAll('""', '"')));
    line += whole.split('\n').length - 1;
    if (end !== separator || at + whole.length === text.length) {
      rows.push({ number: start, cells });
      [cells, start] = [[], line];
    }
  }
  return { rows, openQuote: null };
}
