/** A period from its opening to the signed report, through the pages of the home, by the people of the sample province. */
import { setTimeout as pause } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { ii07b } from '#functions/quarterly-report/domain/forms/ii-07b.ts';
import { periodIdSchema } from '#functions/quarterly-report/domain/period.ts';
import { boardOf, periodCase, reportTask, submissionCase } from '#functions/quarterly-report/store.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import type { CaseTable } from '#shared/casework/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { aDossierRow, typedOf } from './builders.ts';
import { visit, type Visitor } from './visit.ts';

const PERIOD = periodIdSchema.parse('2024-year');
const COMMUNE = '/bao-cao/2024-year/ubnd-xa-1';
const commune = { period: PERIOD, unit: unitId('ubnd-xa-1') };
const GOOD = typedOf(ii06a, aDossierRow());
const LETTER = { number: '15/BC-UBND', 'date-day': '13', 'date-month': '12', 'date-year': '2024' };

/** The sample province with the first of its districts: 36 units report. All are in fourth-period.test.ts. */
const oneDistrict = () => withFewCommunes(threeTierProvince(), plainDate('2024-12-14'), 14);

let home: TestHome;
let cases: CaseTable;
let officer: Visitor;
let office: Visitor;
beforeAll(async () => {
  home = await aHome('2024-12-14');
  await settle(home, oneDistrict());
  cases = caseTableOf(home);
  [officer, office] = [await visit(home, 'mot-cua-xa'), await visit(home, 'kiem-soat-tthc')];
});
afterAll(() => home.close());

/** Waits for what an execution does in the background. */
async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (let attempt = 1; attempt <= 400; attempt += 1) {
    const value = await read();
    if (wanted(value)) return value;
    await pause(25);
  }
  throw new Error('it did not come about');
}
const checkOf = (ref: typeof commune, round: number) =>
  until(
    () => cases.readTask(submissionCase(ref, round), reportTask(ref.unit)),
    (task) => task?.state === 'open',
  );
const reportOf = (ref: typeof commune) => cases.readTask(periodCase(ref.period), reportTask(ref.unit));

/** What the executions cost whose name begins so. */
async function transitionsOf(prefix: string): Promise<number[]> {
  const entered = await statesEntered(home, 'quarterly-report');
  return [...entered].filter(([name]) => name.startsWith(prefix)).map(([, states]) => states.length);
}

describe('opening a year', () => {
  it('names the report days nobody works on, and gives every unit its report', async () => {
    const form = await office.open('/bao-cao/mo-nam?nam=2024');
    expect(form.text).toContain('22/12/2024 (Chủ nhật; nhắc theo ngày 20/12/2024)');
    expect(form.text).toContain('36 đơn vị, hạn 17/12, 19/12, 22/12');
    const nothing = await office.send(form, 'mo-nam', { from: 'q4' });
    expect([nothing.status, nothing.text.includes('Chọn kỳ đầu tiên cần mở')]).toEqual([422, true]);
    expect((await office.send(form, 'mo-nam', { from: 'year' })).path).toBe('/bao-cao');
    const { tasks } = await until(
      () => cases.boardOf(boardOf(PERIOD)),
      (board) => board.tasks.length === 36,
    );
    expect(tasks.every(({ state }) => state === 'open')).toBe(true);
  });

  it('costs three transitions and one for each hundred units', async () => {
    expect(await transitionsOf('report_2024_')).toEqual([3 + 1]);
  });

  it('is not for officers', async () => {
    expect((await officer.open('/bao-cao/mo-nam?nam=2024')).status).toBe(403);
  });
});

