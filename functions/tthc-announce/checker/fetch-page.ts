/**
 * Fetches one page for the checker, as a polite and wary visitor: under its own name, one request for a page and each
 * redirect, within a time and a size. Every host is resolved and every address checked before a connection is made, and
 * the connection goes to the very addresses checked, so that a name cannot change its meaning in between.
 */
import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { checkedAddresses, pinned, WebFailure, webAddress, type WebFault } from '#shared/web/guard.ts';
import type { Network } from '#shared/web/network.ts';

/** Why nothing can be said of a page. */
export type Unreachable = WebFault;

export type Fetched =
  | { readonly kind: 'page'; readonly url: string; readonly bytes: Uint8Array; readonly contentType: string }
  /** The server answers that there is no such page. */
  | { readonly kind: 'no-such-page'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly why: Unreachable };

export interface Limits {
  /** Real milliseconds for the page with all its redirects. */
  readonly timeoutMs: number;
  /** Bytes, after decompression. */
  readonly mostBytes: number;
}

export const LIMITS: Limits = { timeoutMs: 8_000, mostBytes: 3 * 2 ** 20 };

const MOST_REDIRECTS = 3;
const HEADERS = {
  'user-agent': 'DungHan-PublicationCheck/1.0 (kiem tra cong khai thu tuc hanh chinh; moi dia chi moi ngay mot lan)',
  accept: 'text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5',
  'accept-language': 'vi',
  'accept-encoding': 'gzip, deflate, br',
};
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const NO_SUCH_PAGE: ReadonlySet<number> = new Set([404, 410]);

/** Never throws: whatever goes wrong is a reason. */
export async function fetchPage(address: string, network: Network, limits: Limits = LIMITS): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    return await follow(address, network, { ...limits, signal });
  } catch (error) {
    if (signal.aborted) return { kind: 'unreachable', why: 'timed-out' };
    return { kind: 'unreachable', why: error instanceof WebFailure ? error.why : 'no-connection' };
  }
}

type Visit = Limits & { readonly signal: AbortSignal };

async function follow(address: string, network: Network, visit: Visit): Promise<Fetched> {
  let url = webAddress(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const addresses = await checkedAddresses(url, network, visit.signal);
    const response = await send(url, addresses, visit.signal);
    const { statusCode = 0, headers } = response;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined) return answerOf(url, response, visit);
    response.destroy();
    url = webAddress(headers.location, url);
  }
  throw new WebFailure('too-many-redirects');
}

const send = (url: URL, addresses: LookupAddress[], signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const options = { headers: HEADERS, lookup: pinned(addresses), agent: false, signal, maxHeaderSize: 32 * 1024 };
    request(url, options, resolve).on('error', reject).end();
  });

async function answerOf(url: URL, response: IncomingMessage, visit: Visit): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  if (statusCode < 200 || statusCode > 299) {
    response.destroy();
    if (NO_SUCH_PAGE.has(statusCode)) return { kind: 'no-such-page', status: statusCode };
    throw new WebFailure('refused-by-server');
  }
  const bytes = await bodyOf(response, visit);
  return { kind: 'page', url: url.href, bytes, contentType: headers['content-type'] ?? '' };
}

function decoderOf(encoding: string): Transform | undefined {
  if (encoding === '' || encoding === 'identity') return undefined;
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'br') return createBrotliDecompress();
  throw new WebFailure('broken-answer');
}

/** The body as it is read by people. Ends at the limit, counted after decompression: a small answer may unfold to much. */
async function bodyOf(response: IncomingMessage, { mostBytes }: Visit): Promise<Uint8Array> {
  const decoder = decoderOf((response.headers['content-encoding'] ?? '').trim().toLowerCase());
  const body = decoder === undefined ? response : pipeline(response, decoder, () => undefined);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      const part = bytesOf(chunk);
      size += part.byteLength;
      if (size > mostBytes) throw new WebFailure('too-large');
      chunks.push(part);
    }
  } catch (error) {
    throw error instanceof WebFailure ? error : new WebFailure('broken-answer');
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('a body is read as bytes');
}
