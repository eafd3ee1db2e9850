import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIdSchema, type Task } from '#shared/casework/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { dateFields, executionOf, fieldsOf, Officer, type Answer } from '../embedded/officer.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';

const NEW = '/du-thao/moi';
const TEXT = {
  title: 'Quyết định quy định thủ tục cấp phép <script>alert(1)</script> sử dụng tạm thời vỉa hè',
  kind: 'committee-decision',
  programme: '12/CTr-UBND',
  ...dateFields('assessment', '2024-03-15'),
  ...dateFields('opinion', '2024-03-22'),
  ...dateFields('appraisal', '2024-04-05'),
  ...dateFields('issue', '2024-05-31'),
  procedures: 'Cấp phép sử dụng tạm thời vỉa hè\nGia hạn giấy phép sử dụng tạm thời vỉa hè',
};
/** For the tests after the long journey, which has moved the clock to 17/4. */
const LATER = {
  ...TEXT,
  ...dateFields('assessment', '2024-04-30'),
  ...dateFields('opinion', '2024-05-06'),
  ...dateFields('appraisal', '2024-05-20'),
};
const PARTS = ['name', 'steps', 'manner', 'dossier', 'time-limit', 'subjects', 'agency', 'result'];
const IMPACT = {
  necessity: 'Cần để giữ trật tự',
  reasonableness: 'Hai giấy tờ',
  legality: 'Luật Đường bộ',
  parts: PARTS,
};
/** 80 hours at 40,000 đ for ten dossiers: 32 million đồng a year. */
const LINE = {
  'line-0-activity': 'Chờ giải quyết',
  'line-0-hours': '80',
  'line-0-hourlyIncome': '40.000',
  'line-0-timesPerYear': '1',
  'line-0-subjects': '10',
};
const letter = (number: string, date: string) => ({ number, ...dateFields('date', date) });

let home: TestHome;
let drafter: Officer;
let office: Officer;
let justice: Officer;
beforeAll(async () => {
  // A Friday.
  home = await aHome('2024-03-01');
  await settle(home, smallProvince());
  drafter = await Officer.at(home, 'so-xay-dung');
  office = await Officer.at(home, 'kiem-soat-tthc');
  justice = await Officer.at(home, 'so-tu-phap');
});
afterAll(() => home.close());

async function openTask(path: string): Promise<Task> {
  await home.clock.idle();
  const caseId = caseIdSchema.parse(path.split('/').at(-1));
  const [task, ...others] = (await caseTableOf(home).tasksOf(caseId)).filter(({ state }) => state === 'open');
  if (task === undefined || others.length > 0) throw new Error(`${path} has no or several open tasks`);
  return task;
}

const taskPath = async (path: string): Promise<string> => `${path}/viec/${(await openTask(path)).taskId}`;
function expectRefused({ status, html }: Answer, message: string): void {
  expect(status).toBe(422);
  expect(html).toContain(message);
}

const sheetOf = (path: string, procedure: string) => `${path}/thu-tuc/${procedure}/chi-phi`;

async function fillIn(path: string): Promise<void> {
  for (const procedure of ['p01', 'p02']) {
    await drafter.send(`${path}/thu-tuc/${procedure}`, IMPACT);
    await drafter.send(sheetOf(path, procedure), LINE);
  }
}

it('dates out of order or past, and empty fields, are told beside the field, with all that was typed kept', async () => {
  const wrong = {
    ...TEXT,
    programme: '',
    ...dateFields('opinion', '2024-03-10'),
    ...dateFields('issue', '2024-02-30'),
  };
  const answer = await drafter.send(NEW, wrong);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('không có ngày 30/02/2024');
  expect(answer.html).toContain('Nhập số chương trình');
  expect(fieldsOf(answer.html)).toMatchObject({ 'opinion-day': '10', procedures: TEXT.procedures });
  const order = await drafter.send(NEW, { ...TEXT, ...dateFields('opinion', '2024-03-10') });
  expect(order.html).toContain('phải từ ngày gửi hồ sơ lấy ý kiến (15/03/2024) trở đi');
  const past = await drafter.send(NEW, { ...TEXT, ...dateFields('assessment', '2024-02-28') });
  expect(past.html).toContain('28/02/2024 đã qua');
});

