import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIdOf } from '#functions/tthc-review/domain/review.ts';
import type { Task } from '#shared/casework/index.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { dateFields, executionOf, fieldsOf, Officer, type Answer } from '../embedded/officer.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';

const NEW = '/ra-soat/moi';
const CASE = caseIdOf(2023, unitId('so-xay-dung'));
const PATH = `/ra-soat/${CASE}`;
/** 80 hours at 40,000 đ for ten dossiers: 32 million đồng a year; a day less is 28.8 million. */
const LINE = {
  'line-0-activity': 'Chờ giải quyết',
  'line-0-hours': '80',
  'line-0-hourlyIncome': '40.000',
  'line-0-timesPerYear': '1',
  'line-0-subjects': '10',
};
const letter = (number: string) => ({ number, ...dateFields('date', '2023-02-20') });
const SIMPLIFIED = {
  finding: 'simplify',
  measures: 'Rút ngắn một ngày',
  reasons: 'Đã có dữ liệu dân cư',
  proposals: 'Bộ Xây dựng: bỏ bản sao chứng chỉ\nBộ Tư pháp: bỏ giấy xác nhận cư trú',
  amendments: 'Quyết định 12/2020/QĐ-UBND: sửa Điều 5',
};

let home: TestHome;
let unit: Officer;
let office: Officer;
let leader: Officer;
beforeAll(async () => {
  // A Monday.
  home = await aHome('2023-02-20');
  await settle(home, smallProvince());
  unit = await Officer.at(home, 'so-xay-dung');
  office = await Officer.at(home, 'kiem-soat-tthc');
  leader = await Officer.at(home, 'chu-tich');
});
afterAll(() => home.close());

async function openTasks(caseId = CASE): Promise<readonly Task[]> {
  await home.clock.idle();
  return (await caseTableOf(home).tasksOf(caseId)).filter(({ state }) => state === 'open');
}

async function openTask(): Promise<Task> {
  const [task, ...others] = await openTasks();
  if (task === undefined || others.length > 0) throw new Error('no task or several tasks are open');
  return task;
}

const answer = async (by: Officer, fields: Parameters<Officer['send']>[1] = {}): Promise<Answer> =>
  by.send(`${PATH}/viec/${(await openTask()).taskId}`, fields);

function expectRefused({ status, html }: Answer, message: string): void {
  expect(status).toBe(422);
  expect(html).toContain(message);
}

it('the office opens a year for several units, its milestones as data; a wrong order or no unit is told', async () => {
  expectRefused(await office.send(NEW, {}), 'Chọn ít nhất một đơn vị');
  const units = ['so-xay-dung', 'so-y-te'];
  const order = await office.send(NEW, { units, ...dateFields('draft', '2023-06-30') });
  expectRefused(order, 'phải sau mốc');
  expect(fieldsOf(order.html)).toMatchObject({ 'draft-month': '06', 'results-day': '30' });
  expect((await office.send(NEW, { units })).location).toBe('/ra-soat');
  expect(await openTask()).toMatchObject({ unit: 'so-xay-dung', due: { strict: '2023-02-27', lenient: '2023-02-28' } });
  // Opened again by the unit, it stays the one it is.
  expect((await unit.send(NEW, { units: ['so-xay-dung'] })).location).toBe(PATH);
  expect((await office.open('/ra-soat')).html.match(/Đang lập kế hoạch rà soát/gu)).toHaveLength(2);
});

it('the unit plans its groups by their grounds', async () => {
  const groups = { ordered: 'Nhóm TTHC cấp phép xây dựng\n\n', petitions: 'Nhóm TTHC <b>nhà ở</b>' };
  expectRefused(await answer(unit, { choice: 'plan', ...groups }), 'Nhập số, ký hiệu');
  expectRefused(await answer(unit, { choice: 'plan', ...letter('5/KH-SXD') }), 'Ghi ít nhất một nhóm');
  await answer(unit, { choice: 'plan', ...groups, ...letter('5/KH-SXD') });
  // «Trước ngày 30/7/2023», a Sunday.
  expect(await openTask()).toMatchObject({ taskId: 'results-1', due: { strict: '2023-07-28', lenient: '2023-07-30' } });
  const { html } = await unit.open(PATH);
  expect(html).toContain('Nhóm TTHC &lt;b&gt;nhà ở&lt;/b&gt;');
  expect(html).toContain('Từ phản ánh, kiến nghị');
});

