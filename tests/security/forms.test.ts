/** Every form of the portal × every way another site could have it sent: refused before its handler sees it. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfToken } from '#functions/portal/csrf.ts';
import { newSession } from '#functions/portal/session.ts';
import { problems } from '#shared/ui/problem.ts';
import { startPortal, type TestPortal } from '../portal/test-portal.ts';

const officer = { sub: 'an', name: 'Trần An', email: null, unit: null, title: null };
const session = newSession(officer, null);
const earlier = newSession(officer, null);

let portal: TestPortal;
let cookies: string[];
beforeAll(async () => {
  portal = await startPortal();
  cookies = [`dung-han-session=${await portal.seal.sealSession(session)}`];
});
afterAll(() => portal.close());

interface Sent {
  readonly csrf?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without it the visitor is nobody. */
  readonly signedIn?: false;
}

async function post(path: string, { csrf, headers = {}, signedIn }: Sent): Promise<{ status: number; page: string }> {
  const address = path.replace(/:[a-z]+(?:\{[^}]*\})?/giu, 'mot-ma');
  const { statusCode, body } = await portal.invoke({
    version: '2.0',
    rawPath: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    ...(signedIn === false ? {} : { cookies }),
    body: new URLSearchParams(csrf === undefined ? {} : { csrf }).toString(),
    requestContext: { requestId: 'request-7', timeEpoch: Date.UTC(2026, 0, 5), http: { method: 'POST' } },
  });
  return { status: statusCode, page: body };
}

const isRefused = ({ status, page }: { status: number; page: string }): boolean =>
  status === 403 && page.includes(problems.notOurForm.title);

async function itemsKept(): Promise<number> {
  const { Count = 0 } = await portal.dynamodb.send(new ScanCommand({ TableName: portal.settings.TABLE_NAME }));
  return Count;
}

const formPaths = (): string[] => [
  '/dang-xuat',
  '/dang-xuat-moi-noi',
  ...portal.routes.filter(({ method }) => method === 'POST').map(({ path }) => path),
];

describe('every form', () => {
  it.each<readonly [string, Sent]>([
    ['without a token', {}],
    ['with an empty token', { csrf: '' }],
    ['with the token of another session of the same person', { csrf: csrfToken(earlier) }],
    ['with its token, from another site', { csrf: csrfToken(session), headers: { origin: 'https://evil.example' } }],
    ['with its token, from a frame without origin', { csrf: csrfToken(session), headers: { origin: 'null' } }],
    ['with its token, across sites', { csrf: csrfToken(session), headers: { 'sec-fetch-site': 'cross-site' } }],
    ['with its token, from a sibling host', { csrf: csrfToken(session), headers: { 'sec-fetch-site': 'same-site' } }],
    ['of a visitor, from another site', { signedIn: false, headers: { origin: 'https://evil.example' } }],
  ])('%s is refused, and nothing is kept of it', async (_name, sent) => {
    const before = await itemsKept();
    const taken: string[] = [];
    for (const path of formPaths()) if (!isRefused(await post(path, sent))) taken.push(path);
    expect(formPaths().length).toBeGreaterThan(60);
    expect(taken).toEqual([]);
    expect(await itemsKept()).toBe(before);
  });

  it('with the token of its session passes to the question whether its sender may', async () => {
    const refused: string[] = [];
    for (const path of formPaths().slice(2))
      if (isRefused(await post(path, { csrf: csrfToken(session) }))) refused.push(path);
    expect(refused).toEqual([]);
  });
});

it('no method but GET and POST reaches a page, whatever a proxy is told to override', async () => {
  const override = { 'x-http-method-override': 'POST', 'x-method-override': 'POST' };
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const { statusCode } = await portal.invoke({
      version: '2.0',
      rawPath: '/viec',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...override },
      cookies,
      body: new URLSearchParams({ csrf: csrfToken(session) }).toString(),
      requestContext: { requestId: 'r', timeEpoch: 0, http: { method } },
    });
    expect(statusCode, method).toBe(405);
  }
});
