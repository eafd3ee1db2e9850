import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHome, type TestHome } from '../embedded/home.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

describe('in a browser without scripts', () => {
  let home: TestHome;
  let portal: string;
  let browser: Browser;

  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2026-03-02'), launchBrowser()]);
    portal = home.addresses.portal;
  });
  afterAll(async () => {
    await Promise.all([browser.close(), home.close()]);
  });

  async function look(page: Page, name: string): Promise<void> {
    await keepScreenshot(page, name);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
  }

  it.each(WIDTHS)('an officer signs in by clicking, sees home, and signs out (%i px)', async (width) => {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    const refusals: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refusals.push(message.text());
    });

    await page.goto(portal);
    await look(page, 'start');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    expect(await page.title()).toContain('Bạn vào với vai ai?');
    await look(page, 'choose-officer');

    await page.getByRole('button', { name: 'Lê Thị Mỹ Duyên' }).click();
    await page.getByRole('heading', { name: 'Xin chào, Lê Thị Mỹ Duyên' }).waitFor();
    expect(await page.getByText('Văn phòng UBND tỉnh').isVisible()).toBe(true);
    await look(page, 'home');

    await page.getByRole('link', { name: 'Lê Thị Mỹ Duyên' }).click();
    await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor();
    await look(page, 'account');

    await page.goto(new URL('/khong-co', portal).href);
    await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
    await look(page, 'not-found');

    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(new URL(page.url()).origin).toBe(new URL(portal).origin);
    // Only the missing page's own status is an error to the browser: no style, font or form was refused.
    expect(refusals.filter((text) => !text.includes('404'))).toEqual([]);
    await visitor.close();
  });

  it('the keyboard alone signs an officer in, beginning with the link past the header', async () => {
    const visitor = await newVisitor(browser, 1280);
    const page = await visitor.newPage();
    await page.goto(portal);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Đăng nhập');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bạn vào với vai ai?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xin chào' }).waitFor();
    await visitor.close();
  });

  it('draws Vietnamese in Be Vietnam Pro, from our own files', async () => {
    const visitor = await newVisitor(browser, 1280);
    const page = await visitor.newPage();
    const fonts: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.woff2') && response.ok()) fonts.push(new URL(response.url()).pathname);
    });
    await page.goto(portal, { waitUntil: 'networkidle' });
    for (const file of ['latin-400', 'vietnamese-400', 'latin-700', 'vietnamese-700'])
      expect(
        fonts.some((path) => path.endsWith(`/be-vietnam-pro-${file}.woff2`)),
        file,
      ).toBe(true);
    await visitor.close();
  });
});
