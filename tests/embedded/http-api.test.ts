import { afterEach, describe, expect, it } from 'vitest';
import { listen, type Endpoint } from '#infra/local/endpoint.ts';
import { createHttpApi } from '#infra/local/http-api.ts';
import type { InvokeOutcome } from '#infra/local/lambda.ts';
import { resolveTemplate } from '#infra/local/template.ts';
import { homeNaming } from '#infra/local/template/names.ts';

const endpoints: Endpoint[] = [];
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

interface Seen {
  functionArn: string;
  event: Record<string, unknown>;
}

async function anApi(routes: Record<string, string>, answer: (event: Record<string, unknown>) => unknown) {
  const resources: Record<string, unknown> = {};
  for (const [index, [key, target]] of Object.entries(routes).entries()) {
    resources[`I${index}`] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: target, PayloadFormatVersion: '2.0' },
    };
    resources[`R${index}`] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { RouteKey: key, Target: { 'Fn::Join': ['', ['integrations/', { Ref: `I${index}` }]] } },
    };
  }
  const seen: Seen[] = [];
  const invoke = async (functionArn: string, raw: unknown): Promise<InvokeOutcome> => {
    const event: Record<string, unknown> = { ...(typeof raw === 'object' ? raw : {}) };
    seen.push({ functionArn, event });
    const payload = await Promise.resolve(answer(event));
    if (payload instanceof Error)
      return { kind: 'failed', errorType: 'Error', errorMessage: payload.message, requestId: 'r' };
    return { kind: 'returned', payload, requestId: 'r' };
  };
  const template = resolveTemplate({ Resources: resources }, {}, homeNaming('home', {}));
  const handler = createHttpApi({ template, invoke, now: () => 1_700_000_000_000, ids: () => 'request-1' });
  const endpoint = await listen(handler, { maxBodyBytes: 1000 });
  endpoints.push(endpoint);
  return { url: endpoint.url, seen };
}

const ok = { statusCode: 200, body: 'ok' };

describe('the HTTP API', () => {
  it('prefers a full match to a greedy one, a named method to ANY, and $default last', async () => {
    const routes = {
      'ANY /{proxy+}': 'any',
      'GET /plans/{id}': 'plan',
      'ANY /plans/{id}': 'plan-any',
      $default: 'rest',
    };
    const { url, seen } = await anApi(routes, () => ok);
    for (const [method, path] of [
      ['GET', '/plans/7'],
      ['POST', '/plans/7'],
      ['GET', '/a/b/c'],
    ] as const) {
      await fetch(url + path, { method });
    }
    expect(seen.map(({ functionArn }) => functionArn)).toEqual(['plan', 'plan-any', 'any']);
    expect(seen[0]?.event['pathParameters']).toEqual({ id: '7' });
    expect(seen[2]?.event['pathParameters']).toEqual({ proxy: 'a/b/c' });
  });

  it('answers 404 for a route the template does not have', async () => {
    const { url } = await anApi({ 'GET /only': 'only' }, () => ok);
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it('hands over cookies, repeated query values, headers, the peer and the time of the clock', async () => {
    const { url, seen } = await anApi({ $default: 'f' }, () => ok);
    await fetch(`${url}/find?q=1&q=2&t=%C4%91`, { headers: { cookie: 'a=1; b=2', 'x-one': 'ä' } });
    expect(seen[0]?.event).toMatchObject({
      version: '2.0',
      rawPath: '/find',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { q: '1,2', t: 'đ' },
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, timeEpoch: 1_700_000_000_000 },
      isBase64Encoded: false,
    });
  });

  it('hands over a text body as text and a multipart upload as base64, byte for byte', async () => {
    const { url, seen } = await anApi({ $default: 'f' }, () => ok);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ ten: 'Đúng Hạn' }) });
    expect(seen[0]?.event).toMatchObject({ body: 'ten=%C4%90%C3%BAng+H%E1%BA%A1n', isBase64Encoded: false });
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array([0, 255, 128, 13, 10])]), 'kế hoạch.bin');
    await fetch(url, { method: 'POST', body: form });
    const sent = Buffer.from(String(seen[1]?.event['body']), 'base64');
    expect(seen[1]?.event['isBase64Encoded']).toBe(true);
    expect(sent.includes(Buffer.from([0, 255, 128, 13, 10]))).toBe(true);
  });

  it('gives the browser several cookies and binary bodies', async () => {
    const { url } = await anApi({ $default: 'f' }, () => ({
      statusCode: 200,
      headers: { 'Content-Type': 'font/woff2' },
      cookies: ['a=1; Path=/', 'b=2; Path=/'],
      body: Buffer.from([1, 2, 200]).toString('base64'),
      isBase64Encoded: true,
    }));
    const response = await fetch(url);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 200]);
  });

  it('answers 500 when the function fails or answers nonsense, and 200 with JSON when it leaves the status out', async () => {
    const answers: unknown[] = [new Error('broken'), { statusCode: 'x' }, { hello: 'there' }];
    const { url } = await anApi({ $default: 'f' }, () => answers.shift());
    expect((await fetch(url)).status).toBe(500);
    expect((await fetch(url)).status).toBe(500);
    expect(await (await fetch(url)).json()).toEqual({ hello: 'there' });
  });

  it('answers 413 to a body that is too long, without calling the function', async () => {
    const { url, seen } = await anApi({ $default: 'f' }, () => ok);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(2000) })).status).toBe(413);
    expect(seen).toEqual([]);
  });

  it('with a route that leads nowhere is refused with its path', () => {
    const route = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { RouteKey: '$default', Target: 'integrations/none' },
    };
    const template = resolveTemplate({ Resources: { R: route } }, {}, homeNaming('home', {}));
    const build = () =>
      createHttpApi({ template, invoke: () => Promise.reject(new Error()), now: () => 0, ids: () => '' });
    expect(build).toThrow('Resources.R.Properties.Target: no integration integrations/none');
  });
});
