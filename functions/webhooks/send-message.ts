/** One request to a receiver: to the addresses that were checked, without following it elsewhere, within ten seconds. */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupAddress } from 'node:dns';
import { checkedAddresses, pinned, WebFailure, webAddress, type WebFault } from '#shared/web/guard.ts';
import type { Network } from '#shared/web/network.ts';

export type Sent =
  | { readonly kind: 'taken'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number | null; readonly fault: WebFault };

const TIMEOUT_MS = 10_000;

/** Never throws: whatever goes wrong is a reason. */
export async function sendMessage(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  network: Network,
): Promise<Sent> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const url = webAddress(address);
    const addresses = await checkedAddresses(url, network, signal);
    const status = await post(url, body, { headers, addresses, signal });
    if (status >= 200 && status <= 299) return { kind: 'taken', status };
    return { kind: 'failed', status, fault: 'refused-by-server' };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', status: null, fault: 'timed-out' };
    return { kind: 'failed', status: null, fault: error instanceof WebFailure ? error.why : 'no-connection' };
  }
}

interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly addresses: LookupAddress[];
  readonly signal: AbortSignal;
}

const post = (url: URL, body: string, { headers, addresses, signal }: Posting): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const own = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'DungHan-Webhooks/1.0',
    };
    const options = {
      ...{ method: 'POST', headers: { ...own, ...headers }, lookup: pinned(addresses), agent: false as const },
      ...{ signal, maxHeaderSize: 32 * 1024 },
    };
    const answered = (response: IncomingMessage): void => {
      // Only the status counts; whatever else it says is not waited for.
      response.destroy();
      resolve(response.statusCode ?? 0);
    };
    request(url, options, answered).on('error', reject).end(body);
  });
