/**
 * Reference data: what an administrator sets and every process reads – the organisation, the notices of days off, ladders,
 * report days, forms (design §3.9). Each is a document with versions: a change is a new version with who, when and why,
 * and the old ones stay.
 */
import type { z } from 'zod';

export interface ReferenceDocument<T> {
  /** Unique among all processes: «quarterly-report.days». */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What holds until an administrator sets something else. */
  readonly initial: T;
}

/** Declares a document in the code of the process it belongs to. */
export const defineReference = <T>(name: string, schema: z.ZodType<T>, initial: T): ReferenceDocument<T> => ({
  name,
  schema,
  initial,
});
