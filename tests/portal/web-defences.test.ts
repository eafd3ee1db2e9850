import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { STYLESHEET } from '#functions/portal/assets.ts';
import { csrfToken, isCsrfToken } from '#functions/portal/csrf.ts';
import { safeReturnPath } from '#functions/portal/return-path.ts';
import { newSession, SessionSeal } from '#functions/portal/session.ts';
import { settingsSchema } from '#functions/portal/settings.ts';
import type { HttpResult } from '#shared/adapters/http.ts';
import { startPortal, type TestPortal } from './test-portal.ts';

const officer = { sub: 'an', name: 'Trần An', email: null, unit: null, title: null };
const session = newSession(officer, 'https://issuer.example/logout?x=1');

interface Wish {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

const eventOf = ({ method = 'GET', path = '/', headers = {}, cookies, body, isBase64Encoded = false }: Wish) => ({
  version: '2.0',
  rawPath: path,
  rawQueryString: '',
  headers,
  cookies,
  body,
  isBase64Encoded,
  requestContext: { requestId: 'request-7', timeEpoch: 1_800_000_000_000, http: { method } },
});

const textOf = (result: HttpResult): string =>
  result.isBase64Encoded ? Buffer.from(result.body, 'base64').toString() : result.body;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the portal defends itself', () => {
  let portal: TestPortal;
  let cookies: string[];
  const ask = (wish: Wish) => portal.invoke(eventOf(wish));

