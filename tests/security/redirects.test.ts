/**
 * No address sends a browser elsewhere: every route × every name that any page reads × the forms in which an address
 * hides that it leads away. Signing in leads to the issuer that is set, and back to pages of ours.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfToken } from '#functions/portal/csrf.ts';
import { safeReturnPath } from '#functions/portal/return-path.ts';
import { newSession } from '#functions/portal/session.ts';
import { refusalPage } from '#infra/local/s3/refusal-page.ts';
import { S3Fault } from '#infra/local/s3/fault.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personId } from '#shared/org/index.ts';
import { personSchema, roleSchema } from '#shared/org/person.ts';
import { unitId } from '#shared/org/unit.ts';
import { organisationDocument, ReferenceTable } from '#shared/reference/index.ts';
import { units } from '../daily/province.ts';
import { startPortal, type TestPortal } from '../portal/test-portal.ts';

const EVIL = 'evil.example';
const AWAY = [
  `https://${EVIL}/`,
  `//${EVIL}`,
  `///${EVIL}`,
  `/\\${EVIL}`,
  `\\\\${EVIL}`,
  `/\t/${EVIL}`,
  `/\n/${EVIL}`,
  `\u0001//${EVIL}`,
  `https:${EVIL}`,
  `https:/${EVIL}`,
  `/%2f%2f${EVIL}`,
  `%2f%2f${EVIL}`,
  `/%5c${EVIL}`,
  `/.//${EVIL}`,
  `/viec/..//${EVIL}`,
  `//portal@${EVIL}`,
  `http://localhost:3000@${EVIL}/`,
  `http://localhost.${EVIL}`,
  `//${EVIL}%00.localhost`,
  `javascript:alert(1)`,
  `data:text/html,x`,
  `/x\r\nLocation: https://${EVIL}`,
  `\u3002//${EVIL}`,
];

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['functions', 'shared'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
);
/** Every name that a page reads from its query or its form, and those that other systems go by. */
const NAMES = [
  ...new Set([
    ...sources.flatMap((text) =>
      [...text.matchAll(/(?:query|queryOf|textOf|form\.get|get)\((?:\w[\w.]*, )?'([a-z][\w-]*)'/gu)].map(
        ([, name = '']) => name,
      ),
    ),
    ...'next url redirect redirect_uri redirect_url return_to returnTo continue dest goto u r tro-lai ve den'.split(
      ' ',
    ),
  ]),
].filter((name) => name !== 'csrf');

const officer = { sub: 'an', name: 'Trần An', email: null, unit: null, title: null };
const session = newSession(officer, null);
let portal: TestPortal;
let cookies: string[];
beforeAll(async () => {
  portal = await startPortal();
  cookies = [`dung-han-session=${await portal.seal.sealSession(session)}`];
  await settleWithEveryRole();
});
afterAll(() => portal.close());

/** The one person may do everything, so that a route's handler is reached. */
async function settleWithEveryRole(): Promise<void> {
  const roles = roleSchema.options.map((role) => ({
    unit: unitId(role === 'leader' ? 'ubnd-tinh' : 'van-phong'),
    role,
    validFrom: plainDate('2020-01-01'),
    validTo: null,
  }));
  const people = [personSchema.parse({ id: 'an', name: 'Trần An', email: null, subject: 'an', roles, deputies: [] })];
  if (!Organisation.of(units, people).ok) throw new Error('the organisation is contradictory');
  await new ReferenceTable(portal.dynamodb, portal.settings.TABLE_NAME).save({
    document: organisationDocument,
    value: { units: [...units], people },
    ...{ by: personId('test'), why: 'Kiểm thử', now: 0, version: 0 },
  });
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly rawPath: string;
  readonly away: string;
  readonly isVisitor?: boolean;
}

/** Where a browser would go: the answer's own redirect, read against the page it stands on. */
async function leadsTo({ method, rawPath, away, isVisitor = false }: Asked): Promise<string | undefined> {
  const named = new URLSearchParams(NAMES.map((name): [string, string] => [name, away]));
  const host = encodeURI(away).slice(0, 200);
  const { headers, body, isBase64Encoded } = await portal.invoke({
    version: '2.0',
    rawPath,
    rawQueryString: named.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      referer: host,
      ...{ host: EVIL, 'x-forwarded-host': EVIL, 'x-original-url': host, 'x-forwarded-proto': 'https' },
    },
    ...(isVisitor ? {} : { cookies }),
    ...(method === 'POST' && { body: new URLSearchParams([...named, ['csrf', csrfToken(session)]]).toString() }),
    requestContext: { requestId: 'request-7', timeEpoch: Date.UTC(2026, 2, 2, 3), http: { method } },
  });
  expect(headers['refresh']).toBeUndefined();
  const html = isBase64Encoded ? '' : body;
  const shown = /http-equiv="?refresh/iu.exec(html) ?? /\s(?:href|action|formaction)="[^"]*evil\.example/iu.exec(html);
  const ownLink = shown !== null && !/="\/[^/\\]/u.test(shown[0]) ? shown[0] : undefined;
  return headers['location'] ?? ownLink;
}

const isOurs = (location: string): boolean => {
  if (/[\p{Cc}\\]/u.test(location) || !URL.canParse(location, portal.origin)) return false;
  const { origin, pathname } = new URL(location, portal.origin);
  return (origin === portal.origin || origin === portal.issuer) && !pathname.startsWith('//');
};

const addressOf = (pattern: string): string => pattern.replace(/:[a-z]+(?:\{[^}]*\})?/giu, 'mot-ma');