it('results are handed in with costs before and after, returned, and handed in again', async () => {
  expectRefused(await answer(unit), 'Còn nhóm thủ tục chưa rà soát xong');
  const [first, second] = [`${PATH}/nhom/g01`, `${PATH}/nhom/g02`];
  await unit.send(first, SIMPLIFIED);
  const wrong = await unit.send(`${first}/truoc`, { ...LINE, 'line-0-subjects': '10,5' });
  expectRefused(wrong, 'số nguyên');
  await unit.send(`${first}/truoc`, LINE);
  // The sheet of afterwards begins as a copy: one figure changes.
  await unit.send(`${first}/sau`, { 'line-0-hours': '72' });
  expectRefused(await unit.send(second, { proposals: 'bỏ lệ phí' }), 'ghi nơi nhận, dấu hai chấm');
  await unit.send(second, { finding: 'keep', reasons: 'Đã đơn giản' });
  await unit.send(`${second}/truoc`, LINE);
  expect((await unit.open(PATH)).html).toContain('Giảm 3.200.000 đồng (5 %); chưa đạt mục tiêu 10 %');
  await answer(unit);
  // Ten working days from Monday 20/2.
  expect(await openTask()).toMatchObject({ unit: 'van-phong-ubnd-tinh', due: { lenient: '2023-03-06' } });
  expectRefused(await unit.send(first, SIMPLIFIED), 'không ở bước đơn vị làm');
  expect((await office.open(`${first}/xem`)).html).toContain('bỏ giấy xác nhận cư trú');
  expectRefused(await answer(office, { verdict: 'no' }), 'Ghi nội dung cần làm tiếp');
  await answer(office, { verdict: 'no', why: 'Nhóm 2 cần bãi bỏ' });
  expect((await openTask()).taskId).toBe('results-2');
  await unit.send(second, { finding: 'abolish', reasons: 'Trùng với thủ tục khác' });
  await answer(unit);
  await answer(office, { verdict: 'yes' });
  expect(await openTask()).toMatchObject({ taskId: 'draft-2', due: { strict: '2023-08-29', lenient: '2023-08-30' } });
});

it('the workbook has a worksheet for each group with what is saved', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await unit.download(`${PATH}/chi-phi.xlsx`));
  const sheet = workbook.getWorksheet('Nhóm 1');
  expect([sheet?.getCell('I7').result, sheet?.getCell('I12').result]).toEqual([32_000_000, 28_800_000]);
  expect(workbook.worksheets).toHaveLength(2);
});

it('the leader returns the draft, then signs; each ministry and local text becomes a dated task', async () => {
  await answer(unit, letter('40/TTr-SXD'));
  expect(await openTask()).toMatchObject({ unit: 'ubnd-tinh', doer: 'leader', due: { lenient: '2023-02-27' } });
  const ownForm = fieldsOf((await office.open(NEW)).html);
  const forged = await office.sendAgain(`${PATH}/viec/signature-2`, { ...ownForm, verdict: 'yes', ...letter('1/QĐ') });
  expect(forged.html).toContain('Bạn không có quyền');
  await answer(leader, { verdict: 'no', why: 'Ghi rõ lộ trình' });
  await answer(unit, letter('44/TTr-SXD'));
  expectRefused(await answer(leader, { verdict: 'yes' }), 'Nhập số, ký hiệu');
  await answer(leader, { verdict: 'yes', ...letter('512/QĐ-UBND') });
  expect(await executionOf(home, 'tthc-review', CASE)).toBe(
    'SUCCEEDED {"outcome":"decided","proposals":2,"amendments":1}',
  );
  // As its README says: ten states, three more for the return by the office and three for the leader's.
  expect((await statesEntered(home, 'tthc-review')).get(CASE)).toHaveLength(10 + 3 + 3);
  const tasks = await openTasks();
  expect(tasks.map(({ taskId, due }) => [taskId, due?.strict, due?.lenient]).sort()).toEqual([
    ['amendment-1', '2023-12-29', '2023-12-30'],
    ['proposal-1', '2023-09-08', '2023-09-10'],
    ['proposal-2', '2023-09-08', '2023-09-10'],
  ]);
  expect((await unit.open(`${PATH}/viec/proposal-2`)).html).toContain('bỏ giấy xác nhận cư trú');
  for (const { taskId } of tasks) await unit.send(`${PATH}/viec/${taskId}`, letter(`9/SXD-${taskId}`));
  expect(await openTasks()).toEqual([]);
  const { html } = await unit.open(PATH);
  expect(html).toContain('9/SXD-amendment-1 ngày 20/02/2023');
  expect(html).toContain('Giảm 35.200.000 đồng (55 %); đạt mục tiêu 10 %');
});

it('a unit with nothing to review says why, and is asked no more; others do not read it', async () => {
  const caseId = caseIdOf(2023, unitId('so-y-te'));
  const stranger = await Officer.at(home, 'so-tu-phap');
  expect((await stranger.open(`/ra-soat/${caseId}`)).status).toBe(403);
  const own = caseIdOf(2023, unitId('so-tu-phap'));
  await stranger.send(NEW, { units: ['so-tu-phap'] });
  const plan = `/ra-soat/${own}/viec/plan-1`;
  expectRefused(await stranger.send(plan, { choice: 'nothing' }), 'Ghi vì sao');
  await stranger.send(plan, { choice: 'nothing', reason: 'Đã rà soát toàn bộ năm 2022' });
  expect(await executionOf(home, 'tthc-review', own)).toBe('SUCCEEDED {"outcome":"nothing"}');
  expect((await stranger.open(`/ra-soat/${own}`)).html).toContain('Không có thủ tục phải rà soát');
});
