/** Tables of targets: what share is to be reached, by whom. */
import type { PlanTarget, TargetRule } from '../imported-plan.ts';
import { agenciesOf } from './agency-cell.ts';
import { flat } from './cell-text.ts';
import { phraseOf } from './deadline-cell.ts';
import { type DraftRow, textOf } from './draft-row.ts';
import type { ProseLine } from './grid.ts';
import { logicalRows } from './logical-rows.ts';
import type { LogicalTable } from './logical-tables.ts';

type Operator = PlanTarget['op'];

const OPERATORS: readonly (readonly [RegExp, Operator])[] = [
  [/tối thiểu|ít nhất|trở lên|không (?:thấp|nhỏ|ít) hơn|≥|>=/iu, '>='],
  [/tối đa|không quá|trở xuống|không (?:cao|lớn|nhiều) hơn|≤|<=/iu, '<='],
  [/(?<!\p{L})(?:trên|hơn|vượt)(?!\p{L})|>/iu, '>'],
  [/(?<!\p{L})dưới(?!\p{L})|</iu, '<'],
];

/** «Tối thiểu 80», «≥ 95,5%», «100». Anything but exactly one number stays unread. */
export function readTargetValue(printed: string): { op: Operator; value: number | null; percent: boolean } {
  const [number, ...more] = printed.match(/\d+(?:[.,]\d+)?/gu) ?? [];
  const percent = printed.includes('%');
  if (number === undefined || more.length > 0) return { op: null, value: null, percent };
  const op = OPERATORS.find(([words]) => words.test(printed))?.[1] ?? '=';
  return { op, value: Number(number.replace(',', '.')), percent };
}

function targetOf(row: DraftRow, asksCoordinating: boolean): PlanTarget {
  const printed = flat(textOf(row, 'target') || textOf(row, 'product') || textOf(row, 'title'));
  const { op, value, percent } = readTargetValue(printed);
  const { lead, coordinating } = agenciesOf(row);
  const unit = flat(textOf(row, 'unit'));
  const phrase = phraseOf(row);
  const no = row.number?.text ?? null;
  return {
    no: no !== null && /^\d+$/u.test(no) ? Number(no) : no,
    title: flat(textOf(row, 'title')),
    unit: unit === '' ? (percent ? '%' : null) : unit,
    op,
    value,
    value_printed: printed,
    leads: [...lead],
    coordinating: [...coordinating],
    ...(phrase === '' ? {} : { deadline_phrase: phrase }),
    review_reasons: asksCoordinating && coordinating.length === 0 ? ['coordinating-missing'] : [],
    source: { from: row.from, to: row.to },
  };
}

export function readTargets(table: LogicalTable): readonly PlanTarget[] {
  const asksCoordinating = table.columns.some(({ role }) => role === 'coordinating');
  return logicalRows(table)
    .filter((row) => !row.alone && textOf(row, 'title') !== '' && row.number?.kind !== 'roman')
    .map((row) => targetOf(row, asksCoordinating));
}

const FLOOR = /không (?:thấp|nhỏ) hơn/iu;
const CASE = /^([a-zđ])\)\s*(.+)$/iu;

/**
 * How each unit's own target follows: a sentence that sets the floor and the cases below it, printed above the table
 * (Quảng Nam 2024, «Nguyên tắc thực hiện chỉ tiêu»).
 */
export function readTargetRule(headings: readonly ProseLine[]): TargetRule | null {
  const start = headings.findIndex(({ text }) => FLOOR.test(text) && !CASE.test(text));
  const floor = headings[start];
  if (floor === undefined) return null;
  const cases: { label: string; text: string }[] = [];
  let last = floor.line;
  for (const { text, line } of headings.slice(start + 1)) {
    const match = CASE.exec(text);
    if (match === null) break;
    cases.push({ label: (match[1] ?? '').toLowerCase(), text: match[2] ?? '' });
    last = line;
  }
  return { floor: floor.text, cases, source: { from: floor.line, to: last } };
}
