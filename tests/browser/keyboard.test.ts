/** Signing, submitting and extending without a mouse: by Tab, Enter, Space and typing alone, without scripts. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestHome } from '../embedded/home.ts';
import { busyProvince, submitPlan } from '../portal/busy-province.ts';
import { launchBrowser, newVisitor } from './browser.ts';

const TASK = '/viec/ke-hoach-2026:so-xay-dung-b0/so-xay-dung';
const OTHER = '/viec/ke-hoach-2026:so-xay-dung-b1/so-xay-dung';

let home: TestHome;
let browser: Browser;
let plan: string;
beforeAll(async () => {
  [home, browser] = await Promise.all([busyProvince(), launchBrowser()]);
  plan = await submitPlan(home);
}, 180_000);
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

/** At a page of the portal, signed in; from here on the mouse rests. */
async function at(name: string, path: string): Promise<Page> {
  const page = await (await newVisitor(browser, 1280)).newPage();
  await page.goto(home.addresses.portal);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: `Xin chào, ${name}` }).waitFor();
  await page.goto(new URL(path, home.addresses.portal).href);
  return page;
}

const FARTHEST = 120;

/** Goes on with Tab until what has the focus is a link or button of this name, or the field of this name in its form. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < FARTHEST; steps += 1) {
    await page.keyboard.press('Tab');
    const focus = page.locator(':focus');
    if ((await focus.count()) === 0) continue;
    if ((await focus.getAttribute('name')) === name || (await focus.innerText()).trim() === name) return;
  }
  throw new Error(`Tab never comes to «${name}»`);
}

async function typeInto(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await tabTo(page, name);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  }
}

it.each([
  ['an officer asks for more time', 'Đặng Thùy Trang', TASK, 'xong=de-nghi-gia-han'],
  ['the leader extends', 'Nguyễn Thị Hồng Hạnh', OTHER, 'xong=gia-han'],
] as const)('%s', async (_what, who, task, done) => {
  const page = await at(who, task);
  await tabTo(page, 'Gia hạn');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Gia hạn' }).waitFor();
  await typeInto(page, { 'due-day': '19', 'due-month': '3', 'due-year': '2026', reason: 'Chờ ý kiến Sở Tư pháp' });
  await tabTo(page, 'Gửi');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.search.includes(done));
  expect(await page.content()).toContain('Chờ ý kiến Sở Tư pháp');
});

it('an officer submits what was done, with its document', async () => {
  const page = await at('Đặng Thùy Trang', TASK);
  await tabTo(page, 'Báo cáo hoàn thành');
  await page.keyboard.press('Enter');
  await typeInto(page, { number: '12/BC-SXD', 'date-day': '10', 'date-month': '3', 'date-year': '2026' });
  await tabTo(page, 'place');
  await page.keyboard.press('Space');
  await typeInto(page, { link: 'https://example.gov.vn/12-bc' });
  await tabTo(page, 'Tiếp tục');
  await page.keyboard.press('Enter');
  await page.getByText('12/BC-SXD').first().waitFor();
  expect(new URL(page.url()).search).toContain('xong=hoan-thanh');
});

it('the leader signs the plan', async () => {
  const page = await at('Nguyễn Thị Hồng Hạnh', `${plan}/ky`);
  await tabTo(page, 'Ký');
  await page.keyboard.press('Enter');
  await page.getByText('Đã ký').first().waitFor();
});
