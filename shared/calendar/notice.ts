/**
 * The days off and make-up days of one year, as the yearly notice sets them. Data that an administrator edits; a
 * change makes a new {@link import('./calendar.ts').Calendar}, never alters one.
 */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'not a civil date');

/** Where an entry is known from: a document by number and date, or from memory and still to be checked. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), reference: z.string().min(1) }),
  z.object({ kind: z.literal('unverified') }),
  /** Worked out from the law because no notice is known. */
  z.object({ kind: z.literal('computed'), law: z.string().min(1) }),
]);
export type Source = z.infer<typeof sourceSchema>;

export const specialDaySchema = z.object({
  date,
  /**
   * `holiday`: a public holiday. `compensation`: the working day off for a holiday on a weekly rest day (Labour Code
   * art. 111.3). `swap`: a working day off that is made up for. `make-up`: the rest day worked instead.
   */
  what: z.enum(['holiday', 'compensation', 'swap', 'make-up']),
  /** In Vietnamese, as people see it. */
  name: z.string().min(1),
  source: sourceSchema,
});
export type SpecialDay = z.infer<typeof specialDaySchema>;

export const yearNoticeSchema = z.object({
  year: z.number().int(),
  /** The yearly notice by number and date; null while none is known. */
  notice: z.string().min(1).nullable(),
  days: z.array(specialDaySchema),
});
export type YearNotice = z.infer<typeof yearNoticeSchema>;
