/**
 * Reference data: what an administrator sets and every process reads – the organisation, the notices of days off, ladders,
 * report days, forms (design §3.9). Each is a document with versions: a change is a new version with who, when and why,
 * and the old ones stay.
 */
import type { z } from 'zod';

/** How an administrator reads and edits a document; its fields follow from its schema. All of it Vietnamese. */
export interface SettingWords {
  readonly title: string;
  /** What it decides, and by which law or plan. */
  readonly about: string;
  /**
   * What each field means, by its path: `handling.conduct`; those of the entries of a list as if there were one,
   * `publications.name`. What means the same wherever it stands has its last word alone: `*.basis`.
   */
  readonly labels: Readonly<Record<string, string | FieldWords>>;
  /** What the values of choices mean, `working-day`: «ngày làm việc». */
  readonly options?: Readonly<Record<string, string>>;
}

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** Printed behind the box: «ngày làm việc». */
  readonly unit?: string;
}

export interface ReferenceDocument<T> {
  /** Unique among all processes: «quarterly-report.days». */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What holds until an administrator sets something else. */
  readonly initial: T;
  /** Left out of documents that have a page of their own. */
  readonly words?: SettingWords;
}

/** Declares a document in the code of the process it belongs to. */
export const defineReference = <T>(
  name: string,
  schema: z.ZodType<T>,
  initial: T,
  words?: SettingWords,
): ReferenceDocument<T> => ({ name, schema, initial, ...(words === undefined ? {} : { words }) });
