/** Years after a day, month or quarter: «/2024», « năm 2024», «năm hai nghìn không trăm hai mươi tư». */
import { WORD_YEAR, yearOf } from './numbers.ts';
import type { Reader } from './reader.ts';

const YEAR = new RegExp(`(?:,? ?năm | ?[/.-] ?| )(20\\d\\d|${WORD_YEAR})(?!\\d)`, 'uy');
const NEXT_YEAR = /,? (?:của )?năm (?:sau|tới|kế tiếp|tiếp theo)(?!\p{L})/uy;
const THIS_YEAR = /,? (?:của )?năm nay(?!\p{L})/uy;

/** The year written here, if one is. */
export function takeYear(reader: Reader): number | undefined {
  const from = reader.at;
  const written = reader.take(YEAR)?.[1];
  const year =
    written !== undefined
      ? yearOf(written)
      : reader.take(NEXT_YEAR) !== null
        ? reader.planYear + 1
        : reader.take(THIS_YEAR) !== null
          ? reader.planYear
          : undefined;
  if (year !== undefined) reader.say('year', from);
  return year;
}

interface Dated {
  readonly year?: number | undefined;
  /** Place within a year, to see whether a list or range runs over New Year. */
  readonly order: number;
}

/**
 * The years of a list or range whose members may leave theirs out. A member takes the year of the next one that has
 * one (else of the one before), a year earlier or later when it would otherwise stand out of order; with no year at
 * all the first takes the plan's. Each year so filled in is noted as assumed.
 */
export function fillYears(reader: Reader, members: readonly Dated[]): number[] {
  const written = members.findIndex((member) => member.year !== undefined);
  if (written === -1) reader.assume('year', reader.planYear, 'plan-year');
  const anchor = Math.max(written, 0);
  const years = members.map((member, i) => member.year ?? (i === anchor ? reader.planYear : Number.NaN));
  const fill = (i: number, sibling: number, shift: number): void => {
    const [own, other] = [members[i]?.order ?? 0, members[sibling]?.order ?? 0];
    const overNewYear = shift < 0 ? own > other : own < other;
    years[i] = (years[sibling] ?? reader.planYear) + (overNewYear ? shift : 0);
    if (written !== -1) reader.assume('year', years[i] ?? reader.planYear, 'year-of-sibling');
  };
  for (let i = anchor - 1; i >= 0; i -= 1) fill(i, i + 1, -1);
  for (let i = anchor + 1; i < members.length; i += 1) if (Number.isNaN(years[i])) fill(i, i - 1, 1);
  return years;
}
