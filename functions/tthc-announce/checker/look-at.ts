/** The checker's visit to one address: fetch it, keep it as proof, tell what was seen. */
import type { Web } from '../ports.ts';
import type { Look } from '../domain/finding.ts';
import type { Publication } from '../domain/rules.ts';
import { verdictOn, type Verdict } from './check-page.ts';
import { fetchPage, type Fetched } from './fetch-page.ts';
import type { Wanted } from './look-for.ts';

const EXAMPLES = 20;

/** Fetches each address once, however many publications look at it: a run is one visitor. */
export function visitor({ network, limits }: Web): (address: string) => Promise<Fetched> {
  const visits = new Map<string, Promise<Fetched>>();
  return (address) => {
    const visit = visits.get(address) ?? fetchPage(address, network, limits);
    visits.set(address, visit);
    return visit;
  };
}

interface Visit {
  readonly address: string;
  readonly fetched: Fetched;
  readonly wanted: Wanted;
  readonly proof: NonNullable<Publication['proof']>;
  /** Key of the snapshot, if there is something to keep. */
  readonly snapshotKey: string;
}

/** Every page that was read is kept, as it came: what it shows and what it does not show are proven alike. */
export async function lookAt(
  { address, fetched, wanted, proof, snapshotKey }: Visit,
  files: Web['files'],
): Promise<Look> {
  const verdict = await verdictOn(fetched, wanted, proof);
  const snapshot = fetched.kind === 'page' ? snapshotKey : null;
  if (fetched.kind === 'page')
    await files.put(snapshotKey, { bytes: fetched.bytes, contentType: 'application/octet-stream' });
  return { address, kind: verdict.kind, why: whyOf(verdict), seen: seenOf(verdict), snapshot };
}

const whyOf = (verdict: Verdict): string | null => (verdict.kind === 'unreachable' ? verdict.why : null);

function seenOf(verdict: Verdict): Look['seen'] {
  if (verdict.kind === 'unreachable' || verdict.seen === null) return null;
  const { number, procedures, missing } = verdict.seen;
  return { number, procedures, missing: missing.length, examples: missing.slice(0, EXAMPLES) };
}