describe('a commune’s report', () => {
  it('waits on the officer’s list, and names the forms to fill', async () => {
    expect((await officer.open('/bao-cao?nam=2024')).links()).toContain(COMMUNE);
    const report = await officer.open(COMMUNE);
    expect(report.text).toContain('Hạn gửi 17/12/2024');
    expect(report.links()).toEqual(expect.arrayContaining([`${COMMUNE}/bieu/II.06a`, `${COMMUNE}/bieu/TD.01`]));
    expect(report.links()).not.toContain(`${COMMUNE}/gui`);
  });

  it('with letters for a number keeps what was typed and says so beside the cell', async () => {
    const form = await officer.open(`${COMMUNE}/bieu/II.06a`);
    const refused = await officer.send(form, 'II.06a', { ...GOOD, 'solved-late': 'sáu', 'received-online': '-4' });
    expect(refused.status).toBe(422);
    expect(refused.form('II.06a').fields).toMatchObject({ 'solved-late': 'sáu', 'received-direct': '45' });
    expect(refused.links()).toEqual(expect.arrayContaining(['#solved-late', '#received-online']));
    expect(refused.text).toContain('«sáu» không phải là số');
  });

  it('is filled form by form, and counts once when a form is sent twice', async () => {
    const form = await officer.open(`${COMMUNE}/bieu/II.06a`);
    const next = await officer.send(form, 'II.06a', { ...GOOD, 'received-online': '40' });
    expect(next.path).toBe(`${COMMUNE}/bieu/TD.01`);
    expect((await officer.send(form, 'II.06a', GOOD)).status).toBe(200);
    expect(next.form('TD.01').fields).toMatchObject({ 'pakn-on-time': '0', 'tthc-late': '0' });
    const report = await officer.send(next, 'TD.01');
    expect(report.path).toBe(COMMUNE);
    expect(report.links()).toContain(`${COMMUNE}/gui`);
  });

  it('cannot be sent before its window ends, nor without a letter; what was typed stays', async () => {
    const early = await officer.send(await officer.open(`${COMMUNE}/gui`), 'gui', LETTER);
    expect([early.status, early.text.includes('Kỳ số liệu chưa kết thúc')]).toEqual([422, true]);
    await home.goTo('2024-12-15', 9);
    const refused = await officer.send(await officer.open(`${COMMUNE}/gui`), 'gui', {
      ...LETTER,
      number: '',
      'date-day': '31',
      'date-month': '11',
    });
    expect(refused.links()).toEqual(expect.arrayContaining(['#number', '#date']));
    expect(refused.form('gui').fields).toMatchObject({ 'date-day': '31', 'date-month': '11' });
  });

  it('is sent, returned with a reason, sent again and accepted', async () => {
    const sent = await officer.send(await officer.open(`${COMMUNE}/gui`), 'gui', LETTER);
    expect(sent.text).toContain('Đã gửi, chờ kiểm tra');
    expect(await checkOf(commune, 1)).toMatchObject({ unit: 'ubnd-quan-huyen-1', doer: 'office' });
    expect(await reportOf(commune)).toMatchObject({ state: 'done', finishedOn: '2024-12-15' });
    const check = await office.open(`${COMMUNE}/kiem-tra`);
    const undecided = await office.send(check, 'kiem-tra', { decision: 'returned' });
    expect(undecided.links()).toContain('#reason');
    await office.send(undecided, 'kiem-tra', { decision: 'returned', reason: 'Thiếu hồ sơ bưu chính' });
    await until(
      () => reportOf(commune),
      (task) => task?.state === 'open',
    );
    expect((await officer.open(COMMUNE)).text).toContain('Thiếu hồ sơ bưu chính');
    await officer.send(await officer.open(`${COMMUNE}/gui`), 'gui', LETTER);
    await checkOf(commune, 2);
    const board = await office.send(await office.open(`${COMMUNE}/kiem-tra`), 'kiem-tra', { decision: 'accepted' });
    expect(board.path).toBe('/bao-cao/2024-year');
    expect((await officer.open(COMMUNE)).text).toContain('Đã chấp nhận, khóa');
  });

  it('cost six state transitions with its return, of the ten a report may cost', async () => {
    const done = await until(
      () => transitionsOf(`report_${PERIOD}_${commune.unit}_`),
      (counts) => counts.length === 2 && counts.every((count) => count >= 3),
    );
    expect(done).toEqual([3, 3]);
  });

  it('is locked: a form opened before tells so, and loses nothing', async () => {
    const other = await visit(home, 'mot-cua-xa');
    const form = await other.open(`${COMMUNE}/bieu/II.06a`);
    const locked = await other.send(form, 'II.06a', { ...GOOD, 'solved-late': '6' });
    expect([locked.status, locked.text.includes('Báo cáo đã được chấp nhận và khóa')]).toEqual([422, true]);
    expect(locked.form('II.06a').fields).toMatchObject({ 'solved-late': '6' });
  });

  it('is nobody else’s: another unit, an unknown unit, an unknown period', async () => {
    const stranger = await visit(home, 'so-xay-dung');
    expect((await stranger.open(COMMUNE)).status).toBe(403);
    expect((await stranger.open(`${COMMUNE}/bieu/II.06a`)).status).toBe(403);
    expect((await officer.open(`${COMMUNE}/mo-khoa`)).status).toBe(403);
    expect((await officer.open('/bao-cao/2024-year/ubnd-xa-999')).status).toBe(404);
    expect((await officer.open('/bao-cao/2024-q4')).status).toBe(404);
    expect((await officer.open('/bao-cao/2019-q1')).status).toBe(404);
  });
});

