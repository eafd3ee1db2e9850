/** The page a leader lands on: what it weighs, where its numbers lead, how many taps a decision takes. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyProvince, issueSmallPlan, PLAN_NAME, submitPlan } from '../portal/busy-province.ts';
import type { TestHome } from '../embedded/home.ts';
import {
  accessibilityFaults,
  goToPart,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

const LEADER = 'Nguyễn Thị Hồng Hạnh';
const KB = 1024;

let home: TestHome;
let browser: Browser;
let portal: string;
beforeAll(async () => {
  [home, browser] = await Promise.all([busyProvince(), launchBrowser()]);
  portal = home.addresses.portal;
}, 180_000);
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

async function signedIn(name: string, width: number): Promise<Page> {
  const page = await (await newVisitor(browser, width)).newPage();
  await page.goto(portal);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: `Xin chào, ${name}` }).waitFor();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name);
  expect(await accessibilityFaults(page), name).toEqual([]);
  expect(await overflowsSideways(page), name).toBe(false);
}

/** Bytes that cross the wire, headers included, while `act` is under way. */
async function weigh(page: Page, act: () => Promise<unknown>): Promise<number> {
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  await act();
  await page.waitForLoadState('networkidle');
  await wire.detach();
  return bytes;
}

/** Height of a small phone's screen and of a notebook's, inside the browser's frame. */
const SCREENS: Readonly<Record<number, number>> = { 360: 740, 1280: 720 };

