/**
 * The short way from a function to a service of its own home. Both live in this process; through two sockets a call of
 * the SDK costs as much as all the rest of it. `httpWithShortWay` is Node's `http` for functions: a request to an endpoint
 * of this process is handed to its handler as it is – method, path, headers with their signature, body – and every other
 * goes out as ever (decisions/0063). Whoever calls from outside comes through the endpoint's own socket.
 */
import http, { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { Handler, HttpResponse } from './endpoint.ts';

/** By `host:port`: who answers there. */
const nearby = new Map<string, Handler>();

/** From now on `handler` is reached the short way at this address; returns what ends that. */
export function openShortWay(host: string, port: number, handler: Handler): () => void {
  const address = `${host}:${port}`;
  nearby.set(address, handler);
  return () => {
    if (nearby.get(address) === handler) nearby.delete(address);
  };
}

type OnResponse = (response: IncomingMessage | NearbyResponse) => void;
const isOnResponse = (value: unknown): value is OnResponse => typeof value === 'function';
const isOptions = (value: unknown): value is RequestOptions =>
  typeof value === 'object' && value !== null && !(value instanceof URL);

export const httpWithShortWay = {
  ...http,
  request: (...given: readonly unknown[]): unknown => {
    const [options, onResponse] = given;
    const handler = isOptions(options) ? nearby.get(`${String(options.host)}:${String(options.port)}`) : undefined;
    return handler !== undefined && isOptions(options) && isOnResponse(onResponse)
      ? new NearbyRequest(handler, options, onResponse)
      : Reflect.apply(http.request, http, given);
  },
};

/** The part of a ClientRequest that the SDK uses. It never connects: no socket, and none of a socket's time-outs. */
class NearbyRequest extends Writable {
  readonly #handler: Handler;
  readonly #options: RequestOptions;
  readonly #onResponse: OnResponse;
  readonly #chunks: Buffer[] = [];

  constructor(handler: Handler, options: RequestOptions, onResponse: OnResponse) {
    super({ autoDestroy: false });
    this.#handler = handler;
    this.#options = options;
    this.#onResponse = onResponse;
  }

  setTimeout(): this {
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    done();
    void this.#answer();
  }

  async #answer(): Promise<void> {
    const { method = 'GET', headers } = this.#options;
    const path = this.#options.path ?? '/';
    const [first = Buffer.alloc(0), ...rest] = this.#chunks;
    const body = rest.length === 0 ? first : Buffer.concat(this.#chunks);
    const mark = path.indexOf('?');
    const answer = await this.#handler({
      ...{ method, body, headers: headersOf(headers), remoteAddress: '127.0.0.1' },
      path: mark === -1 ? path : path.slice(0, mark),
      query: new URLSearchParams(mark === -1 ? '' : path.slice(mark + 1)),
    });
    if (!this.destroyed) this.#onResponse(new NearbyResponse(answer));
  }
}

/** The part of an IncomingMessage that the SDK uses. */
class NearbyResponse extends Readable {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  #body: string | Buffer | undefined;

  constructor({ status, headers = {}, body }: HttpResponse) {
    super();
    this.statusCode = status;
    this.headers = headersOf(headers);
    this.#body = body;
  }

  override _read(): void {
    if (this.#body !== undefined && this.#body.length > 0) this.push(this.#body);
    this.#body = undefined;
    this.push(null);
  }
}

/** As the parser of HTTP hands them over: names in small letters, values as text. */
function headersOf(given: object | undefined): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(given ?? {}))
    headers[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : String(value);
  return headers;
}
