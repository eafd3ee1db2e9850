/** Tokens and sessions that ran out while somebody was typing: nothing is lost, nothing is done, one page says what to do. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { signInAt } from '../embedded/home.ts';
import { dateFields, Officer, openDesk, pathOf, type Answer, type Desk } from '../obligation/desk.ts';
import { CookieJar, locationOf } from './http-client.ts';

const REASON = 'Chờ ý kiến của Bộ Xây dựng <về mẫu đơn>';
const SHOWN = 'Chờ ý kiến của Bộ Xây dựng &lt;về mẫu đơn&gt;';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2024-03-04');
});
afterAll(() => desk.close());
afterEach(() => {
  vi.useRealTimers();
});

/** Sessions live on real time: the clocks of this process are put on, timers run as ever. */
function pass(minutes: number): void {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ now: Date.now(), toFake: ['Date', 'performance'] });
  vi.advanceTimersByTime(minutes * 60_000);
}

const portalUrl = (): string => desk.home.addresses.portal;
async function signedIn(sub: string): Promise<{ readonly browser: CookieJar; readonly officer: Officer }> {
  const browser = await signInAt(desk.home.addresses, new CookieJar(), sub);
  return { browser, officer: new Officer(browser, portalUrl()) };
}

/** One page with one heading that says what happened; the text stands on it, to be copied. */
function expectGivenBack({ status, text }: Answer, title: string): void {
  expect(status).toBe(403);
  expect(text.match(/<h1[^>]*>([^<]*)</gu)).toHaveLength(1);
  expect(text).toContain(`>${title}</h1>`);
  expect(text).toContain('Chưa có gì được thay đổi');
  expect(/<textarea[^>]*readonly[^>]*>([^<]*)</u.exec(text)?.[1]).toContain(SHOWN);
  expect(text).not.toContain('class="govuk-error-summary');
}

describe('a form that was open for more than an hour', () => {
  it('is given back with what was typed; after signing in again it is taken', async () => {
    const task = await desk.give();
    const { browser, officer } = await signedIn('kiem-soat-tthc');
    const submit = await officer.fill(`${pathOf(task)}/tam-dung`, { reason: REASON });
    pass(61);
    expectGivenBack(await submit(), 'Phiên làm việc đã kết thúc');
    expect((await desk.read(task)).state).toBe('open');
    await signInAt(desk.home.addresses, browser, 'kiem-soat-tthc');
    const done = await officer.send(`${pathOf(task)}/tam-dung`, { reason: REASON });
    expect(done.status).toBe(303);
    expect((await desk.read(task)).state).toBe('suspended');
  });

  it('is taken when other pages were read meanwhile: reading prolongs the session', async () => {
    const task = await desk.give();
    const { officer } = await signedIn('kiem-soat-tthc');
    const submit = await officer.fill(`${pathOf(task)}/tam-dung`, { reason: REASON });
    pass(50);
    expect((await officer.open('/')).status).toBe(200);
    pass(50);
    expect((await submit()).status).toBe(303);
    expect((await desk.read(task)).state).toBe('suspended');
  });

  it('and whose officer signed in anew in another tab is given back: its token is of the old session', async () => {
    const task = await desk.give();
    const { browser, officer } = await signedIn('kiem-soat-tthc');
    const submit = await officer.fill(`${pathOf(task)}/tam-dung`, { reason: REASON });
    pass(61);
    await signInAt(desk.home.addresses, browser, 'kiem-soat-tthc');
    expectGivenBack(await submit(), 'Biểu mẫu đã hết hiệu lực');
    expect((await desk.read(task)).state).toBe('open');
  });

  it('of several fields gives each of them back, and no key or token', async () => {
    const task = await desk.give();
    const { officer } = await signedIn('so-tu-phap');
    const link = 'https://stp.example.gov.vn/van-ban/12';
    const typed = { number: '12/BC-STP', ...dateFields('date', '1', '3', '2024'), place: 'link', link };
    const submit = await officer.fill(`${pathOf(task)}/hoan-thanh`, typed);
    pass(61);
    const { text } = await submit();
    for (const value of ['number: 12/BC-STP', 'date-year: 2024', `link: ${link}`]) expect(text).toContain(value);
    for (const name of ['csrf', 'request-key']) expect(text).not.toContain(`${name}: `);
  });
});

describe('an hour of rest', () => {
  it('signs the officer out; signing in again leads to the page that was asked for', async () => {
    const task = await desk.give();
    const { browser, officer } = await signedIn('so-tu-phap');
    pass(59);
    expect((await officer.open(pathOf(task))).status).toBe(200);
    pass(61);
    const { status, location } = await officer.open(pathOf(task));
    expect([status, location]).toEqual([303, `/dang-nhap?return=${encodeURIComponent(pathOf(task))}`]);
    expect(browser.names(portalUrl())).not.toContain('dung-han-session');
    let url = new URL(location ?? '', portalUrl());
    for (let step = 0; step < 12 && url.pathname !== pathOf(task); step += 1) {
      const response = await browser.fetch(url);
      url = locationOf(response.status === 200 ? await browser.post(url, { sub: 'so-tu-phap' }) : response, url);
    }
    expect(url.pathname).toBe(pathOf(task));
    expect((await officer.open(url.pathname)).status).toBe(200);
  });

  it('leaves public pages open, and a visitor’s form needs no session', async () => {
    const { officer } = await signedIn('so-tu-phap');
    pass(61);
    for (const path of ['/', '/phan-anh', '/huong-dan']) expect((await officer.open(path)).status).toBe(200);
  });
});

describe('a sign-in that took longer than a quarter of an hour', () => {
  it('is refused with the way to begin again', async () => {
    const browser = new CookieJar();
    const begun = await browser.fetch(new URL('/dang-nhap', portalUrl()));
    const state = locationOf(begun, portalUrl()).searchParams.get('state') ?? '';
    pass(16);
    const callback = new URL(`/sign-in/callback?code=x&state=${state}`, portalUrl());
    const answer = await browser.fetch(callback);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('Lần đăng nhập này đã quá hạn');
    expect(text).toContain('Hãy bấm đăng nhập lại');
  });
});
