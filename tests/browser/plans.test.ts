import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import {
  accessibilityFaults,
  goToPart,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

/** A plan of a few rows, two of them flagged. */
const TEXT = readFileSync(new URL('../fixtures/plans/unseen-ward-2025.txt', import.meta.url), 'utf8');

let home: TestHome;
let browser: Browser;
beforeAll(async () => {
  [home, browser] = await Promise.all([aHome('2026-03-02'), launchBrowser()]);
  await settle(home, twoTierProvince());
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

/** Presses «Đúng rồi» until nothing is flagged any more. */
async function settleFlags(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: /Đúng rồi/u });
  while ((await accept.count()) > 0) await accept.first().click();
}

it.each(WIDTHS)(
  'a plan is pasted, reviewed, signed and issued by clicking (%i px)',
  async (width) => {
    const office = await signedIn('Lê Thị Mỹ Duyên', width);
    await goToPart(office, 'Kế hoạch');
    await look(office, 'plans');
    await office.getByRole('button', { name: 'Đưa kế hoạch vào hệ thống' }).click();
    await office.getByRole('button', { name: 'Đọc kế hoạch' }).click();
    await look(office, 'plan-paste-empty');
    await office.getByLabel('Nội dung kế hoạch').fill(TEXT);
    await office.getByRole('button', { name: 'Đọc kế hoạch' }).click();
    await office.getByRole('link', { name: 'Rà soát nhiệm vụ' }).waitFor();
    await look(office, 'plan-draft');
    const plan = office.url();
    await office.getByRole('link', { name: 'Rà soát nhiệm vụ' }).click();
    await look(office, 'plan-review');
    await settleFlags(office);
    await office
      .getByRole('link', { name: /Sửa, tách, gộp/u })
      .first()
      .click();
    await look(office, 'plan-row-edit');
    await office.getByLabel('Thời hạn').fill('hôm nào tiện');
    await office.getByRole('button', { name: 'Lưu' }).click();
    await look(office, 'plan-row-error');
    await office.goto(`${plan}/thong-tin`);
    await look(office, 'plan-info');
    await office.getByLabel('Năm', { exact: true }).fill('2026');
    await office.getByLabel('Đến hết năm').fill('2026');
    await office.getByRole('button', { name: 'Lưu' }).click();
    await office.goto(`${plan}/xem-truoc`);
    await look(office, 'plan-preview');
    await office.getByRole('button', { name: /Trình lãnh đạo/u }).click();

    const leader = await signedIn('Nguyễn Thị Hồng Hạnh', width);
    await leader.goto(`${plan}/ky`);
    await look(leader, 'plan-sign');
    await leader.getByRole('button', { name: 'Ký', exact: true }).click();

    await office.goto(`${plan}/so`);
    await office.getByLabel('Số, ký hiệu').fill('45/KH-UBND');
    for (const [part, text] of [
      ['Ngày', '2'],
      ['Tháng', '3'],
      ['Năm', '2026'],
    ] as const)
      await office.getByLabel(part, { exact: true }).fill(text);
    await look(office, 'plan-number');
    await office.getByRole('button', { name: 'Ban hành và giao việc' }).click();
    await office.getByRole('link', { name: /1\./u }).first().waitFor();
    await look(office, 'plan-in-force');
    await office.locator('.dh-card a').first().click();
    await look(office, 'plan-row');
  },
  180_000,
);
