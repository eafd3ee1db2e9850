/** One page, fetched and read: does the announcement stand on it? Found, not found and unreachable are three answers. */
import { readDocument } from '#shared/plans/readers/index.ts';
import type { Publication } from '../domain/rules.ts';
import type { Fetched, Unreachable } from './fetch-page.ts';
import { lookFor, type Seen, type Wanted } from './look-for.ts';

export type Verdict =
  | { readonly kind: 'found'; readonly seen: Seen }
  /** The page was read and does not hold it, or only a part of it; `seen` is null where there is no such page. */
  | { readonly kind: 'not-found'; readonly seen: Seen | null }
  /** Nothing can be said: the page could not be fetched, or not be read. */
  | { readonly kind: 'unreachable'; readonly why: Unreachable | 'unreadable' };

/** `proof`: what must stand on the page. */
export async function verdictOn(
  fetched: Fetched,
  wanted: Wanted,
  proof: NonNullable<Publication['proof']>,
): Promise<Verdict> {
  if (fetched.kind === 'unreachable') return fetched;
  if (fetched.kind === 'no-such-page') return { kind: 'not-found', seen: null };
  const read = await readDocument(fetched.bytes, '');
  if (!read.ok) return { kind: 'unreachable', why: 'unreadable' };
  const seen = lookFor(wanted, read.value.lines.join('\n'));
  const proven = {
    number: seen.number,
    codes: seen.missing.length === 0,
    'number-and-codes': seen.number && seen.missing.length === 0,
  };
  return { kind: proven[proof] ? 'found' : 'not-found', seen };
}
