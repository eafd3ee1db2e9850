/** A unit's report for a period, as it is kept. */
import { z } from 'zod';
import { actorSchema } from '#shared/casework/actor.ts';
import { evidenceSchema } from '#shared/casework/index.ts';
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
  /** Why it came back to its unit: the check returned it, or it was opened again after it had been accepted. */
  remark: z.object({ kind: z.enum(['returned', 'unlocked']), reason: z.string().min(1) }).nullable(),
  /** How often it was submitted. */
  round: z.int().min(0),
  /** The signed letter it was sent with, of the last submission. */
  letter: evidenceSchema.nullable(),
  submittedOn: dateSchema.nullable(),
  acceptedOn: dateSchema.nullable(),
  /** Who accepted or returned it last. */
  decidedBy: actorSchema.nullable(),
  /** The key of the form counted last; the same form sent again changes nothing. */
  lastRequest: z.string().nullable(),
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
  letter: null,
  submittedOn: null,
  acceptedOn: null,
  decidedBy: null,
  lastRequest: null,
});
