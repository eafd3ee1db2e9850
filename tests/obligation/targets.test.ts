/** Numeric targets from the plan's appendix to the leader's digest: given by rule, measured by period, told truly. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { allotmentDocument, readingsDocument, readTargetPlan, targetDocument } from '#shared/targets/index.ts';
import { caseTableOf } from '../embedded/organisation.ts';
import { issuePlan } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import { openDesk, type Desk } from './desk.ts';

/** The plan of Quảng Nam with two rows, of which one names a figure, and its whole appendix. */
function planText(): string {
  const lines = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8').split('\n');
  const table = lines.findIndex((line) => line.startsWith('STT\tNội dung công việc'));
  const appendix = lines.lastIndexOf('Phụ lục');
  const row =
    '2\tTrả kết quả hồ sơ đúng hạn đạt tối thiểu 95%\tBáo cáo\t- Sở Tư pháp; - Sở Xây dựng\tVăn phòng UBND tỉnh\tThường xuyên';
  return [...lines.slice(0, table + 4), row, '', ...lines.slice(appendix)].join('\n');
}

let desk: Desk;
let office: Visitor;
let unit: Visitor;
let plan: CaseId;
beforeAll(async () => {
  desk = await openDesk('2024-03-05');
  [office, unit] = [
    await Visitor.signedIn(desk.home, 'kiem-soat-tthc'),
    await Visitor.signedIn(desk.home, 'so-tu-phap'),
  ];
  const leader = await Visitor.signedIn(desk.home, 'chu-tich');
  plan = await issuePlan({ office, leader }, planText(), { number: '467/QĐ-UBND', date: plainDate('2024-03-05') });
});
afterAll(() => desk.close());

const store = () => caseTableOf(desk.home);
const own = () => `/chi-tieu/${plan}/don-vi/so-tu-phap`;
const allotments = async (key: string) =>
  (await store().documentsOf(allotmentDocument, plan)).map(({ value }) => value).filter(({ target }) => target === key);
const entries = async () => (await store().readDocument(readingsDocument, plan, 'so-tu-phap'))?.value.entries ?? [];

describe('when the plan is issued', () => {
  it('its eleven printed targets and the figure of a row are the targets of the units they name', async () => {
    const targets = (await store().documentsOf(targetDocument, plan)).map(({ value }) => value);
    expect(targets.map(({ key }) => key)).toEqual([
      'dong-0020',
      ...Array.from({ length: 11 }, (_, place) => `phu-luc-${String(place + 1).padStart(2, '0')}`),
    ]);
    const [shares] = await allotments('phu-luc-01');
    const departments = desk.organisation.units.filter(({ classes }) =>
      classes.some(({ kind }) => kind === 'departments'),
    );
    expect(shares?.shares.length).toBe(departments.length);
    expect(shares).toMatchObject({ op: '>=', value: 80, unit: '%' });
    expect((await allotments('dong-0020'))[0]?.shares).toEqual(
      ['so-tu-phap', 'so-xay-dung'].map((id) => ({ unit: unitId(id), baseline: null, assigned: 95, aim: 95 })),
    );
    expect((await readTargetPlan(plan, store()))?.rule?.cases.map(({ label }) => label)).toEqual(['a', 'b']);
  });

  it('the plan’s page leads to them, the rule stands as printed', async () => {
    expect((await office.open(`/ke-hoach/${plan}`)).text).toContain('12 chỉ tiêu');
    const page = await office.open(`/chi-tieu/${plan}`);
    expect(page.text).toContain('Tối thiểu 80');
    expect(page.text).toContain('b) Nếu kết quả năm 2023');
  });
});

describe('the office gives a target by last year’s results', () => {
  const form = () => `/chi-tieu/${plan}/muc/phu-luc-01/giao`;

  it('what is wrong in the list comes back by its line, with everything that was typed', async () => {
    const typed = 'Sở Tư pháp; tám mươi\nSở Không Có; 70\nso-xay-dung; 120\nSở Tư pháp; −3';
    const page = await office.submit(await office.open(form()), { op: '>=', value: '80', units: typed, why: '' });
    expect(page.status).toBe(422);
    for (const words of [
      'Dòng 1: «tám mươi» không phải là số',
      'Dòng 2: không có đơn vị nào',
      'Dòng 3: 120 lớn hơn 100%',
      'Dòng 4: «−3» là số âm',
      'Ghi lý do hoặc căn cứ',
    ])
      expect(page.text).toContain(words);
    expect(page.html).toContain('Sở Không Có; 70');
  });

  it('below the central target gives it, at or above it gives the result and ten points more to aim for', async () => {
    const opened = await office.open(form());
    const units = 'Sở Tư pháp; 72,5\nSở Xây dựng\t85\nso-noi-vu; 96\nSở Tài chính';
    const fields = { op: '>=', value: '80', units, why: 'Kết quả năm 2023' };
    await office.submit(opened, fields);
    const shares = (await allotments('phu-luc-01')).at(-1)?.shares.map(({ assigned, aim }) => [assigned, aim]);
    expect(shares).toEqual([
      [80, 80],
      [85, 95],
      [96, 100],
      [80, 80],
    ]);
    // The same page sent once more, by somebody who saw the allotment before.
    const late = await office.submit(opened, { ...fields, why: 'Lần hai' });
    expect(late.text).toContain('Người khác vừa giao lại chỉ tiêu này');
    expect(late.html).toContain('Lần hai');
    expect(await allotments('phu-luc-01')).toHaveLength(2);
  });

  it('it is the office’s alone', async () => {
    expect((await unit.open(form())).status).toBe(403);
  });
});

