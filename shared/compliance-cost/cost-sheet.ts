/**
 * What citizens and businesses spend in a year to comply with a procedure (bảng tính chi phí tuân thủ TTHC, Thông tư
 * 02/2017/TT-VPCP): for each activity the hours at an hourly income, services bought and fees, times the volume. All
 * amounts are whole đồng, and a sheet is computed to the đồng whatever its size.
 */
import { z } from 'zod';

/** Above these a figure is a slip of the hand; the yearly limit is of the order of the whole country's economy. */
export const LIMITS = {
  lines: 40,
  hours: 10_000,
  hourlyIncome: 10_000_000,
  services: 1_000_000_000_000,
  fees: 1_000_000_000_000,
  timesPerYear: 10_000,
  subjects: 100_000_000,
  yearlyCost: 1_000_000_000_000_000,
} as const;

const whole = (max: number) => z.int().min(0).max(max);

/** Hours are kept to the hundredth: a quarter of an hour is 0.25. */
const isHundredths = (hours: number): boolean => Math.round(hours * 100) / 100 === hours;

export const costLineSchema = z
  .object({
    activity: z.string().min(1).max(300),
    /** Working hours spent on one dossier. */
    hours: z.number().min(0).max(LIMITS.hours).refine(isHundredths, 'hours are kept to the hundredth'),
    /** Income per person and hour, in đồng. */
    hourlyIncome: whole(LIMITS.hourlyIncome),
    /** Advice, travel, copies and other things bought for one dossier, in đồng. */
    services: whole(LIMITS.services),
    /** Fees and charges of one dossier, in đồng. */
    fees: whole(LIMITS.fees),
    timesPerYear: whole(LIMITS.timesPerYear),
    /** How many have to comply in a year. */
    subjects: whole(LIMITS.subjects),
  })
  .readonly();
export type CostLine = z.infer<typeof costLineSchema>;

/** A line's cost of one year in đồng; half a đồng is rounded up. */
export function yearlyCostOf({ hours, hourlyIncome, services, fees, timesPerYear, subjects }: CostLine): number {
  const volume = BigInt(timesPerYear) * BigInt(subjects);
  const labourInHundredths = BigInt(Math.round(hours * 100)) * BigInt(hourlyIncome) * volume;
  return Number((labourInHundredths + 50n) / 100n + (BigInt(services) + BigInt(fees)) * volume);
}

/** A sheet's cost of one year in đồng. */
export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((total, line) => total + yearlyCostOf(line), 0);

export const costSheetSchema = z
  .array(costLineSchema)
  .max(LIMITS.lines)
  .refine((lines) => totalOf(lines) <= LIMITS.yearlyCost, 'the yearly cost is absurd')
  .readonly();
export type CostSheet = z.infer<typeof costSheetSchema>;

export interface Saving {
  /** Cost before and after in đồng a year. */
  readonly before: number;
  readonly after: number;
  /** Negative when the procedure becomes dearer. */
  readonly dong: number;
  /** Of the cost before, to the hundredth of a percent, half away from zero; null when there was no cost. */
  readonly percent: number | null;
}

const sum = (sheets: readonly CostSheet[]): number => sheets.reduce((total, sheet) => total + totalOf(sheet), 0);

/** What is saved when the sheets of `before` become those of `after`. */
export function savingOf(before: readonly CostSheet[], after: readonly CostSheet[]): Saving {
  const [was, is] = [sum(before), sum(after)];
  return { before: was, after: is, dong: was - is, percent: was === 0 ? null : percentOf(was - is, was) };
}

function percentOf(part: number, whole: number): number {
  const numerator = BigInt(Math.abs(part)) * 10_000n;
  const hundredths = Number((2n * numerator + BigInt(whole)) / (2n * BigInt(whole)));
  return (Math.sign(part) * hundredths) / 100;
}
