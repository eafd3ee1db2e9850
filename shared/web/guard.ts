/**
 * Connecting to addresses that people typed, from inside our network: every host is resolved and every address checked
 * before a connection is made, and the connection goes to the very addresses checked, so that a name cannot change its
 * meaning in between.
 */
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Network } from './network.ts';

/** Why nobody was spoken to, or how speaking ended. */
export type WebFault =
  | 'not-an-address'
  | 'forbidden-address'
  | 'unknown-host'
  | 'no-connection'
  | 'timed-out'
  | 'too-large'
  | 'too-many-redirects'
  | 'refused-by-server'
  | 'broken-answer';

/** Carries the reason out of streams and callbacks; whoever connects turns it into an answer. */
export class WebFailure extends Error {
  readonly why: WebFault;
  constructor(why: WebFault) {
    super(why);
    this.why = why;
  }
}

export function webAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new WebFailure('not-an-address');
  return url;
}

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

/** Every address of the host, or nothing at all: a host that has one forbidden address is not to be trusted. */
export async function checkedAddresses(url: URL, network: Network, signal: AbortSignal): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const found = isIP(host) === 0 ? await before(signal, resolved(host, network)) : [host];
  if (found.length === 0) throw new WebFailure('unknown-host');
  if (!found.every((address) => network.allows(address, portOf(url)))) throw new WebFailure('forbidden-address');
  return found.map((address) => ({ address, family: isIP(address) }));
}

async function resolved(host: string, network: Network): Promise<readonly string[]> {
  try {
    return await network.resolve(host);
  } catch {
    throw new WebFailure('unknown-host');
  }
}

/** A name server cannot be interrupted; its answer is then no longer waited for. */
const before = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new WebFailure('timed-out'));
    });
    work.then(resolve, reject);
  });

/** Gives the connection the addresses that were checked, whatever name it asks for. */
export const pinned =
  (addresses: LookupAddress[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, addresses);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
