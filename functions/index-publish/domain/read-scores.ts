/** What an officer typed, or an Excel sheet held, read as points; every fault beside its field. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatNumber, readNumber, type NumberFault } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { roundPoints } from './points.ts';
import { indicatorsOf, type Indicator, type Scale } from './scale.ts';
import type { Scores, UnitScores } from './sheet.ts';

/** What stands in each field, as typed, by {@link fieldOf}. */
export type Typed = Readonly<Record<string, string>>;

export const fieldOf = (unit: UnitId, { id }: Pick<Indicator, 'id'>): string => `${unit}.${id}`;

export interface ScoreProblem {
  readonly unit: UnitId;
  readonly indicator: Indicator;
  readonly field: string;
  readonly message: string;
}

const FAULTS: Readonly<Record<Exclude<NumberFault, 'empty'>, string>> = {
  'not-a-number': 'không phải là số. Chỉ nhập chữ số, dùng dấu phẩy cho phần lẻ, ví dụ 3,75.',
  'misplaced-dots': 'có dấu chấm sai chỗ. Phần lẻ viết sau dấu phẩy, ví dụ 3,75.',
};

/** Undefined for an empty field: that score is not entered yet. */
function readPoints(text: string, { max }: Indicator): Result<number | undefined, string> {
  const shown = `«${text.trim().slice(0, 40)}»`;
  const reading = readNumber(text);
  if (!reading.ok) return reading.fault === 'empty' ? ok(undefined) : err(`${shown} ${FAULTS[reading.fault]}`);
  const { value } = reading;
  if (value < 0) return err(`${shown} là số âm. Điểm từ 0 trở lên.`);
  if (value > max) return err(`${shown} vượt điểm tối đa ${formatNumber(max)} của chỉ số này.`);
  if (roundPoints(value) !== value) return err(`${shown} có quá hai chữ số sau dấu phẩy. Làm tròn đến hai chữ số.`);
  return ok(value);
}

/** The scores of the units whose fields were sent; others are left as they are. */
export function readScores(
  scale: Scale,
  units: readonly UnitId[],
  typed: Typed,
): Result<Scores, readonly ScoreProblem[]> {
  const problems: ScoreProblem[] = [];
  const scores: Record<UnitId, UnitScores> = {};
  for (const unit of units) {
    const own: Partial<Record<Indicator['id'], number>> = {};
    for (const indicator of indicatorsOf(scale)) {
      const field = fieldOf(unit, indicator);
      const read = readPoints(typed[field] ?? '', indicator);
      if (!read.ok) problems.push({ unit, indicator, field, message: read.error });
      else if (read.value !== undefined) own[indicator.id] = read.value;
    }
    scores[unit] = definedOnly(own);
  }
  return problems.length > 0 ? err(problems) : ok(scores);
}

const definedOnly = (points: Partial<Record<Indicator['id'], number>>): UnitScores =>
  Object.fromEntries(Object.entries(points).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));

/** Kept scores as they are typed. */
export const typedOf = (scale: Scale, units: readonly UnitId[], scores: Scores): Typed =>
  Object.fromEntries(
    units.flatMap((unit) =>
      indicatorsOf(scale).flatMap((indicator) => {
        const points = scores[unit]?.[indicator.id];
        return points === undefined ? [] : [[fieldOf(unit, indicator), formatNumber(points)]];
      }),
    ),
  );
