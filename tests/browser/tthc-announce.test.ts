/** The pages of announcements in a real browser, without scripts, on a phone and at a desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIdOf } from '#functions/tthc-announce/domain/announcement.ts';
import type { CaseTable } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { executionOf, theTask, until } from '../tthc-announce/office.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

describe('the pages of an announcement', () => {
  let home: TestHome;
  let cases: CaseTable;
  let browser: Browser;
  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2024-03-18'), launchBrowser()]);
    cases = caseTableOf(home);
    await settle(home, smallProvince());
  });
  afterAll(async () => {
    await Promise.all([browser.close(), home.close()]);
  });

  async function look(page: Page, name: string): Promise<void> {
    await keepScreenshot(page, `tthc-announce-${name}`);
    expect(await accessibilityFaults(page), name).toEqual([]);
    expect(await overflowsSideways(page), name).toBe(false);
  }

  async function as(width: number, name: string): Promise<Page> {
    const page = await (await newVisitor(browser, width)).newPage();
    await page.goto(new URL('/dang-nhap', home.addresses.portal).href);
    await page.getByRole('button', { name }).click();
    // A leader lands on a page of his own.
    await page.waitForURL(({ origin }) => origin === new URL(home.addresses.portal).origin);
    return page;
  }
  const open = (page: Page, path: string) => page.goto(new URL(path, home.addresses.portal).href);

  it.each(WIDTHS)(
    'lead from the list to the signature and the board (%i px)',
    async (width) => {
      const number = `${width}/QĐ-BXD`;
      const caseId = caseIdOf(number, plainDate('2024-03-15'), 1);
      const officer = await as(width, 'Đặng Thùy Trang');
      await open(officer, '/cong-bo/moi');
      await look(officer, 'start');
      await officer.getByRole('button', { name: 'Mở hồ sơ công bố' }).click();
      await officer.getByRole('heading', { name: 'Có điều cần sửa' }).waitFor();
      await look(officer, 'start-faults');

      await officer.getByLabel('Số quyết định của Bộ').fill(number);
      const fill = async (legend: string, [day, month]: readonly [string, string]): Promise<void> => {
        const group = officer.getByRole('group', { name: legend });
        await group.getByLabel('Ngày', { exact: true }).fill(day);
        await group.getByLabel('Tháng').fill(month);
        await group.getByLabel('Năm').fill('2024');
      };
      await fill('Ngày Bộ ký', ['15', '3']);
      await fill('Ngày thủ tục có hiệu lực', ['2', '5']);
      await officer.getByLabel('Lĩnh vực').fill('Hoạt động xây dựng');
      await officer.getByLabel('Mới ban hành').check();
      await officer.getByLabel('Danh sách thủ tục').fill('1.001234\tCấp phép xây dựng\n1.001235\tCấp lại giấy phép');
      await officer.getByRole('button', { name: 'Mở hồ sơ công bố' }).click();
      await officer.getByRole('heading', { name: `Công bố thủ tục theo Quyết định ${number}` }).waitFor();
      await theTask(cases, caseId, 'draft-1');
      await officer.reload();
      await look(officer, 'case-draft');

      await officer.getByRole('button', { name: 'Soạn dự thảo' }).click();
      await officer.getByLabel('Số tờ trình').fill('45/TTr-SXD');
      await look(officer, 'draft');
      await officer.getByRole('button', { name: 'Trình Văn phòng kiểm soát' }).click();
      await theTask(cases, caseId, 'check-1');
      const office = await as(width, 'Trần Quốc Đạt');
      await open(office, `/cong-bo/${caseId}/viec/check-1`);
      await office.getByLabel('Đạt yêu cầu').check();
      await look(office, 'check');
      await office.getByRole('button', { name: 'Gửi kết quả' }).click();
      await theTask(cases, caseId, 'signature-1');
      const leader = await as(width, 'Nguyễn Thị Hồng Hạnh');
      await open(leader, `/cong-bo/${caseId}/viec/signature-1`);
      await leader.getByLabel('Ký ban hành').check();
      await leader.getByLabel('Số quyết định (nếu ký)').fill(`${width}/QĐ-UBND`);
      await look(leader, 'signature');
      await leader.getByRole('button', { name: 'Ghi nhận' }).click();
      await until('the publications', async () => {
        const { entered } = await executionOf(home, caseId);
        return entered.filter((name) => name === 'AskForPublication').length === 6 ? true : undefined;
      });
      await theTask(cases, caseId, 'publish-one-stop-list');
      await theTask(cases, caseId, 'publish-web');
      await officer.goto(new URL(`/cong-bo/${caseId}`, home.addresses.portal).href);
      await look(officer, 'case-published');
      await open(officer, `/cong-bo/${caseId}/viec/publish-web`);
      await look(officer, 'publication');
      await open(officer, `/cong-bo/${caseId}/dia-chi`);
      await look(officer, 'address');
      await open(officer, '/cong-bo');
      await look(officer, 'board');
      await open(officer, '/cong-bo/moi/tep');
      await look(officer, 'upload');
    },
    200_000,
  );
});