/** Everything down to the last folded part; the footer may stand below. */
async function fitsOneScreen(page: Page): Promise<void> {
  const box = await page.locator('.dh-leader__more > details').last().boundingBox();
  const bottom = (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
  expect(bottom).toBeLessThanOrEqual(SCREENS[page.viewportSize()?.width ?? 0] ?? 0);
}

describe('a leader', () => {
  it.each(WIDTHS)('lands on a page of his own after signing in, which is one screen (%i px)', async (width) => {
    const page = await signedIn(LEADER, width);
    expect(new URL(page.url()).pathname).toBe('/lanh-dao');
    await fitsOneScreen(page);
    await look(page, 'leader');
  });

  it('finds under each number exactly the rows it counts', async () => {
    const page = await signedIn(LEADER, 360);
    const numbers = page.locator('.dh-tiles a, ol.dh-work a');
    const told = (await numbers.allInnerTexts()).map((text) => Number(/\d+/u.exec(text.replace(/^.*: /u, ''))?.[0]));
    const hrefs = await Promise.all((await numbers.all()).map((link) => link.getAttribute('href')));
    expect(told.slice(0, 2)).toEqual([5, 9]);
    for (const [place, href] of hrefs.entries()) {
      await page.goto(new URL(href ?? '', portal).href);
      expect(await page.locator('caption').innerText(), href ?? '').toBe(`${String(told[place])} việc`);
    }
  });

  it('is shown the units that are most late, the worst first, and what the charts draw in words', async () => {
    const page = await signedIn(LEADER, 360);
    const red = await page.locator('ol.dh-work li').allInnerTexts();
    expect(red.map((text) => text.replace(/, lâu nhất.*/u, ''))).toEqual([
      'Sở Nội vụ: 2 việc',
      'Sở Tư pháp: 2 việc',
      'Sở Xây dựng: 1 việc',
    ]);
    await page.getByText('Xu hướng').click();
    expect(await page.getByRole('img', { name: /Việc quá hạn mỗi sáng/u }).count()).toBe(1);
    expect(await page.locator('#qua-han-says').innerText()).toContain('cao nhất 6 (06/03/2026), cuối cùng 5');
    await page.getByText('Số liệu của biểu đồ').click();
    expect(await page.getByRole('row', { name: /06\/03\/2026 6/u }).isVisible()).toBe(true);
  });

  it('signs a plan in three taps', async () => {
    const path = await submitPlan(home);
    const page = await signedIn(LEADER, 360);
    await look(page, 'leader-signing');
    await fitsOneScreen(page);
    await page.locator('#cho-ky + ul a').first().click();
    await page.getByRole('button', { name: 'Ký hoặc trả lại' }).click();
    await page.getByRole('button', { name: 'Ký', exact: true }).click();
    await page.waitForURL(`**${path}`);
    await page.goto(`${portal}/lanh-dao`);
    expect(await page.getByText('Không có gì chờ ông/bà ký').isVisible()).toBe(true);
  });

  it('loads at most 100 KB at the first visit, letters and looks included, and 20 KB at the next', async () => {
    const first = await signedIn(LEADER, 360);
    const state = await first.context().storageState();
    const context = await browser.newContext({ storageState: state, javaScriptEnabled: false });
    const page = await context.newPage();
    const cold = await weigh(page, () => page.goto(`${portal}/`));
    expect(new URL(page.url()).pathname).toBe('/lanh-dao');
    expect(cold).toBeGreaterThan(30 * KB);
    expect(cold).toBeLessThanOrEqual(100 * KB);
    const warm = await weigh(page, () => page.goto(`${portal}/lanh-dao`));
    expect(warm).toBeGreaterThan(KB);
    expect(warm).toBeLessThanOrEqual(20 * KB);
    console.log(`leader's page: ${String(cold)} bytes cold, ${String(warm)} warm`);
  });

  it('urges in three taps, and extends what is not late yet', async () => {
    const page = await signedIn(LEADER, 360);
    await page.getByText('Trễ lâu nhất').click();
    await page
      .getByRole('link', { name: /^Đôn đốc «/u })
      .first()
      .click();
    await page.getByRole('textbox').first().fill('Báo cáo trong tuần');
    await page.getByRole('button', { name: 'Gửi đôn đốc' }).click();
    await page.goto(`${portal}/lanh-dao`);
    expect(await page.getByText(PLAN_NAME).count()).toBeGreaterThan(0);
    await page.getByText('Sắp đến hạn').click();
    await page
      .getByRole('link', { name: /^Gia hạn «/u })
      .first()
      .click();
    await page.getByRole('heading', { name: /gia hạn/iu }).waitFor();
  });
});

describe('boards', () => {
  it.each(WIDTHS)(
    'show units by weeks with every number written, and lead to its rows and to its unit (%i px)',
    async (width) => {
      const page = await signedIn('Lê Thị Mỹ Duyên', width);
      await goToPart(page, 'Bảng theo dõi');
      await look(page, 'board');
      await page.getByRole('link', { name: 'Tải việc theo tuần' }).click();
      await look(page, 'heat-map');
      const row = page.getByRole('row', { name: /^Sở Xây dựng/u });
      expect((await row.getByRole('cell').allInnerTexts()).slice(0, 3)).toEqual(['1', '4', '0']);
      await row.getByRole('link', { name: '4', exact: true }).click();
      expect(await page.locator('caption').innerText()).toBe('4 việc');
      await page.getByRole('link', { name: 'Sở Xây dựng' }).first().click();
      await page.getByRole('heading', { name: 'Sở Xây dựng' }).waitFor();
      expect(await page.getByText('0% (0/1 việc đã xong hoặc đã quá hạn)').count()).toBe(1);
      await look(page, 'unit');
    },
  );

  it.each(WIDTHS)('show a plan by section, by date, and among the plans above and below it (%i px)', async (width) => {
    const page = await signedIn('Lê Thị Mỹ Duyên', width);
    await page.goto(`${portal}${await planInForce()}`);
    await look(page, 'plan-page');
    await page.getByRole('link', { name: 'Theo ngày' }).click();
    await page.getByRole('heading', { name: 'Việc theo ngày đến hạn' }).waitFor();
    await look(page, 'plan-calendar');
    await page.getByRole('link', { name: 'Kế hoạch trên, dưới' }).click();
    await page.getByRole('heading', { name: 'Kế hoạch trên, dưới' }).waitFor();
    await look(page, 'plan-cascade');
    await page.goto(`${portal}${await planInForce()}/dien-tap`);
    await page.getByRole('heading', { name: 'Diễn tập cả năm' }).waitFor();
    await look(page, 'plan-rehearsal');
  });
});

describe('the guide', () => {
  it.each(WIDTHS)(
    'stands behind each page, with a picture of it; search keeps what was typed (%i px)',
    async (width) => {
      const page = await signedIn(LEADER, width);
      await page.getByRole('link', { name: 'Hướng dẫn cho trang này' }).click();
      await page.getByRole('heading', { name: 'Trang điều hành của lãnh đạo' }).waitFor();
      const picture = page.getByRole('img', { name: /Trang điều hành/u });
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(async () => (await picture.boundingBox())?.height ?? 0).toBeGreaterThan(300);
      await look(page, 'guide-topic');
      await page.getByRole('link', { name: 'Quay lại' }).click();
      await look(page, 'guide');
      await page.goto(`${portal}/tim?tim=so+xay+dung`);
      await page.getByRole('heading', { name: /kết quả cho «so xay dung»/u }).waitFor();
      await look(page, 'search');
    },
  );
});

let inForce: Promise<string> | undefined;

/** The path of a plan that was issued once for all tests here. */
const planInForce = (): Promise<string> => (inForce ??= issueSmallPlan(home));

describe('on paper', () => {
  const shown = (page: Page, selector: string): Promise<number> =>
    page.locator(selector).filter({ visible: true }).count();
  /** How a browser lays out the first element that a selector finds. */
  const style = (page: Page, selector: string, property: string, part = ''): Promise<unknown> => {
    const [found, behind] = [JSON.stringify(selector), JSON.stringify(part)];
    return page.evaluate(`getComputedStyle(document.querySelector(${found}), ${behind}).${property}`);
  };
  const behind = (page: Page, selector: string): Promise<unknown> => style(page, selector, 'content', '::after');

  it.each([
    ['list', '/bang'],
    ['plan', ''],
  ])(
    'a %s has no ways and no buttons, its tables repeat their headers, its own links say no address',
    async (name, path) => {
      const page = await signedIn(LEADER, 1280);
      await page.goto(`${portal}${path === '' ? await planInForce() : path}`);
      await page.emulateMedia({ media: 'print' });
      await keepScreenshot(page, `print-${name}`);
      for (const ways of [
        'nav',
        'button',
        '.govuk-button',
        '.govuk-back-link',
        '.govuk-skip-link',
        '.dh-footer__guide',
      ])
        expect(await shown(page, ways), ways).toBe(0);
      expect(await shown(page, 'h1')).toBe(1);
      expect(await behind(page, 'main a')).toBe('none');
      if ((await page.locator('thead').count()) > 0)
        expect(await style(page, 'thead', 'display')).toBe('table-header-group');
    },
  );

  it('a link that leaves the portal says where it leads', async () => {
    const page = await signedIn(LEADER, 1280);
    await page.goto(`${portal}/viec/ke-hoach-2026:so-tu-phap-a0/so-tu-phap`);
    await page.emulateMedia({ media: 'print' });
    const link = page.locator('main a[href^="http"]').first();
    expect(await behind(page, 'main a[href^="http"]')).toContain((await link.getAttribute('href')) ?? 'no link');
  });
});