describe('no route leads away', () => {
  it.each(['GET', 'POST'] as const)(
    'by whatever is asked of it with %s',
    async (method) => {
      const led: string[] = [];
      let redirects = 0;
      const own = [
        { method: 'GET', path: '/dang-nhap' },
        { method: 'GET', path: '/' },
        { method: 'POST', path: '/dang-xuat' },
      ];
      const routes = [...portal.routes, ...own].filter((route) => route.method === method);
      for (const [at, route] of routes.entries())
        // Every route meets some of the forms, its neighbours the others; those of signing in meet all.
        for (const away of AWAY.filter((_, form) => (form + at) % 8 === 0 || route.path.startsWith('/dang-'))) {
          const location = await leadsTo({ method, rawPath: addressOf(route.path), away });
          if (location === undefined) continue;
          redirects += 1;
          if (!isOurs(location)) led.push(`${method} ${route.path} with ${JSON.stringify(away)} → ${location}`);
        }
      expect(led).toEqual([]);
      expect(NAMES.length).toBeGreaterThan(100);
      expect(redirects).toBeGreaterThan(10);
    },
    120_000,
  );

  it('of a visitor who is sent to sign in, and back to the page he asked for', async () => {
    for (const away of AWAY) {
      const location = (await leadsTo({ method: 'GET', rawPath: '/viec', away, isVisitor: true })) ?? '';
      expect(location.startsWith('/dang-nhap?return=%2Fviec'), location).toBe(true);
      const signIn = (await leadsTo({ method: 'GET', rawPath: '/dang-nhap', away, isVisitor: true })) ?? '';
      expect(new URL(signIn).origin).toBe(portal.issuer);
      expect(new URL(signIn).searchParams.get('redirect_uri')).toBe(`${portal.origin}/sign-in/callback`);
    }
  });

  it('by a path that is itself an address', async () => {
    for (const rawPath of [
      `//${EVIL}/viec`,
      `/\\${EVIL}/viec`,
      `/%2f%2f${EVIL}/viec`,
      `//${EVIL}/dang-nhap`,
      `/viec//${EVIL}`,
    ])
      for (const isVisitor of [true, false]) {
        const location = await leadsTo({ method: 'GET', rawPath, away: '/', isVisitor });
        expect(location === undefined || isOurs(location), `${rawPath} → ${location ?? ''}`).toBe(true);
      }
  });
});

it('after signing in nobody is sent elsewhere, whatever was asked for', () => {
  for (const away of AWAY) {
    const target = new URL(safeReturnPath(away), portal.origin);
    expect(target.origin, away).toBe(portal.origin);
    expect(target.pathname.startsWith('//'), away).toBe(false);
  }
});

it('a refused upload leads back to a page of this host alone, whichever page it says it came from', () => {
  for (const referer of [
    ...AWAY,
    `https://portal.example//${EVIL}`,
    `https://portal.example/\\${EVIL}`,
    'https://a@portal.example/viec',
  ]) {
    const headers = { referer, host: 'portal.example', accept: 'text/html' };
    const { body = '' } = refusalPage(new S3Fault(403, 'AccessDenied', 'no'), { headers });
    const href = /<a href="([^"]*)"/u.exec(String(body))?.[1] ?? '';
    expect(new URL(href, 'https://portal.example').host, `${referer} → ${href}`).toBe('portal.example');
  }
});
