/** A unit's report for a period, as it is kept. */
import { z } from 'zod';
import { dateSchema, unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { periodIdSchema, type PeriodId } from './period.ts';

const figuresSchema = z.record(z.string(), z.int());

const refSchema = z.object({ period: periodIdSchema, unit: unitIdSchema });
/** Which report is meant. */
export type ReportRef = z.infer<typeof refSchema>;

export const reportSchema = z.object({
  period: periodIdSchema,
  unit: unitIdSchema,
  /** Who checks it and adds it to his own; null for the province, whose report leaves the house. */
  receiver: unitIdSchema.nullable(),
  /** `open`: with its unit; `submitted`: with the receiver; `accepted`: locked. */
  state: z.enum(['open', 'submitted', 'accepted']),
  /** The unit's own figures by form code. */
  own: z.record(z.string(), figuresSchema),
  /** Own figures and all summed up, by form code; from the submission on. */
  totals: z.record(z.string(), figuresSchema),
  /** The reports it holds the sum of; from the submission on. */
  parts: z.array(refSchema),
  /** Why it came back to its unit. */
  remark: z.string().nullable(),
  /** How often it was submitted. */
  round: z.int().min(0),
  submittedOn: dateSchema.nullable(),
  acceptedOn: dateSchema.nullable(),
  version: z.int().min(1),
});
export type Report = z.infer<typeof reportSchema>;

export const refKey = ({ period, unit }: ReportRef): string => `${period} ${unit}`;

/** A report nobody has written anything into yet; it is kept from its first figures on. */
export const blankReport = (period: PeriodId, unit: UnitId, receiver: UnitId | null): Report => ({
  period,
  unit,
  receiver,
  state: 'open',
  own: {},
  totals: {},
  parts: [],
  remark: null,
  round: 0,
  submittedOn: null,
  acceptedOn: null,
  version: 1,
});