it('a text goes from its registration through comments and a return to acceptance, each date derived', async () => {
  const fields = { ...fieldsOf((await drafter.open(NEW)).html), ...TEXT };
  const { location: path } = await drafter.sendAgain(NEW, fields);
  // Sent twice, it is one text.
  expect((await drafter.sendAgain(NEW, fields)).location).toBe(path);
  expect((await drafter.open('/du-thao')).html.split(path)).toHaveLength(2);

  expect(await openTask(path)).toMatchObject({ unit: 'so-xay-dung', due: { lenient: '2024-03-15' } });
  const early = await drafter.send(await taskPath(path), { choice: 'submit' });
  expectRefused(early, 'Còn thủ tục chưa trả lời đủ');
  await fillIn(path);
  const shown = await drafter.open(path);
  expect(shown.html).toContain('64.000.000 đồng');
  expect(shown.html).not.toContain('<script>alert');

  // Handed in on 1/3: the programme's 22/3 leaves more than five working days.
  await drafter.send(await taskPath(path), { choice: 'submit' });
  expect(await openTask(path)).toMatchObject({ unit: 'van-phong-ubnd-tinh', due: { lenient: '2024-03-22' } });

  await home.goTo('2024-03-20', 9);
  const bare = await office.send(await taskPath(path), { verdict: 'no', ...letter('88/VP-KSTT', '2024-03-20') });
  expectRefused(bare, 'Ghi nội dung góp ý');
  const comments = { verdict: 'no', why: 'Bỏ bản sao căn cước', ...letter('88/VP-KSTT', '2024-03-20') };
  await office.send(await taskPath(path), comments);
  // 15/3 has passed: five working days from Wednesday 20/3 are 21, 22, 25, 26 and 27/3.
  const second = await openTask(path);
  expect(second).toMatchObject({ taskId: 'assessment-2', due: { lenient: '2024-03-27' } });
  expect(second.derivation.join(' ')).toContain('Mốc 15/03/2024 không còn đủ 5 ngày làm việc');

  await home.goTo('2024-03-27', 9);
  const silent = await drafter.send(await taskPath(path), { choice: 'submit' });
  expectRefused(silent, 'tiếp thu, giải trình');
  await drafter.send(await taskPath(path), { choice: 'submit', reason: 'Đã bỏ bản sao căn cước' });
  // The office is asked once. Ten working days from Wednesday 27/3 end on 10/4, after the programme's 5/4.
  expect(await openTask(path)).toMatchObject({
    taskId: 'appraisal-2',
    unit: 'so-tu-phap',
    due: { lenient: '2024-04-10' },
  });

  await home.goTo('2024-04-10', 9);
  const reasons = { verdict: 'no', why: 'Thiếu căn cứ giao thẩm quyền', ...letter('51/STP', '2024-04-10') };
  await justice.send(await taskPath(path), reasons);
  expect(await openTask(path)).toMatchObject({ taskId: 'assessment-3', due: { lenient: '2024-04-17' } });
  await home.goTo('2024-04-17', 9);
  await drafter.send(await taskPath(path), { choice: 'submit', reason: 'Đã bổ sung căn cứ' });
  // 18/4 is Giỗ Tổ, 29/4–1/5 are off, Saturday 4/5 is worked: 19, 22–26/4, 2, 3, 4 and 6/5.
  expect(await openTask(path)).toMatchObject({ taskId: 'appraisal-3', due: { lenient: '2024-05-06' } });
  expect((await justice.open(path)).html).toContain('Thiếu căn cứ giao thẩm quyền');
  await justice.send(await taskPath(path), { verdict: 'yes', ...letter('60/STP', '2024-04-17') });
  const caseId = path.split('/').at(-1) ?? '';
  expect(await executionOf(home, 'impact-assessment', caseId)).toBe('SUCCEEDED {"outcome":"accepted"}');
  // As its README says: eight states, two more for the office's comments, four for the return by the appraisal.
  expect((await statesEntered(home, 'impact-assessment')).get(caseId)).toHaveLength(8 + 2 + 4);
  expect((await drafter.open('/du-thao')).html).toContain('Đã thẩm định xong');
});

it('a cost sheet with letters for numbers is shown again as typed; the workbook holds what is kept', async () => {
  const { location: path } = await drafter.send(NEW, LATER);
  const wrong = await drafter.send(sheetOf(path, 'p01'), { ...LINE, 'line-0-hours': 'mười giờ' });
  expectRefused(wrong, '«mười giờ» không phải là số');
  expect(fieldsOf(wrong.html)).toMatchObject({ 'line-0-hours': 'mười giờ', 'line-0-hourlyIncome': '40.000' });
  const sheet = sheetOf(path, 'p01');
  const old = fieldsOf((await drafter.open(sheet)).html);
  await drafter.send(sheet, LINE);
  const stale = await drafter.sendAgain(sheet, { ...old, ...LINE, 'line-0-hours': '72' });
  expectRefused(stale, 'Người khác vừa sửa');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await drafter.download(`${path}/chi-phi.xlsx`));
  expect(workbook.getWorksheet('TTHC 1')?.getCell('I7').result).toBe(32_000_000);
});

it('is read by who takes part and by the committees above; edited and answered by whose turn it is only', async () => {
  const { location: path } = await drafter.send(NEW, LATER);
  const stranger = await Officer.at(home, 'mot-cua-xa');
  expect((await stranger.open(path)).status).toBe(403);
  expect((await justice.open(sheetOf(path, 'p01'))).status).toBe(403);
  expect((await justice.open(`${path}/thu-tuc/p01/xem`)).status).toBe(200);
  expect((await justice.open(await taskPath(path))).location).toBe(path);
  await fillIn(path);
  await drafter.send(await taskPath(path), { choice: 'submit' });
  const late = await drafter.send(sheetOf(path, 'p01'), LINE);
  expectRefused(late, 'không ở bước đánh giá');
  const agreed = { verdict: 'yes', ...letter('90/VP-KSTT', '2024-04-17') };
  await office.send(await taskPath(path), agreed);
  expect((await openTask(path)).taskId).toBe('appraisal-1');
});

it('a text that leaves the programme is withdrawn with a reason, and nobody is asked any more', async () => {
  const { location: path } = await drafter.send(NEW, LATER);
  expect((await drafter.send(await taskPath(path), { choice: 'withdraw' })).html).toContain('Ghi lý do rút');
  await drafter.send(await taskPath(path), { choice: 'withdraw', reason: 'Đưa ra khỏi chương trình' });
  const caseId = path.split('/').at(-1) ?? '';
  expect(await executionOf(home, 'impact-assessment', caseId)).toBe('SUCCEEDED {"outcome":"withdrawn"}');
  expect((await statesEntered(home, 'impact-assessment')).get(caseId)).toHaveLength(4);
  expect((await drafter.open(path)).html).toContain('Đưa ra khỏi chương trình');
});