describe('a department’s report', () => {
  const path = '/bao-cao/2024-year/so-tu-phap';

  it('is read from the Excel sheet it offers, and shown before it is kept', async () => {
    const department = await visit(home, 'so-tu-phap');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await department.download(`${path}/bao-cao.xlsx`)).buffer);
    const sheet = workbook.getWorksheet('II.06a');
    if (sheet === undefined) throw new Error('the workbook has no II.06a');
    for (const [i, { id }] of ii06a.columns.entries()) sheet.getCell(10, i + 3).value = aDossierRow()[id] ?? 0;
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    const form = await department.open(`${path}/bieu/II.06a`);
    const shown = await department.upload(form, 'http', file);
    expect(shown.text).toContain('chưa được lưu');
    expect(shown.form('bieu/II.06a').fields).toMatchObject({ 'received-direct': '45' });
    const next = await department.send(shown, 'bieu/II.06a');
    expect(next.path).toBe(`${path}/bieu/II.07b`);
    await department.send(next, 'II.07b', typedOf(ii07b, { 'competence-province': 120, 'one-stop-province': 118 }));
    expect((await department.open(path)).text).toContain('100');
    const broken = await department.upload(form, 'http', new TextEncoder().encode('không phải Excel'));
    expect([broken.status, broken.text.includes('không mở được bằng Excel')]).toEqual([422, true]);
    const stolen = await department.open(`${path}/bieu/II.06a?key=evidence/khac/tep.xlsx`);
    expect(stolen.text).toContain('Không thấy tệp vừa tải lên');
  });
});

describe('the board and the sum', () => {
  it('shows who is missing and reminds them all, once for a form sent twice', async () => {
    const board = await office.open('/bao-cao/2024-year');
    expect(board.text).toContain('Nhắc tất cả 35 đơn vị chưa gửi');
    const reminded = await office.send(board, 'nhac');
    expect(reminded.text).toContain('lời nhắc vào thư kế tiếp của 35 đơn vị');
    await office.send(board, 'nhac');
    const events = await cases.eventsOf(periodCase(PERIOD));
    expect(events.filter(({ what }) => what === 'task-nudged')).toHaveLength(35);
  });

  it('is one unit’s own to its officer', async () => {
    const board = await officer.open('/bao-cao/2024-year');
    expect(board.text).not.toContain('Nhắc tất cả');
    expect(board.links().filter((href) => href.startsWith('/bao-cao/2024-year/ubnd'))).toEqual([COMMUNE]);
  });

  it('goes up to the leader, who signs the province’s report, and the exception after the lock', async () => {
    const province = '/bao-cao/2024-year/ubnd-tinh';
    const ref = { period: PERIOD, unit: unitId('ubnd-tinh') };
    const leader = await visit(home, 'chu-tich');
    await office.send(await office.open(`${province}/gui`), 'gui', LETTER);
    expect(await checkOf(ref, 1)).toMatchObject({ unit: 'ubnd-tinh', doer: 'leader' });
    expect((await office.open(`${province}/kiem-tra`)).status).toBe(403);
    await leader.send(await leader.open(`${province}/kiem-tra`), 'kiem-tra', { decision: 'accepted' });
    const unlock = await leader.open(`${province}/mo-khoa`);
    expect((await leader.send(unlock, 'mo-khoa')).links()).toContain('#reason');
    const open = await leader.send(unlock, 'mo-khoa', { reason: 'Bổ sung báo cáo gửi muộn' });
    expect(open.text).toContain('Báo cáo được mở khóa để sửa: Bổ sung báo cáo gửi muộn');
    expect(await reportOf(ref)).toMatchObject({ state: 'open', due: { lenient: '2024-12-18' } });
  });
});
