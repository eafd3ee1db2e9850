/** Between API Gateway's payload 2.0 and the web's own Request and Response. */
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { z } from 'zod';

const eventSchema = z.object({
  version: z.literal('2.0'),
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string().optional()).default({}),
  cookies: z.array(z.string()).optional(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string(),
    /** When the request came in, epoch milliseconds. */
    timeEpoch: z.number(),
    http: z.object({ method: z.string(), sourceIp: z.string().default('') }),
  }),
});

export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly cookies?: string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** What API Gateway knows of a request beside the request itself. */
export interface RequestFacts {
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** The network address it came from; empty when that is not known. */
  readonly address: string;
}

/** Methods that may carry a body. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Methods a browser's Request refuses to stand for; the application answers them as not allowed. */
const UNREPRESENTABLE = new Set(['TRACE', 'TRACK', 'CONNECT']);

/**
 * Reads an event. Addresses are built on `origin`, never on the Host header, which anybody may set.
 * Throws when the event is not payload 2.0: a wrong integration, not a wrong request.
 */
export function readEvent(event: unknown, origin: string): { request: Request; facts: RequestFacts } {
  const parsed = eventSchema.parse(event);
  const { http, requestId, timeEpoch } = parsed.requestContext;
  const headers = new Headers();
  for (const [name, value] of Object.entries(parsed.headers)) if (value !== undefined) headers.set(name, value);
  if (parsed.cookies !== undefined) headers.set('cookie', parsed.cookies.join('; '));
  const query = parsed.rawQueryString === '' ? '' : `?${parsed.rawQueryString}`;
  const method = UNREPRESENTABLE.has(http.method.toUpperCase()) ? 'X-REFUSED' : http.method;
  const init: RequestInit = { method, headers };
  if (WITH_BODY.has(method)) init.body = Buffer.from(parsed.body ?? '', parsed.isBase64Encoded ? 'base64' : 'utf8');
  const request = new Request(`${origin}${parsed.rawPath}${query}`, init);
  return { request, facts: { requestId, receivedAt: timeEpoch, address: http.sourceIp } };
}

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml)|image\/svg\+xml)/;
/** Below this a packet is a packet: compressing saves nothing. */
const MINIMUM_BYTES = 1024;
/** Above this compressing holds up others for more than two milliseconds. */
const LARGE_BYTES = 128 * 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes a response, compressed when the browser takes it (HTTP APIs do not compress by themselves). */
export async function writeResult(response: Response, acceptEncoding: string): Promise<HttpResult> {
  const plain = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  const headers = new Headers(response.headers);
  const cookies = headers.getSetCookie();
  headers.delete('set-cookie');
  let body: Buffer = plain;
  if (COMPRESSIBLE.test(type) && !headers.has('content-encoding')) {
    headers.append('vary', 'accept-encoding');
    const encoding = plain.length < MINIMUM_BYTES ? undefined : chooseEncoding(acceptEncoding);
    if (encoding !== undefined) {
      headers.set('content-encoding', encoding);
      body = plain.length > LARGE_BYTES ? await compress(plain, encoding) : compressNow(plain, encoding);
    }
  }
  const isBinary = headers.has('content-encoding') || !COMPRESSIBLE.test(type);
  return {
    statusCode: response.status,
    headers: Object.fromEntries(headers),
    ...(cookies.length === 0 ? {} : { cookies }),
    body: body.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary,
  };
}

export type Encoding = 'br' | 'gzip';

/** The best encoding that an Accept-Encoding header takes; undefined when it takes none of ours. */
export function chooseEncoding(acceptEncoding: string): Encoding | undefined {
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(';'))
      .filter(([, quality = '']) => !/q=0(\.0*)?\s*$/.test(quality))
      .map(([name = '']) => name.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : undefined;
}

/** A page: sooner done than handed to another thread and back. */
const compressNow = (plain: Uint8Array, encoding: Encoding): Buffer =>
  encoding === 'gzip' ? gzipSync(plain, { level: 4 }) : brotliCompressSync(plain, { params: brief(plain.length) });

/** A tenth larger than the next quality, in half its time. */
const brief = (length: number) => ({
  ...quality(3),
  [constants.BROTLI_PARAM_LGWIN]: 18,
  [constants.BROTLI_PARAM_SIZE_HINT]: length,
});

const quality = (level: number) => ({ [constants.BROTLI_PARAM_QUALITY]: level });

/** `thorough` costs tens of milliseconds: for what is sent again and again. */
export function compress(plain: Uint8Array, encoding: Encoding, thorough = false): Promise<Buffer> {
  if (encoding === 'gzip') return zip(plain, { level: thorough ? 9 : 6 });
  return brotli(plain, { params: quality(thorough ? 11 : 5) });
}
