/** What leaves the portal, by clicking: the log, calendars, mailed links, keys and webhooks; by keyboard where it matters. */
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { giveTask, pathOf } from '../obligation/desk.ts';
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
  [home, browser] = await Promise.all([aHome('2024-03-04'), launchBrowser()]);
  await settle(home, smallProvince());
});
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

const aPage = async (width: number): Promise<Page> => (await newVisitor(browser, width)).newPage();

async function signedIn(name: string, width: number): Promise<Page> {
  const page = await aPage(width);
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

const open = (page: Page, path: string) => page.goto(`${home.addresses.portal}${path}`);

async function linkMailedTo(address: string): Promise<string> {
  const { store } = home.services.mail;
  const mail = store.newestFirst().find(({ to }) => to.includes(address));
  const { text = '' } = await PostalMime.parse(store.message(mail?.id ?? '') ?? '');
  return /https?:\S*\/bao-cao-qua-thu\?khoa=[\w-]{43}/u.exec(text)?.[0] ?? '';
}

it.each(WIDTHS)(
  'an administrator reads the log, gives out a key and registers a receiver (%i px)',
  async (width) => {
    const administrator = await signedIn('Đỗ Mạnh Quyền', width);
    await giveTask(home, `plan-2024.${width}`);
    await open(administrator, '/quan-tri');
    await administrator.getByRole('link', { name: 'Nhật ký hệ thống' }).click();
    await look(administrator, 'audit-log');
    await administrator.getByText('Lọc nhật ký').click();
    await administrator.getByLabel('Người làm').fill('he thong');
    await administrator.getByRole('button', { name: 'Lọc' }).click();
    await administrator.getByText(/^Nhật ký từ .*, mới nhất ở trên$/u).waitFor();
    await open(
      administrator,
      '/quan-tri/nhat-ky?tu-day=31&tu-month=2&tu-year=2024&den-day=1&den-month=3&den-year=2024',
    );
    await look(administrator, 'audit-log-wrong');
    await open(administrator, '/quan-tri/khoa-truy-cap');
    await administrator.getByLabel('Tên hệ thống').fill('Trung tâm điều hành');
    await administrator.getByRole('button', { name: 'Cấp khóa' }).click();
    await administrator.getByLabel('Khóa mới').waitFor();
    await look(administrator, 'api-keys');
    await open(administrator, '/quan-tri/webhook');
    await administrator.getByLabel('Tên hệ thống').fill('Trung tâm điều hành');
    await administrator.getByRole('button', { name: 'Đăng ký' }).click();
    await look(administrator, 'webhooks-wrong');
    await administrator.getByLabel('Địa chỉ nhận').fill('https://ioc.example.gov.vn/su-kien');
    await administrator.getByRole('button', { name: 'Đăng ký' }).click();
    await administrator.getByLabel('Khóa để bên nhận kiểm tra chữ ký').waitFor();
    await look(administrator, 'webhooks');
    await administrator.getByRole('link', { name: 'Trung tâm điều hành' }).first().click();
    await look(administrator, 'webhook-deliveries');
    await open(administrator, '/quan-tri/nguoi/kiem-soat-tthc/dang-xuat');
    await look(administrator, 'sign-out-somebody');
  },
  120_000,
);

it.each(WIDTHS)(
  'an officer makes a calendar by keyboard, and a body without an account reports by its link (%i px)',
  async (width) => {
    const officer = await signedIn('Lê Thị Mỹ Duyên', width);
    await open(officer, '/tai-khoan');
    await look(officer, 'account');
    await open(officer, '/tai-khoan/lich');
    await officer.getByLabel('Dùng ở đâu?').focus();
    await officer.keyboard.type('Điện thoại');
    await officer.keyboard.press('Enter');
    await officer.getByLabel('Địa chỉ lịch').waitFor();
    await look(officer, 'calendar-feed');
    const task = await giveTask(home, `plan-2024.link-${width}`);
    await open(officer, pathOf(task));
    await officer.getByRole('link', { name: 'Đề nghị báo cáo qua thư' }).click();
    const address = `hoi-${width}@example.vn`;
    await officer.getByLabel('Địa chỉ thư của đơn vị').fill(address);
    await officer.getByRole('button', { name: 'Gửi thư' }).click();
    await officer.getByText('Đã gửi liên kết.').waitFor();
    await look(officer, 'mailed-link-sent');
    const body = await aPage(width);
    const link = await linkMailedTo(address);
    await body.goto(link);
    await look(body, 'mailed-link');
    await body.getByRole('button', { name: 'Tiếp tục' }).click();
    await look(body, 'mailed-link-wrong');
    await body.getByLabel('Số, ký hiệu văn bản').fill('12/BC-HND');
    for (const [part, text] of [
      ['Ngày', '1'],
      ['Tháng', '3'],
      ['Năm', '2024'],
    ] as const)
      await body.getByLabel(part, { exact: true }).fill(text);
    await body.getByRole('radio', { name: 'Theo đường dẫn' }).check();
    await body.getByLabel('Đường dẫn (nếu chọn theo đường dẫn)').fill('https://congbao.example.gov.vn/15');
    await body.getByLabel('Họ và tên').fill('Trần Văn Tư');
    await body.getByLabel('Chức vụ').fill('Chánh Văn phòng');
    await body.keyboard.press('Enter');
    await body.getByRole('heading', { name: 'Đã nhận báo cáo' }).waitFor();
    await look(body, 'mailed-link-done');
    await body.goto(link);
    await look(body, 'mailed-link-used');
    await open(body, '/api');
    await look(body, 'api-documentation');
  },
  120_000,
);
