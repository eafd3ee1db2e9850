/** A browser reduced to what signing in needs: it keeps cookies by host and follows no redirect by itself. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Fetches `url` with this jar's cookies; redirects are returned, not followed. */
  async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const cookies = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, cookies);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  post(
    url: string | URL,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  /** Names and values. */
  pairs(origin: string): [string, string][] {
    return [...(this.#cookies.get(new URL(origin).host) ?? [])];
  }

  names(origin: string): string[] {
    return [...(this.#cookies.get(new URL(origin).host)?.keys() ?? [])];
  }
}

/** The absolute address a response redirects to. */
export function locationOf(response: Response, base: string | URL): URL {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${response.status}`);
  return new URL(location, base);
}

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a listener made for its own address on a free loopback port (or `port`). */
export async function serveAt(
  make: (origin: string) => RequestListener | Promise<RequestListener>,
  port = 0,
): Promise<Served> {
  let listener: RequestListener = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => {
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://localhost:${address.port}`;
  listener = await make(origin);
  return {
    origin,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}
