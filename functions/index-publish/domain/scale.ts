/**
 * The scale by which units are scored, as data with validity: groups, their indicators with the most points each gives,
 * and the grades of a total (Quyết định 766/QĐ-TTg, 23/6/2022).
 */
import { z } from 'zod';
import { dateSchema } from '#shared/org/unit.ts';
import { lastDayOf, type MonthId } from './month.ts';
import { sumOf } from './points.ts';

/** What the system's own cases tell of an indicator; see use-cases/read-losses.ts. */
export const systemFigureSchema = z.enum(['tthc-announced', 'tthc-published', 'pakn-handled']);
export type SystemFigure = z.infer<typeof systemFigureSchema>;

export const indicatorIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .brand<'IndicatorId'>();
export type IndicatorId = z.infer<typeof indicatorIdSchema>;

const indicatorSchema = z.object({
  id: indicatorIdSchema,
  name: z.string().min(1),
  /** Points it gives at most, two decimals. */
  max: z.number().positive().max(100),
  /** The share of cases in time times `max`, when the system knows them. */
  system: systemFigureSchema.nullable(),
  /** False for what nobody has read in the decision itself. */
  verified: z.boolean(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

const groupSchema = z.object({ name: z.string().min(1), indicators: z.array(indicatorSchema).min(1) });
export type Group = z.infer<typeof groupSchema>;

const gradeSchema = z.object({
  name: z.string().min(1),
  /** Total from which on it is given, itself included. */
  from: z.number().min(0).max(100),
});

const indicatorsIn = (groups: readonly Group[]): readonly Indicator[] => groups.flatMap(({ indicators }) => indicators);

export const scaleSchema = z
  .object({
    /** First day of validity; a month is scored by the scale of its last day. */
    validFrom: dateSchema,
    source: z.string().min(1),
    groups: z.array(groupSchema).min(1),
    /** By falling limit; the last from 0. */
    grades: z.array(gradeSchema).min(1),
    gradesVerified: z.boolean(),
  })
  .refine(
    ({ groups }) => sumOf(indicatorsIn(groups).map(({ max }) => max)) === 100,
    'tổng điểm tối đa của các chỉ số phải bằng 100.',
  )
  .refine(({ groups }) => {
    const ids = indicatorsIn(groups).map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'hai chỉ số cùng mã.')
  .refine(
    ({ grades }) =>
      grades.at(-1)?.from === 0 && grades.every(({ from }, i) => i === 0 || from < (grades[i - 1]?.from ?? 0)),
    'xếp loại phải giảm dần, loại cuối từ 0 điểm.',
  );
export type Scale = z.infer<typeof scaleSchema>;

export const scalesSchema = z
  .array(scaleSchema)
  .min(1)
  .refine((scales) => scales.every(({ validFrom }, i) => i === 0 || validFrom > (scales[i - 1]?.validFrom ?? '')), {
    error: 'thang điểm phải xếp theo ngày hiệu lực tăng dần.',
  });

/** Undefined for a month before the first scale. */
export const scaleOf = (scales: readonly Scale[], month: MonthId): Scale | undefined =>
  scales.findLast(({ validFrom }) => validFrom <= lastDayOf(month));

export const indicatorsOf = ({ groups }: Pick<Scale, 'groups'>): readonly Indicator[] => indicatorsIn(groups);

export const mostOf = ({ indicators }: Group): number => sumOf(indicators.map(({ max }) => max));

/** «Tốt» for 85. */
export const gradeOf = ({ grades }: Pick<Scale, 'grades'>, total: number): string =>
  (grades.find(({ from }) => total >= from) ?? grades.at(-1))?.name ?? '';
