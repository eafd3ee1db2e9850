/**
 * A plain HTTP endpoint of the home: keep-alive, no framework, loopback unless told otherwise.
 *
 *     const endpoint = await listen(async (request) => ({ status: 200, body: 'ok' }), { port: 4566 });
 *     endpoint.url;            // http://127.0.0.1:4566
 *     await endpoint.close();  // ends idle connections at once, busy ones within a second
 *
 * `listen` hands the handler a whole body (at most `maxBodyBytes`, then 413); `listenStreaming` hands it Node's own
 * request and response, for bodies that must not stand in memory. A handler that throws answers 500 and leaves a line on
 * stderr; bytes that are not HTTP answer 400. On loopback a request must name this machine as its host: a page of the web
 * whose name was made to mean 127.0.0.1 reads nothing. Throws {@link PortTakenError} when another process has the port.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import process from 'node:process';
import { openShortWay } from './short-way.ts';

export interface HttpRequest {
  readonly method: string;
  /** As sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The address of the peer: the client's, or that of a proxy in front. */
  readonly remoteAddress: string;
  readonly body: Buffer;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export type Handler = (request: HttpRequest) => Promise<HttpResponse>;
export type StreamingHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface ListenOptions {
  /** Left out: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Default 10 MiB. */
  readonly maxBodyBytes?: number;
  /** Answers under any name: the portal, before which a proxy may stand. */
  readonly underAnyName?: true;
}

export interface Endpoint {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The caller knows which setting changes the port and adds it to the message. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is taken by another process`);
    this.port = port;
  }
}

const LOOPBACK = '127.0.0.1';
const DEFAULT_MAX_BODY_BYTES = 10 * 2 ** 20;
/** Longer than any client's own, so that a client never writes into a connection that is just being closed. */
const KEEP_ALIVE_MS = 120_000;

export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Endpoint> {
  const { host = LOOPBACK, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  const endpoint = await listenStreaming(wholeBodies(handler, maxBodyBytes), options);
  const closeShortWay = openShortWay(host, endpoint.port, (request) =>
    request.body.length > maxBodyBytes
      ? Promise.resolve(tooLarge(maxBodyBytes))
      : handler(request).catch((fault: unknown) => noteFault(request.method, request.path, fault)),
  );
  const close = (): Promise<void> => {
    closeShortWay();
    return endpoint.close();
  };
  return { ...endpoint, close };
}

/** Hands `handler` each request with its whole body; a longer one is refused with 413. */
export function wholeBodies(handler: Handler, maxBodyBytes = DEFAULT_MAX_BODY_BYTES): StreamingHandler {
  return async (request, response) => {
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) {
      refuseTooLarge(request, response, maxBodyBytes);
      return;
    }
    const { path, query } = targetOf(request);
    const { method = 'GET', headers } = request;
    const remoteAddress = request.socket.remoteAddress ?? '';
    send(response, await handler({ method, path, query, headers, remoteAddress, body }));
  };
}

export function listenStreaming(handler: StreamingHandler, options: ListenOptions = {}): Promise<Endpoint> {
  const host = options.host ?? LOOPBACK;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (options.underAnyName !== true && !namesThisMachine(request.headers.host)) {
      send(response, MISDIRECTED);
      return;
    }
    // A handler that throws at once is answered as one whose promise breaks: no request ends the home.
    const answer = async (): Promise<void> => {
      await handler(request, response);
    };
    answer().catch((fault: unknown) => {
      answerFault(request, response, fault);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(options.port ?? 0) : error);
    });
    server.listen(options.port ?? 0, host, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : (options.port ?? 0);
      const close = (): Promise<void> =>
        new Promise((closed) => {
          const impatience = setTimeout(() => {
            server.closeAllConnections();
          }, 1000);
          server.close(() => {
            clearTimeout(impatience);
            closed();
          });
          server.closeIdleConnections();
        });
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, close });
    });
  });
}

const MISDIRECTED: HttpResponse = {
  status: 421,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'This endpoint answers under the names of this machine only: 127.0.0.1, localhost.\n',
};

const namesThisMachine = (host = ''): boolean =>
  /^(?:127\.0\.0\.1|\[::1\]|(?:[\w.-]+\.)?localhost)(?::\d+)?$/iu.test(host);

export function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark === -1
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

export function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  const all: Record<string, string | string[] | number> = {};
  for (const [name, value] of Object.entries(headers ?? {})) all[name] = typeof value === 'string' ? value : [...value];
  if (status !== 204 && status !== 304) all['content-length'] = length;
  response.writeHead(status, all).end(body);
}

/** The body, or undefined as soon as it is known to be longer than allowed. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** Answers at once, then lets the client finish for a moment: a connection cut while it writes would lose the answer. */
export function refuseTooLarge(request: IncomingMessage, response: ServerResponse, maxBytes: number): void {
  send(response, tooLarge(maxBytes));
  request.resume();
  setTimeout(() => request.destroy(), 2000).unref();
}

const tooLarge = (maxBytes: number): HttpResponse => ({
  status: 413,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body: `The request body is longer than the ${maxBytes} bytes allowed.\n`,
});

/** Leaves a line on stderr. The path comes without the query: keys of calendars and mailed links stand there. */
function noteFault(method: string, path: string, fault: unknown): HttpResponse {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`${method} ${path} failed: ${text}\n`);
  return {
    status: 500,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'The service met a fault; its log has the cause.\n',
  };
}

function answerFault(request: IncomingMessage, response: ServerResponse, fault: unknown): void {
  if (request.destroyed && !request.complete) {
    response.destroy();
    return;
  }
  const answer = noteFault(request.method ?? '', targetOf(request).path, fault);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  send(response, answer);
}