describe('a unit enters what it reached', () => {
  it('letters, negative and absurd figures are refused beside their fields; nothing typed is lost, nothing is kept', async () => {
    const page = await unit.open(own());
    const typed = { 'phu-luc-01': 'nhiều', 'phu-luc-02': '-4', 'phu-luc-03': '999999999999', 'phu-luc-04': '81,5' };
    const refused = await unit.submit(page, typed);
    expect(refused.status).toBe(422);
    for (const field of ['phu-luc-01', 'phu-luc-02', 'phu-luc-03']) expect(refused.html).toContain(`href="#${field}"`);
    for (const value of Object.values(typed)) expect(refused.html).toContain(`value="${value}"`);
    expect(await entries()).toEqual([]);
  });

  it('figures of the running quarter count at once; the same form sent twice counts once', async () => {
    const page = await unit.open(own());
    const typed = { 'phu-luc-01': '82', 'phu-luc-02': '40', 'dong-0020': '95' };
    const done = await unit.submit(page, typed);
    expect(done.text).toContain('Đã ghi số liệu Quý I/2024');
    await unit.submit(page, typed);
    expect((await entries()).map(({ target, value }) => [target, value])).toEqual([
      ['dong-0020', 95],
      ['phu-luc-01', 82],
      ['phu-luc-02', 40],
    ]);
    expect(done.text).toContain('40% (chưa đạt)');
  });

  it('of two people at the figures of one unit the later is told, and keeps what he typed', async () => {
    const [mine, theirs] = [await unit.open(own()), await unit.open(own())];
    await unit.submit(theirs, { 'phu-luc-03': '51' });
    const late = await unit.submit(mine, { 'phu-luc-03': '52' });
    expect(late.text).toContain('Người khác vừa nhập số liệu của đơn vị này');
    expect(late.html).toContain('value="52"');
  });

  it('another unit may neither see nor enter them', async () => {
    const other = await Visitor.signedIn(desk.home, 'so-xay-dung');
    expect((await other.open(own())).status).toBe(403);
  });

  it('the obligation whose title names the figure shows it, with the way to the figures', async () => {
    const tasks = await store().workOfUnit(unitId('so-tu-phap'));
    const task = tasks.find(({ subject }) => subject.includes('95%'));
    const page = await unit.open(`/viec/${task?.caseId ?? ''}/${task?.taskId ?? ''}`);
    expect(page.text).toContain('tối thiểu 95%; Quý I/2024: 95% Đạt');
    expect(page.html).toContain(`href="${own()}"`);
  });
});

describe('after the quarter', () => {
  beforeAll(async () => {
    await desk.home.goTo('2024-04-23', 9);
  });

  it('the list tells who has met, missed and not measured; each number opens its rows; Excel has them too', async () => {
    const work = await unit.open('/viec');
    expect(work.text).toContain('1 chưa đạt');
    const all = await office.open(`/chi-tieu?ke-hoach=${plan}`);
    const count = (label: string): number => Number(new RegExp(`${label}: (\\d+)`, 'u').exec(all.text)?.[1] ?? -1);
    expect([count('Đạt'), count('Chưa đạt')]).toEqual([3, 1]);
    const missed = await office.open(`/chi-tieu?ke-hoach=${plan}&loc=chua-dat`);
    expect(missed.text).toContain('1 chỉ tiêu của đơn vị');
    const file = await office.open(`/chi-tieu/${plan}/muc/phu-luc-02`);
    expect(file.html).toContain('<svg');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await office.download(`/chi-tieu.xlsx?ke-hoach=${plan}&loc=chua-dat`));
    const sheet = workbook.getWorksheet('Chỉ tiêu');
    expect(sheet?.rowCount).toBe(2);
    expect(sheet?.getRow(2).values).toEqual(expect.arrayContaining(['Sở Tư pháp', 45, 40, 'Chưa đạt']));
  });

  it('a locked quarter is closed to the unit, which keeps what it typed; the office corrects it and says why', async () => {
    const locked = `${own()}?ky=2024-Q1`;
    const refused = await unit.submit(await unit.open(locked), { ky: '2024-Q1', 'phu-luc-02': '46' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Kỳ này đã khóa');
    expect(refused.html).toContain('value="46"');
    const form = await office.open(locked);
    const silent = await office.submit(form, { ky: '2024-Q1', 'phu-luc-02': '46', why: '' });
    expect(silent.text).toContain('Kỳ đã khóa: ghi lý do sửa');
    await office.submit(form, { ky: '2024-Q1', 'phu-luc-02': '46', why: 'Công văn đính chính' });
    expect((await entries()).at(-1)).toMatchObject({ target: 'phu-luc-02', value: 46, why: 'Công văn đính chính' });
  });

  it('a morning before the correction is still told as it was', async () => {
    const { length } = await entries();
    expect(length).toBeGreaterThan(0);
    const before = await office.open(`/chi-tieu?ngay=2024-04-15&ke-hoach=${plan}&loc=chua-dat`);
    expect(before.text).toContain('1 chỉ tiêu của đơn vị');
    const now = await office.open(`/chi-tieu?ke-hoach=${plan}&loc=chua-dat`);
    expect(now.text).toContain('0 chỉ tiêu của đơn vị');
  });
});
