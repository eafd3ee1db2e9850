/** Every page of administration in a browser without scripts: from the empty home to what an administrator keeps. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

const ADMINISTRATOR = 'Đỗ Mạnh Quyền';

let home: TestHome;
let browser: Browser;
beforeAll(async () => {
  [home, browser] = await Promise.all([aHome('2026-03-02'), launchBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

async function signedIn(width: number): Promise<Page> {
  const page = await (await newVisitor(browser, width)).newPage();
  await page.goto(home.addresses.portal);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: ADMINISTRATOR }).click();
  await page.getByRole('heading', { name: `Xin chào, ${ADMINISTRATOR}` }).waitFor();
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name);
  expect(await accessibilityFaults(page), name).toEqual([]);
  expect(await overflowsSideways(page), name).toBe(false);
}

it.each(WIDTHS)('an empty home greets its administrator and leads to setting it up (%i px)', async (width) => {
  const page = await signedIn(width);
  await look(page, 'home-empty');
  await page.getByRole('link', { name: 'Thiết lập tổ chức' }).click();
  await page.getByRole('heading').first().waitFor();
  await look(page, 'administration-setup');
});

/** Pages of one kind differ by the unit, person, ladder or year alone that they are about. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*$/u, '?')
    .split('/')
    .map((part, place) => (place === 3 ? '*' : part))
    .join('/');
const OURS = /^\/(?:quan-tri|tai-khoan)(?:\/|$)/u;
const FILES = /\/(?:xuat|tai-ve)(?:\?|$)|\.(?:xlsx|csv|docx)(?:\?|$)|\?tep$/u;
const OF_A_KIND = 1;

it.each(WIDTHS)(
  'every page of administration and of one’s own settings (%i px)',
  async (width) => {
    if (width === WIDTHS[0]) await settle(home, twoTierProvince());
    const page = await signedIn(width);
    const waiting = ['/quan-tri', '/tai-khoan', '/tai-khoan/vang-mat', '/quan-tri/don-vi/them', '/quan-tri/nguoi/them'];
    const seen = new Set(waiting);
    const kinds = new Map<string, number>();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(new URL(path, home.addresses.portal).href);
      await look(page, `administration${path.replaceAll(/[/?=&]+/gu, '-')}`.slice(0, 60));
      for (const link of await page.locator('main a').all()) {
        const href = ((await link.getAttribute('href')) ?? '').replace(/#.*$/u, '');
        const kind = kindOf(href);
        const count = kinds.get(kind) ?? 0;
        if (!OURS.test(href) || FILES.test(href) || seen.has(href) || count >= OF_A_KIND) continue;
        seen.add(href);
        kinds.set(kind, count + 1);
        waiting.push(href);
      }
    }
    expect(seen.size).toBeGreaterThan(12);
  },
  240_000,
);
