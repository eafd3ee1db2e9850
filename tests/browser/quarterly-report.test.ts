import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { threeTierProvince } from '#shared/org/sample/index.ts';
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

let home: TestHome;
let browser: Browser;
beforeAll(async () => {
  [home, browser] = await Promise.all([aHome('2024-12-16'), launchBrowser()]);
  await settle(home, threeTierProvince());
});
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

async function signedIn(name: string, width: number): Promise<Page> {
  const page = await (await newVisitor(browser, width)).newPage();
  await page.goto(home.addresses.portal);
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

it.each(WIDTHS)(
  'a year is opened, a form is filled with a slip and without, the board names 280 units (%i px)',
  async (width) => {
    const office = await signedIn('Lê Thị Mỹ Duyên', width);
    await office.goto(`${home.addresses.portal}/bao-cao?nam=2024`);
    await look(office, 'report-list');
    await office.getByRole('button', { name: 'Mở kỳ báo cáo năm 2024' }).click();
    await look(office, 'report-open-year');
    await office.locator('#from-4').check();
    await office.getByRole('button', { name: 'Mở các kỳ báo cáo' }).click();
    await expect
      .poll(
        async () => {
          await office.goto(`${home.addresses.portal}/bao-cao/2024-year`);
          return (await office.content()).includes('Nhắc tất cả 280 đơn vị');
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    await look(office, 'report-board');
    const officer = await signedIn('Ngô Thị Ước', width);
    await officer.goto(`${home.addresses.portal}/bao-cao/2024-year/ubnd-xa-1`);
    await look(officer, 'report');
    await officer.getByRole('link', { name: 'biểu II.06a' }).click();
    await officer.getByLabel('Trong kỳ – Trực tuyến').fill('bốn mươi');
    await officer.getByRole('button', { name: 'Lưu số liệu' }).click();
    await look(officer, 'report-form-wrong');
    for (const box of await officer.locator('.govuk-form-group input[type=text]').all()) await box.fill('0');
    await officer.getByRole('button', { name: 'Lưu số liệu' }).click();
    await officer.getByRole('heading', { name: 'Biểu TD.01' }).waitFor();
    await officer.goto(`${home.addresses.portal}/bao-cao/2024-year/ubnd-xa-1`);
    await look(officer, 'report-filled');
  },
  120_000,
);
