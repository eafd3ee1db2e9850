/** The pages of reviews and of impact assessments in a real browser, without scripts, on a phone and at a desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIdOf } from '#functions/tthc-review/domain/review.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { dateFields, Officer } from '../embedded/officer.ts';
import { settle } from '../embedded/organisation.ts';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

/** Each by sign-in, as the sign-in page names them. */
const PEOPLE = {
  'so-xay-dung': 'Đặng Thùy Trang',
  'kiem-soat-tthc': 'Lê Thị Mỹ Duyên',
  'chu-tich': 'Nguyễn Thị Hồng Hạnh',
} as const;
type Sub = keyof typeof PEOPLE;

const letter = (number: string) => ({ number, ...dateFields('date', '2024-03-01') });
const LINE = {
  'line-0-activity': 'Chờ giải quyết',
  'line-0-hours': '80',
  'line-0-hourlyIncome': '40.000',
  'line-0-timesPerYear': '1',
  'line-0-subjects': '10',
};

let home: TestHome;
let browser: Browser;
let unit: Officer;
let office: Officer;
let leader: Officer;
const pages = new Map<string, Page>();
beforeAll(async () => {
  [home, browser] = await Promise.all([aHome('2024-03-01'), launchBrowser()]);
  await settle(home, smallProvince());
  unit = await Officer.at(home, 'so-xay-dung');
  office = await Officer.at(home, 'kiem-soat-tthc');
  leader = await Officer.at(home, 'chu-tich');
});
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

async function pageOf(width: number, sub: Sub): Promise<Page> {
  const known = pages.get(`${String(width)} ${sub}`);
  if (known !== undefined) return known;
  const page = await (await newVisitor(browser, width)).newPage();
  await page.goto(new URL('/dang-nhap', home.addresses.portal).href);
  await page.getByRole('button', { name: PEOPLE[sub] }).click();
  // A leader comes to a page of his own.
  await page.waitForURL(({ origin }) => origin === new URL(home.addresses.portal).origin);
  pages.set(`${String(width)} ${sub}`, page);
  return page;
}

/** Looks at a page at both widths; `press` sends its form as it is, so that it comes back with its errors. */
async function look(sub: Sub, path: string, name: string, press?: string): Promise<void> {
  for (const width of WIDTHS) {
    const page = await pageOf(width, sub);
    await page.goto(new URL(path, home.addresses.portal).href);
    if (press !== undefined) {
      await page.getByRole('button', { name: press, exact: true }).click();
      await page.getByRole('heading', { name: 'Có điều cần sửa' }).waitFor();
    }
    await keepScreenshot(page, name);
    expect(await accessibilityFaults(page), `${name} ${String(width)}`).toEqual([]);
    expect(await overflowsSideways(page), `${name} ${String(width)}`).toBe(false);
  }
}

it('a review: from opening the year to the decision with its file', async () => {
  const path = `/ra-soat/${caseIdOf(2024, unitId('so-xay-dung'))}`;
  await look('kiem-soat-tthc', '/ra-soat/moi', 'tthc-review-start-faults', 'Mở đợt rà soát');
  await office.send('/ra-soat/moi', { units: ['so-xay-dung'] });
  await look('so-xay-dung', `${path}/viec/plan-1`, 'tthc-review-plan-faults', 'Gửi');
  const groups = { ordered: 'Nhóm thủ tục cấp phép xây dựng nhà ở riêng lẻ tại đô thị' };
  await unit.send(`${path}/viec/plan-1`, { choice: 'plan', ...groups, ...letter('5/KH-SXD') });
  const group = `${path}/nhom/g01`;
  const requests = {
    proposals: 'Bộ Xây dựng: bỏ bản sao chứng chỉ',
    amendments: 'Quyết định 12/2020/QĐ-UBND: sửa Điều 5',
  };
  await unit.send(group, { finding: 'simplify', measures: 'Rút một ngày', reasons: 'Đã có dữ liệu', ...requests });
  await unit.send(`${group}/truoc`, LINE);
  await unit.send(`${group}/sau`, { 'line-0-hours': '72' });
  await look('so-xay-dung', group, 'tthc-review-group');
  await look('so-xay-dung', `${group}/sau`, 'tthc-review-cost');
  await unit.send(`${path}/viec/results-1`, {});
  await look('kiem-soat-tthc', `${path}/viec/evaluation-1`, 'tthc-review-evaluation-faults', 'Gửi');
  await look('kiem-soat-tthc', `${group}/xem`, 'tthc-review-group-read');
  await office.send(`${path}/viec/evaluation-1`, { verdict: 'yes' });
  await unit.send(`${path}/viec/draft-1`, letter('40/TTr-SXD'));
  await look('chu-tich', `${path}/viec/signature-1`, 'tthc-review-signature');
  await leader.send(`${path}/viec/signature-1`, { verdict: 'yes', ...letter('512/QĐ-UBND') });
  await look('chu-tich', `${path}/viec/signature-1/tep`, 'tthc-review-upload');
  await look('so-xay-dung', path, 'tthc-review-case');
  await look('kiem-soat-tthc', '/ra-soat', 'tthc-review-list');
}, 200_000);

it('an impact assessment: from the registration to the opinion', async () => {
  await look('so-xay-dung', '/du-thao/moi', 'impact-register-faults', 'Đăng ký');
  const { location: path } = await unit.send('/du-thao/moi', {
    title: 'Quyết định quy định thủ tục cấp phép sử dụng tạm thời vỉa hè trên địa bàn tỉnh',
    kind: 'committee-decision',
    programme: '12/CTr-UBND',
    ...dateFields('assessment', '2024-03-15'),
    ...dateFields('opinion', '2024-03-22'),
    ...dateFields('appraisal', '2024-04-05'),
    ...dateFields('issue', '2024-05-31'),
    procedures: 'Cấp phép sử dụng tạm thời vỉa hè',
  });
  const procedure = `${path}/thu-tuc/p01`;
  await look('so-xay-dung', procedure, 'impact-form');
  await unit.send(procedure, {
    ...{ necessity: 'Cần để giữ trật tự', reasonableness: 'Hai giấy tờ', legality: 'Luật Đường bộ' },
    parts: ['name', 'steps', 'manner', 'dossier', 'time-limit', 'subjects', 'agency', 'result'],
  });
  await unit.send(`${procedure}/chi-phi`, LINE);
  await look('so-xay-dung', `${procedure}/chi-phi`, 'impact-cost');
  await look('so-xay-dung', `${path}/viec/assessment-1`, 'impact-submit-faults', 'Gửi');
  await unit.send(`${path}/viec/assessment-1`, { choice: 'submit' });
  await look('kiem-soat-tthc', `${path}/viec/opinion-1`, 'impact-opinion');
  await office.send(`${path}/viec/opinion-1`, { verdict: 'yes', ...letter('88/VP-KSTT') });
  await look('kiem-soat-tthc', path, 'impact-case');
  await look('kiem-soat-tthc', `${procedure}/xem`, 'impact-procedure-read');
  await look('so-xay-dung', '/du-thao', 'impact-list');
}, 200_000);
