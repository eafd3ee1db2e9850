import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monthSchema } from '#functions/index-publish/domain/month.ts';
import { caseIdOf } from '#functions/index-publish/domain/sheet.ts';
import { unitId } from '#shared/org/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { lateCases, oneDistrict } from '../index-publish/world.ts';
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
  [home, browser] = await Promise.all([aHome('2024-01-31'), launchBrowser()]);
  await settle(home, oneDistrict());
  await lateCases(home);
  await home.goTo('2024-02-01', 9);
  await home.clock.idle();
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

/** Each width has a month of its own, since a published one is locked. */
const MONTHS = ['2024-01', '2023-12'] as const;

it.each(WIDTHS.map((width, i) => [width, MONTHS[i] ?? MONTHS[0]] as const))(
  'a month is scored, approved and read by everybody, without scripts (%i px)',
  async (width, month) => {
    const at = (path: string): string => `${home.addresses.portal}${path}`;
    const caseId = caseIdOf(monthSchema.parse(month), 'so-huyen', unitId('ubnd-tinh'));
    const office = await signedIn('Lê Thị Mỹ Duyên', width);
    await office.goto(at(`/bo-chi-so?thang=${month}`));
    const opening = office.getByRole('button', { name: /^Mở tháng/u });
    if ((await opening.count()) > 0) {
      await look(office, 'index-list-empty');
      await opening.click();
      await home.clock.idle();
      await office.goto(at(`/bo-chi-so?thang=${month}`));
    }
    await look(office, 'index-list');
    await office.goto(at(`/bo-chi-so/${caseId}`));
    await look(office, 'index-sheet-begun');
    await office.goto(at(`/bo-chi-so/${caseId}/nhap?don-vi=so-xay-dung`));
    await office.getByLabel(/^Số hóa hồ sơ/u).fill('hai mươi');
    await office.getByRole('button', { name: 'Lưu điểm' }).click();
    await look(office, 'index-unit-form-wrong');
    await office.goto(at(`/bo-chi-so/${caseId}/nhap`));
    for (const box of await office.locator('td input').all())
      if ((await box.inputValue()) === '') await box.fill('3,75');
    await office.getByLabel('Sở Y tế: Số hóa hồ sơ, giấy tờ, kết quả giải quyết').fill('23');
    await office.getByRole('button', { name: 'Lưu điểm' }).click();
    await look(office, 'index-grid-wrong');
    await office.getByLabel('Sở Y tế: Số hóa hồ sơ, giấy tờ, kết quả giải quyết').fill('22');
    await office.getByRole('button', { name: 'Lưu điểm' }).click();
    await office.getByRole('button', { name: 'Trình lãnh đạo duyệt' }).click();
    await look(office, 'index-submit');
    await office.getByRole('button', { name: 'Trình', exact: true }).click();
    await home.clock.idle();
    const leader = await signedIn('Nguyễn Thị Hồng Hạnh', width);
    await leader.goto(at(`/bo-chi-so/${caseId}/duyet`));
    await look(leader, 'index-decide');
    await leader.getByLabel('Duyệt, công khai ngay').check();
    await leader.getByRole('button', { name: 'Gửi' }).click();
    await home.clock.idle();
    await office.goto(at(`/bo-chi-so/${caseId}`));
    await look(office, 'index-sheet-published');
    await office.goto(at(`/bo-chi-so/${caseId}/don-vi/so-xay-dung`));
    await look(office, 'index-unit');
    await office.goto(at(`/bo-chi-so/${caseId}/dinh-chinh`));
    await look(office, 'index-correct');
    const anybody = await (await newVisitor(browser, width)).newPage();
    await anybody.goto(at(`/chi-so?thang=${month}`));
    await look(anybody, 'index-public-month');
    await anybody.getByRole('link', { name: /^Cấp sở, cấp huyện/u }).click();
    await look(anybody, 'index-public-ranking');
    await anybody.getByRole('link', { name: 'Sở Y tế' }).click();
    await look(anybody, 'index-public-unit');
  },
  240_000,
);
