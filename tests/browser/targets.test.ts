import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { issuePlan } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

/** One row and the appendix of Quảng Nam's plan. */
function planText(): string {
  const lines = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8').split('\n');
  const table = lines.findIndex((line) => line.startsWith('STT\tNội dung công việc'));
  return [...lines.slice(0, table + 4), '', ...lines.slice(lines.lastIndexOf('Phụ lục'))].join('\n');
}

describe('targets, settings and late dossiers in a browser without scripts', () => {
  let home: TestHome;
  let browser: Browser;
  let plan: string;

  beforeAll(async () => {
    [home, browser] = await Promise.all([aHome('2024-03-05'), launchBrowser()]);
    await settle(home, withFewCommunes(threeTierProvince(), plainDate('2024-03-05'), 0));
    const [office, leader] = [await Visitor.signedIn(home, 'kiem-soat-tthc'), await Visitor.signedIn(home, 'chu-tich')];
    plan = await issuePlan({ office, leader }, planText(), { number: '467/QĐ-UBND', date: plainDate('2024-03-05') });
    const unit = await Visitor.signedIn(home, 'so-tu-phap');
    const own = `/chi-tieu/${plan}/don-vi/so-tu-phap`;
    await unit.submit(await unit.open(own), { 'phu-luc-01': '82', 'phu-luc-02': '40' });
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

  async function visit(width: number, name: string, paths: readonly (readonly [string, string])[]): Promise<void> {
    const visitor = await newVisitor(browser, width);
    const page = await visitor.newPage();
    await open(page, '/dang-nhap');
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { name: 'Xin chào' }).waitFor();
    for (const [picture, path] of paths) {
      await open(page, path);
      await look(page, picture);
    }
    await visitor.close();
  }

  it.each(WIDTHS)('the office follows and gives targets (%i px)', async (width) => {
    await visit(width, 'Lê Thị Mỹ Duyên', [
      ['targets-list', '/chi-tieu'],
      ['targets-plan', `/chi-tieu/${plan}`],
      ['targets-one', `/chi-tieu/${plan}/muc/phu-luc-02`],
      ['targets-allot', `/chi-tieu/${plan}/muc/phu-luc-02/giao`],
    ]);
  });

  it.each(WIDTHS)('a unit enters its figures and a late dossier (%i px)', async (width) => {
    await visit(width, 'Hoàng Kim Phượng', [
      ['targets-figures', `/chi-tieu/${plan}/don-vi/so-tu-phap`],
      ['targets-own', `/chi-tieu/${plan}/muc/phu-luc-01`],
      ['late-dossiers', '/ho-so-tre'],
      ['late-dossier-entry', '/ho-so-tre/moi'],
      ['late-dossier-paste', '/ho-so-tre/nhap'],
    ]);
  });

  it.each(WIDTHS)('an administrator sets processes and ladders (%i px)', async (width) => {
    await visit(width, 'Đỗ Mạnh Quyền', [
      ['settings', '/quan-tri/cai-dat'],
      ['settings-days', '/quan-tri/cai-dat/pakn.days'],
      ['settings-rules', '/quan-tri/cai-dat/tthc-announce.rules'],
      ['settings-forms', '/quan-tri/cai-dat/quarterly-report.forms'],
      ['settings-form', '/quan-tri/cai-dat/quarterly-report.forms?muc=0'],
      ['ladders', '/quan-tri/bac-nhac'],
    ]);
  });
});
