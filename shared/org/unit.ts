/**
 * A unit of a locality: a department, a people's committee, an office, a one-stop desk, a body of a ministry. Units are
 * never removed: a reform closes them on a day and names who takes their work, and old records keep their old names
 * (design §3.9; Luật Tổ chức chính quyền địa phương số 72/2025/QH15 abolished the district tier from 01/7/2025).
 */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { AgencyClass } from './agency-class.ts';

export const dateSchema = z.custom<PlainDate>(
  (value) => typeof value === 'string' && isPlainDate(value),
  'not a civil date',
);

/** Small Latin letters and digits joined by single hyphens; also what the Excel template calls «Mã». */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

export const unitIdSchema = z.string().max(80).regex(idPattern).brand<'UnitId'>();
export type UnitId = z.infer<typeof unitIdSchema>;

/** Throws ZodError when the text cannot be a unit's id. */
export const unitId = (text: string): UnitId => unitIdSchema.parse(text);

/** Lists of names are written with semicolons and line breaks, so a name has none. */
const nameSchema = z.string().regex(/^[^;\n]+$/u);

export const tierSchema = z.enum(['central', 'province', 'district', 'commune']);
export const classKindSchema = z.enum(['departments', 'offices', 'committees', 'one-stop', 'vertical']);

export const unitSchema = z
  .object({
    id: unitIdSchema,
    tier: tierSchema,
    /** The classes a plan's «Các sở, ban, ngành», «Bộ phận Một cửa cấp xã» … reaches it by. */
    classes: z.array(z.object({ kind: classKindSchema, tier: tierSchema }).readonly()).readonly(),
    /** The committee or office it stands under; null for the root. */
    parent: unitIdSchema.nullable(),
    /** First and last day of its existence; `validTo` is null while no end is known. */
    validFrom: dateSchema,
    validTo: dateSchema.nullable(),
    /** Who has its work from the day after `validTo`; the first by default. */
    successors: z.array(unitIdSchema).readonly(),
    /** Oldest first; each holds from its day until the next one's. */
    names: z
      .array(z.object({ name: nameSchema, validFrom: dateSchema }).readonly())
      .min(1)
      .readonly(),
    /** Other words that plans use for it («TTPVHCC», «Công an tỉnh»). */
    aliases: z.array(nameSchema).readonly(),
    mail: z.email().nullable(),
  })
  .readonly();
export type Unit = z.infer<typeof unitSchema>;

export interface Validity {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** Both ends belong to the period. */
export const validOn = ({ validFrom, validTo }: Validity, date: PlainDate): boolean =>
  validFrom <= date && (validTo === null || date <= validTo);

/** The name borne on `date`; before the first the first, after the unit's end the last. */
export const nameOn = ({ names }: Unit, date: PlainDate): string =>
  (names.findLast(({ validFrom }) => validFrom <= date) ?? names[0])?.name ?? '';

export const isMember = ({ classes }: Unit, { kind, tier }: AgencyClass): boolean =>
  classes.some((own) => own.kind === kind && own.tier === tier);
