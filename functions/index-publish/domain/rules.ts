/**
 * Who publishes whose results by which day, as data with validity: three tiers as in QN 2024 V.4–5, two tiers since the
 * district is gone (Luật 72/2025/QH15).
 */
import { z } from 'zod';
import { dateOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { classKindSchema, dateSchema, tierSchema } from '#shared/org/unit.ts';
import { monthsLater, opensOn, type MonthId } from './month.ts';

const agencyClassSchema = z.object({ kind: classKindSchema, tier: tierSchema });

export const lineIdSchema = z.string().regex(/^[a-z]{2,12}(?:-[a-z]{2,12}){0,2}$/u);

const lineSchema = z.object({
  /** Stands in the ids of its sheets. */
  id: lineIdSchema,
  name: z.string().min(1),
  /** Each unit of this class publishes… */
  publisher: agencyClassSchema,
  /** …the results of the units of these classes under it. Units of one class are ranked among themselves. */
  scored: z.array(agencyClassSchema).min(1),
  /** «Trước ngày 10 hằng tháng» is 10. */
  day: z.int().min(1).max(28),
  verified: z.boolean(),
});
export type Line = z.infer<typeof lineSchema>;

const days = z.int().min(1).max(10);

export const rulesSchema = z.object({
  /** First day of validity; a month belongs to the rules of the day after it ends. */
  validFrom: dateSchema,
  source: z.string().min(1),
  lines: z.array(lineSchema).min(1),
  /** Working days. */
  days: z.object({
    /** For the leader: scores are to be submitted so long before the day of publication. */
    approval: days,
    /** Whoever is asked late, by a return or a late opening, has at least. */
    least: days,
    /** For the scores of a correction, from its opening. */
    correction: days,
  }),
});
export type Rules = z.infer<typeof rulesSchema>;

export const allRulesSchema = z
  .array(rulesSchema)
  .min(1)
  .refine((all) => all.every(({ validFrom }, i) => i === 0 || validFrom > (all[i - 1]?.validFrom ?? '')), {
    error: 'quy tắc phải xếp theo ngày hiệu lực tăng dần.',
  });

const DAYS = { approval: 2, least: 1, correction: 3 };

export const knownRules: readonly Rules[] = allRulesSchema.parse([
  {
    validFrom: '2022-07-01',
    source: 'Kế hoạch kiểm soát TTHC tỉnh Quảng Nam năm 2024, mục V.4, V.5',
    days: DAYS,
    lines: [
      {
        id: 'so-huyen',
        name: 'Cấp sở, cấp huyện',
        publisher: { kind: 'committees', tier: 'province' },
        scored: [
          { kind: 'departments', tier: 'province' },
          { kind: 'committees', tier: 'district' },
        ],
        day: 10,
        verified: true,
      },
      {
        id: 'xa',
        name: 'Cấp xã',
        publisher: { kind: 'committees', tier: 'district' },
        scored: [{ kind: 'committees', tier: 'commune' }],
        day: 15,
        verified: true,
      },
    ],
  },
  {
    validFrom: '2025-07-01',
    source:
      'Như trên, không còn cấp huyện (Luật 72/2025/QH15): tỉnh công khai cả cấp xã. ' +
      'Ngày của cấp xã cần đối chiếu với văn bản của tỉnh.',
    days: DAYS,
    lines: [
      {
        id: 'so',
        name: 'Cấp sở',
        publisher: { kind: 'committees', tier: 'province' },
        scored: [{ kind: 'departments', tier: 'province' }],
        day: 10,
        verified: true,
      },
      {
        id: 'xa',
        name: 'Cấp xã',
        publisher: { kind: 'committees', tier: 'province' },
        scored: [{ kind: 'committees', tier: 'commune' }],
        day: 15,
        verified: false,
      },
    ],
  },
]);

/** Undefined for a month before the first rules. */
export const rulesOf = (all: readonly Rules[], month: MonthId): Rules | undefined =>
  all.findLast(({ validFrom }) => validFrom <= opensOn(month));

/** «Trước ngày» of the month after the one that is scored. */
export function publicationDay(month: MonthId, day: number): PlainDate {
  const next = monthsLater(month, 1);
  return dateOf(Number(next.slice(0, 4)), Number(next.slice(5)), day);
}
