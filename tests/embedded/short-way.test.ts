/** A function reaches the services of its home without sockets, and everything else through them. */
import { ClientRequest, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Readable, Writable } from 'node:stream';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Endpoint, type HttpRequest } from '#infra/local/endpoint.ts';
import { httpWithShortWay } from '#infra/local/short-way.ts';

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
  /** Whether it came through a socket. */
  readonly isFromAfar: boolean;
}

const ask = (port: number, body: string, path = '/', headers = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method: 'POST', path, headers };
    const request: unknown = httpWithShortWay.request(options, (response: unknown) => {
      if (!(response instanceof Readable) || !('statusCode' in response) || !('headers' in response)) return;
      const { statusCode, headers } = response;
      const type =
        typeof headers === 'object' && headers !== null && 'content-type' in headers ? headers['content-type'] : '';
      text(response).then((body) => {
        resolve({ status: Number(statusCode), type: String(type), body, isFromAfar: 'socket' in response });
      }, reject);
    });
    if (request instanceof Writable || request instanceof ClientRequest) request.end(body);
  });

describe('a request of a function', () => {
  let seen: HttpRequest[] = [];
  let endpoint: Endpoint;
  beforeEach(async () => {
    seen = [];
    endpoint = await listen(
      (request) => {
        seen.push(request);
        if (request.path === '/fault') return Promise.reject(new Error('broken on purpose'));
        return Promise.resolve({ status: 202, headers: { 'Content-Type': 'text/plain' }, body: 'đã nhận' });
      },
      { maxBodyBytes: 100 },
    );
  });
  afterEach(() => endpoint.close());

  it('to an endpoint of this process is handed over as it is, and so is the answer', async () => {
    const answer = await ask(endpoint.port, 'thân', '/a/b?c=d%20e', { 'X-Amz-Target': 'T', Authorization: 'K' });
    expect(answer).toEqual({ status: 202, type: 'text/plain', body: 'đã nhận', isFromAfar: false });
    const [{ method, path, query, headers, body }] = [seen[0] ?? expect.fail('nothing came')];
    expect({ method, path, query: query.get('c'), headers, body: body.toString() }).toEqual({
      ...{ method: 'POST', path: '/a/b', query: 'd e', body: 'thân' },
      headers: { 'x-amz-target': 'T', authorization: 'K' },
    });
  });

  it('that is too long, or that the service breaks at, is answered as through the socket', async () => {
    for (const [path, body] of [
      ['/', 'x'.repeat(101)],
      ['/fault', ''],
    ] as const) {
      const near = await ask(endpoint.port, body, path);
      const far = await fetch(`${endpoint.url}${path}`, { method: 'POST', body });
      expect([near.status, near.body]).toEqual([far.status, await far.text()]);
    }
  });

  it('to anybody else goes through a socket, and to an endpoint that closed it fails', async () => {
    const stranger = createServer((_request, response) => response.end('lạ'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await ask(port, '')).toMatchObject({ status: 200, body: 'lạ', isFromAfar: true });
    stranger.closeAllConnections();
    stranger.close();
    await endpoint.close();
    const gone = new DynamoDBClient({
      ...{ region: 'ap-southeast-1', endpoint: endpoint.url, maxAttempts: 1 },
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await expect(gone.send(new GetItemCommand({ TableName: 't', Key: {} }))).rejects.toThrow('ECONNREFUSED');
  });
});
