/**
 * An inspection by the plan, from the form to the last recommendation. Dates of 2024: 18/4 (Giỗ Tổ), 29/4 (swapped for
 * Saturday 4/5), 30/4 and 1/5 are days off.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { caseIdOf } from '#functions/inspection/domain/inspection.ts';
import { DEFAULT_LADDER } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { executionOf, fieldsOf, Officer, type Answer } from '../embedded/officer.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { expectRefused, fillChecklist, openTask, openTasks, period, written } from './desk.ts';

const PLAN = '/kiem-tra/ke-hoach';
const DAYS = { from: plainDate('2024-04-22'), to: plainDate('2024-04-24') };
const caseOf = (unit: string) => caseIdOf({ kind: 'scheduled', unit: unitId(unit), period: DAYS, cause: null }, '');
const CASE = caseOf('so-xay-dung');
const PATH = `/kiem-tra/${CASE}`;
const PLANNED = {
  ...written('12/KH-UBND', '2024-03-01'),
  ...period(DAYS.from, DAYS.to),
  units: ['so-xay-dung', 'so-y-te'],
  contents: ['direction', 'execution'],
};
const TEAM = {
  verdict: 'yes',
  ...written('150/QĐ-UBND', '2024-04-10'),
  members: 'Lê Thị Mỹ Duyên, Trưởng đoàn\nVũ An',
};
const LINK = { place: 'link', link: 'https://sxd.example.gov.vn/20' };

let home: TestHome;
let unit: Officer;
let office: Officer;
beforeAll(async () => {
  // A Monday.
  home = await aHome('2024-04-08');
  await settle(home, smallProvince());
  unit = await Officer.at(home, 'so-xay-dung');
  office = await Officer.at(home, 'kiem-soat-tthc');
});
afterAll(() => home.close());

const answer = async (fields: Parameters<Officer['send']>[1] = {}): Promise<Answer> =>
  office.send(`${PATH}/viec/${(await openTask(home, CASE)).taskId}`, fields);

it('the plan names units, days and contents; what is wrong stands beside its field and nothing typed is lost', async () => {
  const empty = await office.send(PLAN, {});
  expectRefused(empty, 'Chọn đơn vị được kiểm tra');
  const order = await office.send(PLAN, { ...PLANNED, ...period('2024-04-24', '2024-04-22') });
  expectRefused(order, 'Ngày kết thúc ở trước ngày bắt đầu');
  expect(fieldsOf(order.html)).toMatchObject({ number: '12/KH-UBND', 'from-day': '24', units: 'so-y-te' });
  expectRefused(await office.send(PLAN, { ...PLANNED, units: ['khong-co'] }), 'không có trong danh mục tổ chức');
  const planned = await office.send(PLAN, PLANNED);
  expect(planned.location).toBe('/kiem-tra?nam=2024');
  // Sent twice, or planned once more for the same day: each unit keeps the inspection it has.
  await office.send(PLAN, PLANNED);
  const { html } = await office.open('/kiem-tra?nam=2024');
  expect(html.match(/Chờ quyết định thành lập đoàn/gu)).toHaveLength(2);
  // Of 20 departments, a district and three communes.
  expect(html).toContain('Đã kiểm tra 0/24 đơn vị (0 %)');
  expect(html).toContain('2 đơn vị (8,3 %), chưa đạt tỷ lệ 50 %');
  expect((await unit.open(PLAN)).status).toBe(403);
});

it('the team is to be appointed before the first day: Monday 22/4, warned by Friday 19/4', async () => {
  expect(await openTask(home, CASE)).toMatchObject({
    taskId: 'team',
    unit: 'van-phong-ubnd-tinh',
    doer: 'office',
    committee: 'ubnd-tinh',
    due: { strict: '2024-04-19', lenient: '2024-04-22' },
  });
  await home.goTo('2024-04-10', 9);
  expectRefused(await answer({ ...TEAM, members: ' ' }), 'Ghi thành viên đoàn');
  expectRefused(await answer({ ...TEAM, ...period('2024-04-09', '2024-04-24') }), 'ban hành sau ngày bắt đầu kiểm tra');
  const early = await office.send(`${PATH}/bang-kiem-tra`, { 'direction-plan-result': 'met' });
  expectRefused(early, 'chưa đến bước này');
  expect((await answer({ ...TEAM, attach: 'yes' })).location).toBe(`${PATH}/viec/team/tep`);
  expect(await openTask(home, CASE)).toMatchObject({ taskId: 'findings', due: { lenient: '2024-04-24' } });
  expect((await unit.open(PATH)).html).toContain('Lê Thị Mỹ Duyên, Trưởng đoàn; Vũ An');
});

it('the file of the decision is brought by who gave it, and opened by who may read the inspection', async () => {
  const upload = `${PATH}/viec/team/tep`;
  const content = new TextEncoder().encode('%PDF-1.7 quyết định');
  const wrong = await office.upload(upload, 'quyet-dinh.docx', content);
  expectRefused(await office.open(wrong.location), 'không phải là tệp Word đọc được');
  const { location } = await office.upload(upload, 'Quyết định 150.pdf', content);
  expect((await office.open(location)).html).toContain('Quyết định 150.pdf');
  expect((await office.send(location, {})).location).toBe(PATH);
  const { html } = await unit.open(PATH);
  expect(html).toContain('Quyết định 150.pdf');
  expect(html).toContain('Kèm tệp văn bản');
  expect(html).not.toContain('Thay tệp');
  expect(new Uint8Array(await unit.download((await unit.open(`${upload}/mo`)).location))).toEqual(content);
  expect((await unit.open(upload)).location).toBe(PATH);
  const forged = { ...fieldsOf((await office.open(location)).html), key: 'evidence/khac/team/x/y.pdf' };
  expect((await office.sendAgain(upload, forged)).html).toContain('Chưa nhận được tệp');
});

it('the checklist is gone through; without a finding for each question nothing is handed in', async () => {
  await home.goTo('2024-04-24', 15);
  expectRefused(await answer(), 'Còn nội dung chưa ghi kết quả');
  const bare = await office.send(`${PATH}/bang-kiem-tra`, { 'execution-time-result': 'unmet' });
  expectRefused(bare, 'ghi rõ tồn tại');
  await fillChecklist(office, PATH, { 'execution-time': '12 hồ sơ trễ không có văn bản <b>xin lỗi</b>' });
  expect((await office.open(PATH)).html).toContain('&lt;b&gt;xin lỗi&lt;/b&gt;');
  await answer();
  // Ten working days from Wednesday 24/4: 25, 26/4; 2, 3, 4 (made up for 29/4), 6, 7, 8, 9, 10/5.
  expect(await openTask(home, CASE)).toMatchObject({ taskId: 'conclusion', due: { lenient: '2024-05-10' } });
});

it('the notice is drafted with recommendations, each with its days, and comes as a Word file', async () => {
  await home.goTo('2024-05-08', 9);
  const draft = `${PATH}/ket-luan`;
  const rows = {
    summary: 'Công khai đủ thủ tục; còn hồ sơ trễ hạn.',
    'recommendation-0-what': 'Gửi văn bản xin lỗi cho 12 hồ sơ trễ',
    'recommendation-1-what': 'Niêm yết lại địa chỉ tiếp nhận phản ánh',
    'recommendation-1-days': '10',
  };
  // The usual 15 days stand in the form; without days a recommendation is none.
  expect(fieldsOf((await office.open(draft)).html)['recommendation-0-days']).toBe('15');
  const dateless = await office.send(draft, { ...rows, 'recommendation-0-days': '' });
  expectRefused(dateless, 'Kiến nghị 1: chưa có thời hạn');
  expect(dateless.html).toContain('Gửi văn bản xin lỗi cho 12 hồ sơ trễ');
  expect((await office.send(draft, rows)).location).toBe(draft);
  expect((await unit.open(`${PATH}/ket-luan.docx`)).status).toBe(403);
  const word = await JSZip.loadAsync(await office.download(`${PATH}/ket-luan.docx`));
  const text = ((await word.file('word/document.xml')?.async('string')) ?? '').replaceAll(/<[^>]+>/gu, ' ');
  expect(text).toContain('Quyết định số 150/QĐ-UBND ngày 10/04/2024');
  expect(text).toContain('2. Niêm yết lại địa chỉ tiếp nhận phản ánh (thời hạn 10 ngày kể từ ngày ký văn bản này).');
});

it('issued, it is locked: each recommendation is a task of the unit, and the result is to be reported', async () => {
  const form = fieldsOf((await office.open(`${PATH}/viec/conclusion`)).html);
  expectRefused(await answer(written('88/TB-VP', '2024-04-21')), 'trước ngày bắt đầu kiểm tra');
  const sent = { ...form, ...written('88/TB-VP', '2024-05-08') };
  expect((await office.sendAgain(`${PATH}/viec/conclusion`, sent)).location).toBe(PATH);
  // The same form once more counts once.
  expect((await office.sendAgain(`${PATH}/viec/conclusion`, sent)).location).toBe(PATH);
  const tasks = await openTasks(home, CASE);
  expect(tasks.map(({ taskId, unit: whose, due }) => [taskId, whose, due?.lenient]).sort()).toEqual([
    // 8/5 + 15 = Thursday 23/5.
    ['recommendation-01', 'so-xay-dung', '2024-05-23'],
    // 8/5 + 10 = Saturday 18/5, which ends with Monday 20/5.
    ['recommendation-02', 'so-xay-dung', '2024-05-20'],
    // Five working days: 9, 10, 13, 14, 15/5.
    ['report', 'van-phong-ubnd-tinh', '2024-05-15'],
  ]);
  const locked = await office.sendAgain(`${PATH}/bang-kiem-tra`, { ...form, 'execution-time-result': 'met' });
  expectRefused(locked, 'đã kết luận nên không sửa được');
  expectRefused(await office.sendAgain(`${PATH}/ket-luan`, { ...form, summary: 'Khác' }), 'đã kết luận');
  expectRefused(await office.send(`${PATH}/viec/report`, written('90/BC-VP', '2024-05-07')), 'trước ngày của văn bản');
  await office.send(`${PATH}/viec/report`, written('90/BC-VP', '2024-05-08'));
  expect(await executionOf(home, 'inspection', CASE)).toBe('SUCCEEDED {"outcome":"reported","recommendations":2}');
  expect((await statesEntered(home, 'inspection')).get(CASE)).toHaveLength(9);
});

it('a recommendation is done by evidence, returned by the office, and done again', async () => {
  const task = `/viec/${CASE}/recommendation-02`;
  await home.goTo('2024-05-17', 9);
  await unit.send(`${task}/hoan-thanh`, { ...written('20/SXD-VP', '2024-05-17'), ...LINK });
  await office.send(`${task}/tra-lai`, { reason: 'Chưa thấy ảnh nơi niêm yết' });
  await unit.send(`${task}/hoan-thanh`, { ...written('21/SXD-VP', '2024-05-17'), ...LINK });
  expect((await office.open('/kiem-tra?nam=2024')).html).toContain('Đã kết luận, xong 1/2 kiến nghị');
});

it('a late one climbs every step of the ladder, from seven working days before to the leader', async () => {
  await home.goTo('2024-05-31', 9);
  const events = await caseTableOf(home).eventsOf(CASE);
  const climbed = events.flatMap(({ what, after, steps, on }) =>
    what === 'rungs-climbed' && after?.taskId === 'recommendation-01' ? steps.map((offset) => [offset, on]) : [],
  );
  // Working days back and on from Thursday 23/5; 30/5 is the fifth after it.
  const days = ['2024-05-14', '2024-05-20', '2024-05-22', '2024-05-23', '2024-05-24', '2024-05-28', '2024-05-30'];
  expect(climbed).toEqual(DEFAULT_LADDER.map(({ offset }, place) => [offset, days[place]]));
  const board = (await office.open('/kiem-tra/kien-nghi?nam=2024')).html;
  expect(board).toContain('Quá hạn 8 ngày');
  await unit.send(`/viec/${CASE}/recommendation-01/hoan-thanh`, { ...written('25/SXD', '2024-05-31'), ...LINK });
  expect(await openTasks(home, CASE)).toEqual([]);
  expect((await office.open('/kiem-tra?nam=2024')).html).toContain('Đã khắc phục xong');
});

it('the year comes as a workbook, and a unit of the plan that is left out says why', async () => {
  const other = caseOf('so-y-te');
  const path = `/kiem-tra/${other}/viec/team`;
  expectRefused(await office.send(path, { verdict: 'no' }), 'Ghi lý do không tiến hành');
  await office.send(path, { verdict: 'no', why: 'Trùng đoàn thanh tra của Bộ' });
  expect(await executionOf(home, 'inspection', other)).toBe('SUCCEEDED {"outcome":"called-off"}');
  const sheetOf = async (list: string): Promise<ExcelJS.Worksheet | undefined> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await office.download(`${list}.xlsx?nam=2024`));
    return workbook.worksheets[0];
  };
  expect((await sheetOf('/kiem-tra/kien-nghi'))?.getRow(2).values).toContain('Hoàn thành');
  const inspections = await sheetOf('/kiem-tra');
  const standings = [2, 3].map((row) => inspections?.getCell(row, 8).value);
  expect(standings.sort()).toEqual(['Không tiến hành', 'Đã khắc phục xong']);
  const stranger = await Officer.at(home, 'so-tu-phap');
  expect((await stranger.open(PATH)).status).toBe(403);
});
