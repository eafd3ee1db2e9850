import { marshall } from '@aws-sdk/util-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CookieJar, locationOf } from './http-client.ts';
import { startPortal, type TestPortal } from './test-portal.ts';

describe('signing in', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(async () => {
    await portal.close();
  });

  /** Goes from `path` to the directory, chooses `sub`, and returns where the portal sends the browser in the end. */
  async function signIn(browser: CookieJar, sub: string, path = '/dang-nhap'): Promise<URL> {
    let url = new URL(path, portal.origin);
    for (let step = 0; step < 10; step += 1) {
      const response = await browser.fetch(url);
      if (response.status === 200 && url.origin === portal.issuer) {
        url = locationOf(await browser.post(url, { sub }), url);
      } else {
        if (response.status === 200) throw new Error(`no sign-in at ${url.href}`);
        url = locationOf(response, url);
        if (url.origin === portal.origin && !url.pathname.startsWith('/sign-in') && url.pathname !== '/dang-nhap')
          return url;
      }
    }
    throw new Error('the sign-in does not end');
  }
  const page = async (browser: CookieJar, path: string) => (await browser.fetch(new URL(path, portal.origin))).text();
  const csrfOf = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

  it('shows a visitor the start page, with no cookie set', async () => {
    const browser = new CookieJar();
    expect(await page(browser, '/')).toContain('href="/dang-nhap"');
    expect(browser.names(portal.origin)).toEqual([]);
  });

  it('by one click on an officer leads home, which tells who I am and my unit', async () => {
    const browser = new CookieJar();
    expect((await signIn(browser, 'so-xay-dung')).pathname).toBe('/');
    const home = await page(browser, '/');
    for (const text of ['Đặng Thùy Trang', 'Sở Xây dựng', 'so-xay-dung@mau.example']) expect(home).toContain(text);
    expect(browser.names(portal.origin)).toEqual(['dung-han-session']);
  });

  it('leads to the account page that was asked for, which tells when the account was used before', async () => {
    const first = new CookieJar();
    expect((await signIn(first, 'chu-tich-xa', '/tai-khoan')).pathname).toBe('/tai-khoan');
    expect(await page(first, '/tai-khoan')).toContain('Đây là lần đầu');
    const second = new CookieJar();
    await signIn(second, 'chu-tich-xa');
    expect(await page(second, '/tai-khoan')).not.toContain('Đây là lần đầu');
  });

  it('returns to the page that was asked for, never to another site', async () => {
    expect((await signIn(new CookieJar(), 'quan-tri', '/dang-nhap?return=/viec%3Ftrang=2')).href).toBe(
      `${portal.origin}/viec?trang=2`,
    );
    expect((await signIn(new CookieJar(), 'quan-tri', '/dang-nhap?return=//evil.example/')).href).toBe(
      `${portal.origin}/`,
    );
  });

  it('gives every sign-in another session, so that a planted one is worth nothing', async () => {
    const [first, second] = [new CookieJar(), new CookieJar()];
    await signIn(first, 'so-tu-phap');
    await signIn(second, 'so-tu-phap');
    const cookieOf = (browser: CookieJar) => new Map(browser.pairs(portal.origin)).get('dung-han-session') ?? '';
    const sessions = await Promise.all(
      [first, second].map(async (browser) => (await portal.seal.openSession(cookieOf(browser)))?.session),
    );
    expect(sessions[0]?.id).toBeDefined();
    expect(sessions[0]?.id).not.toBe(sessions[1]?.id);
    expect(sessions[0]?.csrfSecret).not.toBe(sessions[1]?.csrfSecret);
  });

  it('home tells when the daily run last ended', async () => {
    const started = Date.now() - 3_600_000;
    await portal.dynamodb.send(
      new PutItemCommand({
        TableName: portal.settings.TABLE_NAME,
        Item: marshall({
          pk: 'DAILY',
          sk: `RUN#${new Date(started).toISOString().slice(0, 10)}`,
          startedAt: new Date(started).toISOString(),
          endedAt: new Date(started + 5000).toISOString(),
        }),
      }),
    );
    const browser = new CookieJar();
    await signIn(browser, 'chanh-van-phong');
    expect(await page(browser, '/')).toMatch(/Rà soát hằng ngày[\s\S]*Đã xong/);
  });

  it('is ended by the sign-out button here and at the issuer', async () => {
    const browser = new CookieJar();
    await signIn(browser, 'mot-cua-xa');
    const csrf = csrfOf(await page(browser, '/'));
    const out = await browser.post(new URL('/dang-xuat', portal.origin), { csrf });
    const endSession = locationOf(out, portal.origin);
    expect(endSession.origin).toBe(portal.issuer);
    expect(browser.names(portal.origin)).toEqual([]);
    const ask = await (await browser.fetch(endSession)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(ask)?.[1] ?? '';
    const confirmed = await browser.post(new URL('/session/end/confirm', portal.issuer), { xsrf, logout: 'yes' });
    expect(locationOf(confirmed, portal.issuer).href).toBe(`${portal.origin}/`);
    expect(await page(browser, '/')).toContain('href="/dang-nhap"');
    // The directory asks again who this is.
    const begin = locationOf(await browser.fetch(new URL('/dang-nhap', portal.origin)), portal.origin);
    expect(locationOf(await browser.fetch(begin), begin).pathname).toContain('/interaction/');
  });

  it('is refused when the answer belongs to no sign-in of this browser, and says what to do', async () => {
    const response = await new CookieJar().fetch(new URL('/sign-in/callback?code=x&state=y', portal.origin));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Chưa đăng nhập được');
  });

  it('is refused when state, code or issuer are not those of the attempt, and the attempt is used up', async () => {
    const browser = new CookieJar();
    await browser.fetch(new URL('/dang-nhap', portal.origin));
    const forged = new URL(`/sign-in/callback?code=x&state=forged&iss=${portal.issuer}`, portal.origin);
    expect((await browser.fetch(forged)).status).toBe(400);
    expect(browser.names(portal.origin)).toEqual([]);
    expect(portal.logs.some(({ level, message }) => level === 'warn' && message.includes('refused'))).toBe(true);
  });

  it('coming back twice to the same answer, signed in already, just goes home', async () => {
    const browser = new CookieJar();
    await signIn(browser, 'quan-tri');
    const again = await browser.fetch(new URL('/sign-in/callback?code=x&state=y', portal.origin));
    expect(locationOf(again, portal.origin).pathname).toBe('/');
  });

  it('answers 503 with what to do when the issuer does not answer', async () => {
    const lonely = await startPortal({ issuer: 'http://localhost:9' });
    const response = await new CookieJar().fetch(new URL('/dang-nhap', lonely.origin));
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Hệ thống đăng nhập chưa trả lời');
    await lonely.close();
  });
});