  beforeAll(async () => {
    portal = await startPortal();
    cookies = [`dung-han-session=${await portal.seal.sealSession(session)}`];
  });
  afterAll(async () => {
    await portal.close();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['an unknown address', 404, { path: '/khong-co' }],
    ['an address full of junk', 404, { path: '/%E0%A4%A/..%2f%00' }],
    ['an asset under another hash', 404, { path: '/assets/0000000000000000/portal.css' }],
    ['a method the page does not take', 405, { method: 'DELETE' }],
    ['a method no browser sends', 405, { method: 'TRACE' }],
    [
      'a form over 256 KB',
      413,
      { method: 'POST', path: '/dang-xuat', headers: FORM, body: `a=${'x'.repeat(270_000)}` },
    ],
    [
      'a body that is no form',
      415,
      { method: 'POST', path: '/dang-xuat', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
    ],
    ['a form with broken letters', 400, { method: 'POST', path: '/dang-xuat', headers: FORM, body: 'a=%E1%BB' }],
    [
      'bytes that are no UTF-8',
      400,
      { method: 'POST', path: '/dang-xuat', headers: FORM, body: '/2E9', isBase64Encoded: true },
    ],
    [
      'a form from another site',
      403,
      { method: 'POST', path: '/dang-xuat', headers: { ...FORM, origin: 'https://evil.example' } },
    ],
    [
      'a cross-site request',
      403,
      { method: 'POST', path: '/dang-xuat', headers: { ...FORM, 'sec-fetch-site': 'cross-site' } },
    ],
  ] satisfies [string, number, Wish][])(
    'answers %s with %i, a page in the layout and the request id',
    async (_name, status, wish) => {
      const result = await ask(wish);
      expect(result.statusCode).toBe(status);
      const page = textOf(result);
      expect(page).toContain('<html lang="vi"');
      expect(page).toContain('request-7');
      expect(page).toContain('Về trang chủ');
      if (status === 405) expect(result.headers['allow']).toContain('GET');
    },
  );

  it('never answers 5xx, whatever the cookie, path, type and body', async () => {
    const junk = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS'), junk, junk, junk, junk, async (...parts) => {
        const [method, path, cookie, body, type] = parts;
        const header = encodeURIComponent(type);
        const { statusCode } = await ask({
          method,
          path: `/${encodeURI(path.toWellFormed())}`,
          cookies: [`dung-han-session=${encodeURIComponent(cookie.toWellFormed())}`],
          headers: { ...FORM, 'accept-encoding': header, 'x-forwarded-host': header },
          body,
        });
        expect(statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it('lets nothing but its own style, fonts and pictures into a page', async () => {
    const { headers, body } = await ask({ cookies });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
        "form-action 'self' https://issuer.example; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(body).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('behind https asks for https for a year and binds its cookies to this host', async () => {
    const secure = await startPortal({ portalUrl: 'https://dunghan.example' });
    const result = await secure.invoke(
      eventOf({ cookies: [`__Host-dung-han-session=${await secure.seal.sealSession(session)}`] }),
    );
    expect(result.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(result.cookies?.[0]).toMatch(/^__Host-dung-han-session=.*Path=\/.*HttpOnly; Secure; SameSite=Lax/);
    // Over plain http nothing may claim a __Host- cookie.
    expect((await ask({})).headers['strict-transport-security']).toBeUndefined();
    await secure.close();
  });

  it('takes a posted form only with the token of this very session', async () => {
    const post = (csrf: string) =>
      ask({
        method: 'POST',
        path: '/dang-xuat',
        headers: FORM,
        cookies,
        body: new URLSearchParams({ csrf }).toString(),
      });
    expect((await post('')).statusCode).toBe(403);
    expect((await post(csrfToken(newSession(officer, null)))).statusCode).toBe(403);
    expect((await post(csrfToken(session))).statusCode).toBe(303);
  });

  it('masks the token anew on each page, so that compressed pages tell nothing about it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 64 }), fc.nat(), fc.string(), (secret, at, other) => {
        const holder = { csrfSecret: Buffer.from(secret).toString('base64url') };
        const token = csrfToken(holder);
        expect(token).not.toBe(csrfToken(holder));
        expect(isCsrfToken(token, holder)).toBe(true);
        const forged = Buffer.from(token, 'base64url');
        forged.writeUInt8(forged.readUInt8(at % forged.length) ^ 1, at % forged.length);
        expect(isCsrfToken(forged.toString('base64url'), holder)).toBe(false);
        expect(isCsrfToken(other, holder)).toBe(false);
      }),
    );
  });

  it('ends a session after an hour of rest, and after twelve hours in any case', async () => {
    const start = new Date('2026-03-02T01:00:00Z').getTime();
    const after = (minutes: number) => vi.setSystemTime(start + minutes * 60_000);
    vi.useFakeTimers({ toFake: ['Date'] });
    after(0);
    let sealed = await portal.seal.sealSession(session);
    after(59);
    expect((await portal.seal.openSession(sealed))?.session.officer).toEqual(officer);
    after(61);
    expect(await portal.seal.openSession(sealed)).toBeUndefined();
    for (let minutes = 0; minutes < 12 * 60; minutes += 50) {
      after(minutes);
      const open = minutes === 0 ? session : (await portal.seal.openSession(sealed))?.session;
      expect(open).toBeDefined();
      if (open !== undefined) sealed = await portal.seal.sealSession(open);
    }
    after(12 * 60 + 1);
    expect(await portal.seal.openSession(sealed)).toBeUndefined();
  });

  it('remembers a cookie for a minute of both clocks: neither a frozen function nor a jump of days prolongs a session', async () => {
    const at = Date.parse('2026-03-02T01:00:00Z');
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: at });
    const cookie = await portal.seal.sealSession({ ...session, iat: at / 1000 }, at);
    expect(await portal.seal.openSession(cookie, at + 59_000)).toMatchObject({ isRecent: true });
    // Frozen for two hours: its own clock stood still.
    vi.setSystemTime(at + 120 * 60_000);
    expect(await portal.seal.openSession(cookie, at + 120 * 60_000)).toBeUndefined();
    // The clock of requests stands still, real time has passed.
    vi.advanceTimersByTime(61 * 60_000);
    expect(await portal.seal.openSession(cookie, at)).toBeUndefined();
  });

  it('takes no cookie of another secret or purpose, and clears what it cannot open', async () => {
    const foreign = await new SessionSeal('another secret').sealSession(session);
    const attempt = await portal.seal.sealSignIn({
      state: 's'.repeat(16),
      nonce: 'n'.repeat(16),
      codeVerifier: 'v'.repeat(43),
      returnTo: '/',
    });
    for (const value of [foreign, attempt, 'junk', `${foreign}x`]) {
      const result = await ask({ cookies: [`dung-han-session=${value}`] });
      expect(textOf(result)).toContain('href="/dang-nhap"');
      expect(result.cookies?.join()).toMatch(/dung-han-session=;.*Max-Age=0/);
    }
  });

  it('returns after signing in only to its own pages', () => {
    expect(safeReturnPath('/viec/1?trang=2')).toBe('/viec/1?trang=2');
    for (const wish of [
      undefined,
      '',
      'viec',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'https://evil.example',
      '/dang-nhap',
      '/dang-xuat',
      `/${'x'.repeat(2000)}`,
    ])
      expect(safeReturnPath(wish)).toBe('/');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tail) => {
        const target = new URL(safeReturnPath(`/${tail}`), 'https://portal.example');
        expect(target.origin).toBe('https://portal.example');
      }),
    );
  });

  it('compresses what it sends, and lets the browser keep assets for ever', async () => {
    const plain = await ask({ path: STYLESHEET });
    const zipped = await ask({ path: STYLESHEET, headers: { 'accept-encoding': 'gzip, deflate' } });
    const packed = await ask({ path: STYLESHEET, headers: { 'accept-encoding': 'gzip, br' } });
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    const css = textOf(plain);
    expect(gunzipSync(Buffer.from(zipped.body, 'base64')).toString()).toBe(css);
    expect(brotliDecompressSync(Buffer.from(packed.body, 'base64')).toString()).toBe(css);
    const page = await ask({ headers: { 'accept-encoding': 'br' } });
    expect(brotliDecompressSync(Buffer.from(page.body, 'base64')).toString()).toContain('Đúng Hạn');
    // The phone's first page: style, page and four fonts.
    expect(Buffer.from(packed.body, 'base64').length + page.body.length).toBeLessThan(20_000);
  });

  it('does not start without its settings, and names each that is missing or unsafe', () => {
    const broken = settingsSchema.safeParse({ TABLE_NAME: 't', OIDC_ISSUER: 'http://issuer.example' });
    const faults = broken.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n');
    for (const name of ['BUCKET_NAME', 'SESSION_SECRET_ARN', 'OIDC_CLIENT_ID', 'PORTAL_URL'])
      expect(faults).toContain(name);
    expect(faults).toContain('OIDC_ISSUER must be https');
  });
});
