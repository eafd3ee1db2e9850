import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitId } from '#shared/org/index.ts';
import type { CaseId } from '#shared/casework/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { Desk } from '../pakn/desk.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

const UNIT = unitId('so-tu-phap');

describe('petitions in a browser without scripts', () => {
  let home: TestHome;
  let browser: Browser;
  let desk: Desk;
  /** To be classified, with a duplicate; to be handled; to be checked; published. */
  let cases: Readonly<Record<'new' | 'handed' | 'answered' | 'published', CaseId>>;

  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2024-04-26'), launchBrowser()]);
    await settle(home, smallProvince());
    desk = new Desk(home);
    const [handed, answered, published] = [await desk.receive(), await desk.receive(), await desk.receive()];
    cases = { new: await desk.receive(), handed, answered, published };
    for (const caseId of [handed, answered, published])
      await desk.route(caseId, { kind: 'transfer', unit: UNIT, class: 'conduct' });
    const answer = {
      kind: 'answer',
      text: 'Đã trả kết quả.\nGọi 0905 123 456 khi cần.',
      documentNumber: '12/STP',
    } as const;
    for (const caseId of [answered, published]) await desk.handle(caseId, UNIT, answer);
    await desk.check(published, null);
    await home.clock.idle();
  });
  afterAll(async () => {
    await Promise.all([browser.close(), home.close()]);
  });

  const open = (page: Page, path: string) => page.goto(new URL(path, home.addresses.portal).href);

  async function look(page: Page, name: string): Promise<void> {
    await keepScreenshot(page, name);
    expect(await accessibilityFaults(page), name).toEqual([]);
    expect(await overflowsSideways(page), name).toBe(false);
  }

  async function signedIn(page: Page, name: string): Promise<void> {
    await open(page, '/dang-nhap');
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { name: 'Xin chào' }).waitFor();
  }

  async function taskPath(caseId: CaseId, way: string): Promise<string> {
    const { taskId } = await desk.openTask(caseId);
    return `/pakn/${caseId}/viec/${taskId}${way === '' ? '' : `?chon=${way}`}`;
  }

  it.each(WIDTHS)('people write, look up, read results (%i px)', async (width) => {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    await open(page, '/phan-anh');
    await look(page, 'pakn-form');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText('Có điều cần sửa').waitFor();
    await look(page, 'pakn-form-errors');
    const { code } = await desk.petition(cases.published);
    await open(page, `/phan-anh/da-gui?ma=${code}`);
    await look(page, 'pakn-received');
    await open(page, '/phan-anh/tra-cuu');
    await look(page, 'pakn-look-up');
    await open(page, `/phan-anh/tra-cuu?ma=${code}`);
    await look(page, 'pakn-status');
    await open(page, '/phan-anh/ket-qua');
    await look(page, 'pakn-results');
    await page.getByRole('link', { name: 'Trả kết quả hộ tịch chậm' }).click();
    await look(page, 'pakn-result');
    await visitor.close();
  });

  it.each(WIDTHS)('the office receives, decides and publishes (%i px)', async (width) => {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    await signedIn(page, 'Phạm Văn Giỏi');
    const paths: readonly (readonly [name: string, path: string])[] = [
      ['list', '/pakn'],
      ['entry', '/pakn/moi'],
      ['case', `/pakn/${cases.new}`],
      ['sender', `/pakn/${cases.new}/nguoi-gui`],
      ['classify', await taskPath(cases.new, '')],
      ['transfer', await taskPath(cases.new, 'chuyen')],
      ['not-accepted', await taskPath(cases.new, 'khong-tiep-nhan')],
      ['split-off', await taskPath(cases.new, 'tach')],
      ['accept', await taskPath(cases.answered, 'dong-y')],
      ['return', await taskPath(cases.answered, 'tra-lai')],
    ];
    for (const [name, path] of paths) {
      await open(page, path);
      await look(page, `pakn-${name}`);
    }
    await visitor.close();
  });

  it.each(WIDTHS)('the unit answers or refuses (%i px)', async (width) => {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    await signedIn(page, 'Hoàng Kim Phượng');
    for (const [name, way] of [
      ['handle', ''],
      ['answer', 'tra-loi'],
      ['refuse', 'tu-choi'],
    ] as const) {
      await open(page, await taskPath(cases.handed, way));
      await look(page, `pakn-${name}`);
    }
    await visitor.close();
  });

  it('the keyboard alone sends a petition and never lands on the hidden field', async () => {
    const visitor = await newVisitor(browser, 1280);
    const page = await visitor.newPage();
    await open(page, '/phan-anh');
    await page.locator('#title').focus();
    const typed = [
      'Thu phí sai',
      'Thu phí chứng thực sai mức.',
      '',
      'Lê Văn Hai',
      'Thôn 2',
      '0912345678',
      'hai@example.vn',
    ];
    for (const text of typed) {
      if (text !== '') await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đã nhận phản ánh, kiến nghị' }).waitFor();
    await visitor.close();
  });
});
