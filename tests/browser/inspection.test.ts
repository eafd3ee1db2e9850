/** The pages of inspections in a real browser, without scripts, on a phone and at a desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallProvince } from '../embedded/few-units.ts';
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

describe('the pages of an inspection', () => {
  let home: TestHome;
  let browser: Browser;
  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2024-04-08'), launchBrowser()]);
    await settle(home, smallProvince());
  });
  afterAll(async () => {
    await Promise.all([browser.close(), home.close()]);
  });

  async function look(page: Page, name: string): Promise<void> {
    await keepScreenshot(page, `inspection-${name}`);
    expect(await accessibilityFaults(page), name).toEqual([]);
    expect(await overflowsSideways(page), name).toBe(false);
  }

  const open = (page: Page, path: string) => page.goto(new URL(path, home.addresses.portal).href);

  async function as(width: number, name: string): Promise<Page> {
    const page = await (await newVisitor(browser, width)).newPage();
    await open(page, '/dang-nhap');
    await page.getByRole('button', { name }).click();
    await page.waitForURL(new URL('/', home.addresses.portal).href);
    return page;
  }

  async function fill(page: Page, legend: string, [day, month]: readonly [string, string]): Promise<void> {
    const group = page.getByRole('group', { name: legend });
    await group.getByLabel('Ngày', { exact: true }).fill(day);
    await group.getByLabel('Tháng').fill(month);
    await group.getByLabel('Năm').fill('2024');
  }

  /** The next step, once the workflow has asked for it. */
  async function next(page: Page, path: string, heading: RegExp): Promise<void> {
    await home.clock.idle();
    await page.goto(path);
    await page.getByRole('heading', { name: heading }).waitFor();
  }

  it.each(WIDTHS)(
    'lead from the form to the board of recommendations (%i px)',
    async (width) => {
      const unit = width === 360 ? 'Sở Y tế' : 'Sở Xây dựng';
      const office = await as(width, 'Lê Thị Mỹ Duyên');
      await open(office, '/kiem-tra/ke-hoach');
      await office.getByRole('button', { name: 'Đưa vào kế hoạch' }).click();
      await office.getByRole('heading', { name: 'Có điều cần sửa' }).waitFor();
      await look(office, 'plan-faults');
      await open(office, '/kiem-tra/dot-xuat');
      await office.getByLabel('Vì sao kiểm tra đột xuất').fill('Phản ánh trả kết quả chậm');
      await office.getByLabel('Đơn vị được kiểm tra').selectOption({ label: unit });
      await fill(office, 'Kiểm tra từ ngày', ['8', '4']);
      await fill(office, 'Đến ngày', ['9', '4']);
      await look(office, 'surprise');
      await office.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
      await office.getByRole('heading', { level: 1, name: unit }).waitFor();
      const path = office.url();
      await next(office, path, /Trình quyết định/u);
      await look(office, 'case-team');

      await office.getByRole('button', { name: 'Thực hiện' }).click();
      await office.getByLabel('Đã ban hành').check();
      await office.getByLabel('Số, ký hiệu văn bản').fill('150/QĐ-UBND');
      await fill(office, 'Ngày văn bản', ['8', '4']);
      await office.getByLabel('Thành viên đoàn').fill('Lê Thị Mỹ Duyên, Trưởng đoàn');
      await look(office, 'team');
      await office.getByRole('button', { name: 'Gửi' }).click();
      await next(office, path, /Ghi kết quả/u);
      await office.getByRole('button', { name: 'Ghi bảng kiểm tra' }).click();
      for (const met of await office.getByLabel('Đạt', { exact: true }).all()) await met.check();
      await office.getByLabel('Chưa đạt').first().check();
      await office.getByRole('button', { name: 'Lưu bảng kiểm tra' }).click();
      await look(office, 'checklist-faults');
      await office
        .getByLabel(/^Tồn tại/u)
        .first()
        .fill('Thiếu ba thủ tục mới trên bảng niêm yết');
      await office.getByRole('button', { name: 'Lưu bảng kiểm tra' }).click();
      await office.getByRole('button', { name: 'Thực hiện' }).click();
      await office.getByRole('button', { name: 'Gửi' }).click();
      await next(office, path, /Ban hành văn bản kết luận/u);
      await office.getByRole('button', { name: 'Soạn kết luận' }).click();
      await office.getByLabel('Kết luận', { exact: true }).fill('Công khai thủ tục chưa đủ.');
      await office.getByLabel('Kiến nghị 1', { exact: true }).fill('Niêm yết ba thủ tục mới');
      await office.getByRole('button', { name: 'Lưu' }).click();
      await look(office, 'draft');
      await open(office, `${path}/viec/conclusion`);
      await office.getByLabel('Số, ký hiệu văn bản').fill('88/TB-VP');
      await fill(office, 'Ngày văn bản', ['8', '4']);
      await look(office, 'conclusion');
      await office.getByRole('button', { name: 'Gửi' }).click();
      await next(office, path, /Báo cáo kết quả/u);
      await look(office, 'case-concluded');
      await open(office, '/kiem-tra?nam=2024');
      await look(office, 'list');
      await open(office, '/kiem-tra/kien-nghi?nam=2024');
      await look(office, 'recommendations');
    },
    200_000,
  );
});
