/**
 * The reporting regime as data with validity: who reports, by which day, over which days, and where late figures go.
 * Days and windows differ by province and change with the law, so an administrator edits them; nothing here is a rule
 * of the program (domain §3f; Thông tư 01/2020/TT-VPCP).
 */
import { z } from 'zod';
import { addDays, dateOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { classKindSchema, dateSchema, tierSchema } from '#shared/org/unit.ts';
import { PARTS, partSchema, type Part, type Period } from './period.ts';

/** A day of a period's own year (`year: 0`), the year before (−1) or after (1). */
const daySchema = z.object({
  year: z.int().min(-1).max(1),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
});

const otherPeriodSchema = z.object({ year: z.int().min(-1).max(1), part: partSchema });

const periodRuleSchema = z.object({
  part: partSchema,
  /** First and last day whose figures it holds. */
  window: z.object({ from: daySchema, to: daySchema }),
  /** The month in which it is due. */
  dueMonth: z.int().min(1).max(12),
  /** The period at whose end stood what this one carries over. */
  previous: otherPeriodSchema,
  /** Where figures go that came too late for the sum; null where a later period covers the same days anyway. */
  carriesInto: otherPeriodSchema.nullable(),
});

const lineSchema = z.object({
  /** The class of units that report on this line. */
  who: z.object({ kind: classKindSchema, tier: tierSchema }),
  /** The last day, itself included: «chậm nhất là ngày 17». */
  day: z.int().min(1).max(28),
});

export const regimeSchema = z.object({
  /** First day of validity; a period belongs to the regime of the first day of the month in which it is due. */
  validFrom: dateSchema,
  source: z.string().min(1),
  /** False for what nobody has read in the text itself. */
  verified: z.boolean(),
  /** The day of the due month on which reports open. */
  opensOnDay: z.int().min(1).max(28),
  /** No rule of law moves a fixed date that is a day off (domain §2.4): it stays, and the warning comes before it. */
  onDayOff: z.enum(['stay', 'forward', 'backward']),
  /** Working days: for checking a report that came in, and for correcting one that was opened again. */
  checkDays: z.int().min(1).max(30),
  correctionDays: z.int().min(1).max(30),
  periods: z.array(periodRuleSchema).length(4),
  lines: z.array(lineSchema).min(1),
});
export type Regime = z.infer<typeof regimeSchema>;
export type ReportingLine = z.infer<typeof lineSchema>;

export const regimesSchema = z
  .array(regimeSchema)
  .min(1)
  .refine((regimes) => regimes.every(({ validFrom }, i) => i === 0 || validFrom > (regimes[i - 1]?.validFrom ?? '')), {
    error: 'các chế độ phải xếp theo ngày hiệu lực tăng dần.',
  });

const ruleOf = (regime: Regime, part: Part): Regime['periods'][number] => {
  const rule = regime.periods.find((period) => period.part === part);
  if (rule === undefined) throw new Error(`the regime of ${regime.validFrom} says nothing of ${part}`);
  return rule;
};

const DUE_MONTHS: Readonly<Record<Part, number>> = { q1: 3, q2: 6, q3: 9, year: 12 };

/** The regime a period falls under. Throws RangeError for a period before the first one. */
export function regimeOf(regimes: readonly Regime[], { year, part }: Period): Regime {
  const day = dateOf(year, DUE_MONTHS[part], 1);
  const regime = regimes.findLast(({ validFrom }) => validFrom <= day);
  if (regime === undefined) throw new RangeError(`no reporting regime is known for ${day}`);
  return regime;
}

const dayOf = (period: Period, { year, month, day }: z.infer<typeof daySchema>): PlainDate =>
  dateOf(period.year + year, month, day);

export interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days whose figures the report holds, both ends included. */
export function windowOf(regime: Regime, period: Period): Window {
  const { window } = ruleOf(regime, period.part);
  return { from: dayOf(period, window.from), to: dayOf(period, window.to) };
}

/** The first day on which figures of the whole window are there. */
export const completeFrom = (regime: Regime, period: Period): PlainDate => addDays(windowOf(regime, period).to, 1);

export const opensOn = (regime: Regime, period: Period): PlainDate =>
  dateOf(period.year, ruleOf(regime, period.part).dueMonth, regime.opensOnDay);

export const lastDayOf = (regime: Regime, period: Period, line: ReportingLine): PlainDate =>
  dateOf(period.year, ruleOf(regime, period.part).dueMonth, line.day);

const other = ({ year }: Period, to: z.infer<typeof otherPeriodSchema>): Period => ({
  year: year + to.year,
  part: to.part,
});

export const previousPeriod = (regime: Regime, period: Period): Period =>
  other(period, ruleOf(regime, period.part).previous);

export function carriesInto(regime: Regime, period: Period): Period | null {
  const next = ruleOf(regime, period.part).carriesInto;
  return next === null ? null : other(period, next);
}

/** The periods whose late figures may still come with this one's, the oldest first. */
export function carriedPeriods(regimes: readonly Regime[], period: Period): readonly Period[] {
  const before = earlierPeriods(period).filter((earlier) => {
    const next = isKnown(regimes, earlier) ? carriesInto(regimeOf(regimes, earlier), earlier) : null;
    return next !== null && next.year === period.year && next.part === period.part;
  });
  return before.flatMap((earlier) => [...carriedPeriods(regimes, earlier), earlier]);
}

/** The periods that may have taken late figures of this one, the nearest first. */
export function laterPeriods(regimes: readonly Regime[], period: Period): readonly Period[] {
  const next = carriesInto(regimeOf(regimes, period), period);
  return next === null ? [] : [next, ...laterPeriods(regimes, next)];
}

/** False for a period before the first regime. */
export const isKnown = (regimes: readonly Regime[], { year, part }: Period): boolean =>
  (regimes[0]?.validFrom ?? '9999') <= dateOf(year, DUE_MONTHS[part], 1);

const earlierPeriods = ({ year, part }: Period): readonly Period[] => [
  ...PARTS.map((earlier) => ({ year: year - 1, part: earlier })),
  ...PARTS.slice(0, PARTS.indexOf(part)).map((earlier) => ({ year, part: earlier })),
];
