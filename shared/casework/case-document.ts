/**
 * What a process keeps of its own beside a case: the fields of its form, the rows of a draft. A document lies in the
 * case's partition, is checked by zod both ways, has a version, and is written in one transaction with the facts it must
 * agree with.
 */
import type { z } from 'zod';
import type { CaseId } from './ids.ts';

export interface DocumentKind<T> {
  /** Unique among all processes: «tthc-announce.form». */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Lists of it as stores have read them, by store and case. */
  readonly known: WeakMap<object, Map<CaseId, KnownList<T>>>;
}

export interface CaseDocument<T> {
  readonly key: string;
  readonly value: T;
  readonly version: number;
}

/** A version never changes: while a list has the versions it had, what was read then still holds. */
export interface KnownList<T> {
  /** Key and version of each document. */
  readonly versions: readonly string[];
  readonly documents: readonly CaseDocument<T>[];
}

export const defineDocument = <T>(name: string, schema: z.ZodType<T>): DocumentKind<T> => ({
  name,
  schema,
  known: new WeakMap(),
});

/** A checked document on its way into a transaction. */
export interface DocumentWrite {
  readonly caseId: CaseId;
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
}

/**
 * The write of a document at a version: 1 must be new, n replaces n − 1. `key` tells documents of one kind apart and
 * sorts them as text. Throws ZodError.
 */
export const documentWrite = <T>(
  { name, schema }: DocumentKind<T>,
  { caseId, key = '', value, version }: { caseId: CaseId; key?: string; value: T; version: number },
): DocumentWrite => ({ caseId, kind: name, key, value: schema.parse(value), version });
