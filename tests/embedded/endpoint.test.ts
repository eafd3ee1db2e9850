import { get } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listen, listenStreaming, PortTakenError, type Endpoint, type Handler } from '#infra/local/endpoint.ts';

const open: Endpoint[] = [];
async function start(handler: Handler, options = {}): Promise<Endpoint> {
  const endpoint = await listen(handler, options);
  open.push(endpoint);
  return endpoint;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((endpoint) => endpoint.close()));
});
const echo: Handler = ({ method, path, query, body }) =>
  Promise.resolve({ status: 200, body: `${method} ${path} ${query.get('q') ?? ''} ${body.toString()}` });

describe('an endpoint', () => {
  it('hands path, query and body to its handler', async () => {
    const { url } = await start(echo);
    const answer = await fetch(`${url}/a%20b?q=1`, { method: 'POST', body: 'Đúng Hạn' });
    expect(await answer.text()).toBe('POST /a%20b 1 Đúng Hạn');
  });

  it('answers 413 to a body over its limit, declared or streamed, and lives on', async () => {
    const { url } = await start(echo, { maxBodyBytes: 1000 });
    const declared = await fetch(url, { method: 'POST', body: 'x'.repeat(1001) });
    expect(declared.status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(600));
        controller.enqueue(new Uint8Array(600));
        controller.close();
      },
    });
    const streamed = await fetch(url, { method: 'POST', body: stream, duplex: 'half' });
    expect(streamed.status).toBe(413);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1000) })).status).toBe(200);
  });

  it('answers under the names of this machine only, so that no page of the web reads through a name it made', async () => {
    const { port } = await start(echo);
    const statusFor = (host: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const own = { host: '127.0.0.1', port, setHost: false, headers: { host } };
        get(own, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        }).on('error', reject);
      });
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'bucket.localhost', '[::1]:1'])
      expect(await statusFor(host), host).toBe(200);
    for (const host of [`evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example', ''])
      expect(await statusFor(host), host).toBe(421);
  });

  it('answers 400 to bytes that are not HTTP and lives on', async () => {
    const { url, port } = await start(echo);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('NOT HTTP AT ALL\r\n\r\n'));
      socket.once('data', (data) => {
        resolve(data.toString());
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(url)).status).toBe(200);
  });

  it('answers 500 to a fault of its handler, leaves a line on stderr and lives on', async () => {
    const lines: string[] = [];
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const { url } = await start((request) =>
      request.path === '/fault' ? Promise.reject(new Error('broken')) : echo(request),
    );
    expect((await fetch(`${url}/fault?khoa=bi-mat`)).status).toBe(500);
    stderr.mockRestore();
    expect(lines.join('')).toMatch(/^GET \/fault failed: Error: broken/);
    expect(lines.join('')).not.toContain('bi-mat');
    expect((await fetch(url)).status).toBe(200);
  });

  it('answers 500 to a handler that throws before it waits for anything, and lives on', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const endpoint = await listenStreaming((request, response) => {
      if (request.url === '/fault') throw new Error('broken');
      response.end('fine');
      return Promise.resolve();
    });
    expect((await fetch(`${endpoint.url}/fault`)).status).toBe(500);
    stderr.mockRestore();
    expect(await (await fetch(endpoint.url)).text()).toBe('fine');
    await endpoint.close();
  });

  it('names a port that is taken', async () => {
    const { port } = await start(echo);
    const failure: unknown = await listen(echo, { port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PortTakenError);
    expect(String(failure)).toContain(`Port ${port} is taken`);
  });
});
