/** A month from the schedule to the public page, through the pages of the home, by the people of the sample province. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { knownScales } from '#functions/index-publish/domain/known-scales.ts';
import { monthSchema } from '#functions/index-publish/domain/month.ts';
import { indicatorsOf } from '#functions/index-publish/domain/scale.ts';
import { caseIdOf, correctionCase } from '#functions/index-publish/domain/sheet.ts';
import type { CaseId, Task } from '#shared/casework/index.ts';
import { unitId } from '#shared/org/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { executionOf, fieldsOf, Officer, type Answer } from '../embedded/officer.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { CookieJar } from '../portal/http-client.ts';
import { visit } from '../quarterly-report/visit.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { lateCases, oneDistrict } from './world.ts';

const MONTH = monthSchema.parse('2024-01');
const PROVINCE = caseIdOf(MONTH, 'so-huyen', unitId('ubnd-tinh'));
const DISTRICT = caseIdOf(MONTH, 'xa', unitId('ubnd-quan-huyen-1'));
const PATH = `/bo-chi-so/${PROVINCE}`;
const PUBLIC = `/chi-so/${PROVINCE}`;
const INDICATORS = knownScales.flatMap(indicatorsOf);

let home: TestHome;
let office: Officer;
let leader: Officer;
beforeAll(async () => {
  home = await aHome('2024-01-31');
  await settle(home, oneDistrict());
  await lateCases(home);
  // The schedule opens January at 00:10 of the first day after it.
  await home.goTo('2024-02-01', 9);
  await home.clock.idle();
  [office, leader] = [await Officer.at(home, 'kiem-soat-tthc'), await Officer.at(home, 'chu-tich')];
});
afterAll(() => home.close());

async function openTask(caseId: CaseId): Promise<Task> {
  await home.clock.idle();
  const [task, ...others] = (await caseTableOf(home).tasksOf(caseId)).filter(({ state }) => state === 'open');
  if (task === undefined || others.length > 0) throw new Error('no task or several tasks are open');
  return task;
}

function expectRefused({ status, html }: Answer, ...messages: readonly string[]): void {
  for (const message of messages) expect(html).toContain(message);
  expect(status).toBe(422);
}

/** The form of all units, each with all points but for what stands there already. */
async function formOfAll(): Promise<Record<string, string>> {
  const form = fieldsOf((await office.open(`${PATH}/nhap`)).html);
  for (const unit of form['units']?.split(' ') ?? [])
    for (const { id, max } of INDICATORS) if (form[`${unit}.${id}`] === '') form[`${unit}.${id}`] = String(max);
  return form;
}

const publicly = async (path: string): Promise<Answer> => {
  const response = await new CookieJar().fetch(new URL(path, home.addresses.portal));
  return { status: response.status, location: '', html: await response.text() };
};

it('the first of the month opens a sheet for the province and for each district, due before the 10th and the 15th', async () => {
  // «Trước ngày 10/2/2024»: Saturday, the first day of Tết. A fixed date stays where it is (Bộ luật Dân sự 2015, Điều 148
  // moves ends of periods only); 8, 9/2 are days off, so the last working day before is Wed 7/2. The leader has two
  // working days before that: scores by Mon 5/2.
  const scores = await openTask(PROVINCE);
  expect(scores).toMatchObject({
    taskId: 'scores-1',
    unit: 'van-phong-ubnd-tinh',
    doer: 'office',
    due: { lenient: '2024-02-05' },
  });
  expect(scores.derivation.join(' ')).toContain('công khai trước ngày 10/02/2024');
  expect(scores.derivation.join(' ')).toContain('(07/02/2024)');
  // «Trước ngày 15/2/2024», a Thursday: 8–14/2 are days off, so its aim is the same Wednesday.
  expect(await openTask(DISTRICT)).toMatchObject({ unit: 'ubnd-quan-huyen-1-1', due: { lenient: '2024-02-05' } });
  const { html } = await office.open('/bo-chi-so');
  expect(html).toContain(`href="${PATH}"`);
  expect(html.match(/Đang chấm điểm/gu)).toHaveLength(2);
});

it('the points of what the system knows stand in the form: 3 of 4 petitions in time are 4,5 of 6', async () => {
  const { html } = await office.open(`${PATH}/nhap?don-vi=so-xay-dung`);
  expect(fieldsOf(html)).toMatchObject({
    'so-xay-dung.pakn-dung-han': '4,5',
    'so-xay-dung.cong-bo-dung-han': '4',
    'so-xay-dung.cong-khai-kip-thoi': '2',
    'so-xay-dung.so-hoa': '',
  });
  expect(html).toContain('Hệ thống tính 4,5 điểm: 3 đúng hạn, 1 chậm');
  const other = await office.open(`${PATH}/nhap?don-vi=so-y-te`);
  expect(other.html).toContain('không có hồ sơ nào của đơn vị để tính');
  expect(fieldsOf(other.html)).toMatchObject({ 'so-y-te.pakn-dung-han': '' });
});

it('letters, negative points, too many points or decimals are told beside their fields, and nothing typed is lost', async () => {
  const wrong = {
    'so-xay-dung.so-hoa': 'hai mươi',
    'so-xay-dung.thanh-toan-truc-tuyen': '-1',
    'so-xay-dung.tthc-hai-long': '6,5',
    'so-xay-dung.dong-bo-ho-so': '3,125',
    'so-xay-dung.dich-vu-truc-tuyen': '10.5',
  };
  const refused = await office.send(`${PATH}/nhap?don-vi=so-xay-dung`, wrong);
  expectRefused(
    refused,
    '«hai mươi» không phải là số',
    '«-1» là số âm',
    '«6,5» vượt điểm tối đa 6',
    '«3,125» có quá hai chữ số',
    '«10.5» có dấu chấm sai chỗ',
    'href="#so-xay-dung.so-hoa"',
  );
  expect(fieldsOf(refused.html)).toMatchObject(wrong);
});

it('one unit is saved alone, an unknown one is not taken; incomplete scores are not submitted', async () => {
  const own = Object.fromEntries(INDICATORS.map(({ id, max }) => [`so-xay-dung.${id}`, String(max)]));
  const known = { 'so-xay-dung.pakn-dung-han': '4,5', 'so-xay-dung.cong-khai-kip-thoi': '2' };
  const saved = await office.send(`${PATH}/nhap?don-vi=so-xay-dung`, { ...own, ...known });
  expect(saved.location).toBe(PATH);
  expect((await office.open(PATH)).html).toContain('1/20 đủ điểm');
  const form = await formOfAll();
  await office.sendAgain(`${PATH}/nhap`, { ...form, units: 'ubnd-xa-1 khong-co', 'ubnd-xa-1.so-hoa': '1' });
  expect((await office.open(PATH)).html).toContain('1/20 đủ điểm');
  expectRefused(await office.send(`${PATH}/trinh`, {}), 'Còn đơn vị chưa đủ điểm');
});

it('an Excel sheet fills the form; unknown units and one that comes twice are told by row, the rest is kept', async () => {
  const visitor = await visit(home, 'kiem-soat-tthc');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await office.download(`${PATH}/bang-diem.xlsx`));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the workbook is empty');
  const rowOf = (unit: string): ExcelJS.Row => {
    const found = sheet.getColumn(2).values.indexOf(unit);
    if (found < 0) throw new Error(`no row of ${unit}`);
    return sheet.getRow(found);
  };
  for (const [i, { max }] of INDICATORS.entries()) rowOf('so-y-te').getCell(4 + i).value = max - 0.5;
  rowOf('so-y-te').getCell(4).value = 'bốn';
  rowOf('so-tu-phap').getCell(2).value = 'so-y-te';
  sheet.addRow(['', 'so-la', 'Sở Lạ', 1, 2]);
  sheet.addRow(['', '', 'Sở Y tế', 3]);
  const shown = await visitor.upload(
    await visitor.open(`${PATH}/nhap`),
    'http',
    new Uint8Array(await workbook.xlsx.writeBuffer()),
  );
  expect(shown.status).toBe(422);
  expect(shown.text).toContain('chưa được lưu');
  expect(shown.text).toContain('«Sở Lạ» không có trong bảng điểm này');
  expect(shown.text).toContain('Mã «so-y-te» và tên «Sở Tư pháp» là hai đơn vị khác nhau');
  expect(shown.text).toMatch(/«Sở Y tế» đã có ở dòng \d+/u);
  expect(shown.form('nhap').fields).toMatchObject({
    'so-y-te.so-hoa': '21,5',
    'so-y-te.cong-bo-dung-han': 'bốn',
  });
  const refused = await visitor.send(shown, 'nhap');
  expect(refused.text).toContain('«bốn» không phải là số');
  expect(refused.form('nhap').fields).toMatchObject({ 'so-y-te.so-hoa': '21,5' });
  const broken = await visitor.upload(await visitor.open(`${PATH}/nhap`), 'http', new TextEncoder().encode('không'));
  expect([broken.status, broken.text.includes('không mở được bằng Excel')]).toEqual([422, true]);
  const stolen = await visitor.open(`${PATH}/nhap?key=evidence/khac/tep.xlsx`);
  expect(stolen.text).toContain('Không thấy tệp vừa tải lên');
});

it('complete scores are submitted, returned with a reason, and submitted again by the same last day', async () => {
  expect((await office.sendAgain(`${PATH}/nhap`, await formOfAll())).location).toBe(PATH);
  const stale = await formOfAll();
  await office.send(`${PATH}/trinh`, {});
  // Two clocks of the leader: warned by Wed 7/2, overdue after Sat 10/2.
  expect(await openTask(PROVINCE)).toMatchObject({
    taskId: 'approval-1',
    unit: 'ubnd-tinh',
    doer: 'leader',
    due: { strict: '2024-02-07', lenient: '2024-02-10' },
  });
  const locked = await office.sendAgain(`${PATH}/nhap`, { ...stale, 'so-y-te.so-hoa': '20' });
  expectRefused(locked, 'đang chờ lãnh đạo duyệt');
  expect(fieldsOf(locked.html)).toMatchObject({ 'so-y-te.so-hoa': '20' });
  expect((await publicly(PUBLIC)).status).toBe(404);
  expect((await office.open(`${PATH}/duyet`)).status).toBe(403);
  expectRefused(await leader.send(`${PATH}/duyet`, { verdict: 'no' }), 'Ghi lý do trả lại');
  await leader.send(`${PATH}/duyet`, { verdict: 'no', why: 'Kiểm tra lại điểm số hóa' });
  expect(await openTask(PROVINCE)).toMatchObject({ taskId: 'scores-2', due: { lenient: '2024-02-05' } });
  expect((await office.open(PATH)).html).toContain('Kiểm tra lại điểm số hóa');
  await office.send(`${PATH}/trinh`, {});
  expect((await openTask(PROVINCE)).taskId).toBe('approval-2');
});

it('what the leader approves is public at once, ranked by class, without anybody’s name', async () => {
  await leader.send(`${PATH}/duyet`, { verdict: 'yes' });
  expect(await executionOf(home, 'index-publish', PROVINCE)).toBe('SUCCEEDED {"outcome":"published","units":21}');
  expect((await publicly('/chi-so?thang=2024-01')).html).toContain(`href="${PUBLIC}"`);
  const { status, html } = await publicly(PUBLIC);
  expect(status).toBe(200);
  expect(html).toContain('Công khai ngày 01/02/2024');
  // 100 − 1,5 (a petition late) − 2 (a publication overdue): the last of twenty departments.
  expect(html).toMatch(/Sở Xây dựng<\/a><\/th><td[^>]*>20<\/td><td[^>]*>96,5<\/td>/u);
  expect(html).toContain('Xếp hạng UBND cấp huyện tháng 01/2024');
  expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Biểu đồ\. Sở, ban, ngành/u);
  for (const { name, email } of oneDistrict().people) {
    expect(html).not.toContain(name);
    expect(html).not.toContain(email);
  }
  const unit = await publicly(`${PUBLIC}/so-xay-dung`);
  expect(unit.html).toContain('Mất điểm ở đâu');
  expect(unit.html).not.toContain('pakn-late');
});

it('the unit’s own people see what cost the points, down to the cases; others see what is public', async () => {
  const own = await Officer.at(home, 'so-xay-dung');
  const { html } = await own.open(`${PATH}/don-vi/so-xay-dung`);
  expect(html).toContain('href="/pakn/pakn-late/viec/handle-1"');
  expect(html).toMatch(/22\/01\/2024<\/td><td[^>]*>25\/01\/2024<\/td><td[^>]*>3<\/td>/u);
  expect(html).toContain('chưa xong đến 31/01/2024');
  const stranger = await Officer.at(home, 'so-tu-phap');
  expect((await stranger.open(`${PATH}/don-vi/so-xay-dung`)).location).toBe(`${PUBLIC}/so-xay-dung`);
  expect((await stranger.open(PATH)).location).toBe(PUBLIC);
  expect((await stranger.open(`/bo-chi-so/${DISTRICT}`)).status).toBe(403);
  expect((await stranger.open(`${PATH}/nhap`)).status).toBe(403);
  expect((await own.open('/bo-chi-so/index-publish-2024-01-so-huyen-0000000000000000')).status).toBe(404);
});

it('a published month is locked; it is corrected for a reason that everybody sees beside what it changed', async () => {
  expect((await office.open(`${PATH}/nhap`)).location).toBe(PATH);
  const correct = `${PATH}/dinh-chinh`;
  const stale = fieldsOf((await office.open(correct)).html);
  const shut = await office.sendAgain(`${PATH}/nhap`, { ...stale, units: 'so-y-te', 'so-y-te.so-hoa': '5' });
  expectRefused(shut, 'đã công khai và khóa');
  expect(fieldsOf(shut.html)).toMatchObject({ 'so-y-te.so-hoa': '5' });
  expectRefused(await office.send(correct, {}), 'Ghi lý do đính chính');
  await home.goTo('2024-02-20', 9);
  await office.send(correct, { reason: 'Cộng sót hồ sơ số hóa của Sở Y tế' });
  expect((await office.sendAgain(correct, { ...stale, reason: 'Lần nữa' })).status).toBe(422);
  // Meanwhile nobody scored the communes: the ordinary ladder has climbed past the day, 5/2.
  expect((await openTask(DISTRICT)).climbed).toBeGreaterThan(0);
  // Three working days from Tue 20/2: Wed 21, Thu 22, Fri 23.
  const CORRECTION = correctionCase(PROVINCE, 1);
  expect(await openTask(CORRECTION)).toMatchObject({ taskId: 'scores-1', due: { lenient: '2024-02-23' } });
  expectRefused(await office.send(`${PATH}/trinh`, {}), 'Đính chính chưa thay đổi điểm nào');
  await office.send(`${PATH}/nhap?don-vi=so-y-te`, { 'so-y-te.so-hoa': '20,25' });
  await office.send(`${PATH}/trinh`, {});
  expect((await publicly(PUBLIC)).html).not.toContain('20,25');
  await leader.send(`${PATH}/duyet`, { verdict: 'yes' });
  expect(await executionOf(home, 'index-publish', CORRECTION)).toContain('SUCCEEDED');
  const { html } = await publicly(PUBLIC);
  expect(html).toContain('Đính chính lần 1, ngày 20/02/2024');
  expect(html).toContain('Cộng sót hồ sơ số hóa của Sở Y tế');
  expect(html).toMatch(/>22<\/td><td[^>]*>20,25<\/td>/u);
});

it('a month is opened by hand once it is over, and opened again it stays as it is', async () => {
  const early = await office.send('/bo-chi-so?thang=2024-02', {});
  expectRefused(early, 'Tháng này chưa kết thúc');
  expect((await office.send('/bo-chi-so?thang=2023-12', {})).location).toBe('/bo-chi-so?thang=2023-12');
  const late = caseIdOf(monthSchema.parse('2023-12'), 'so-huyen', unitId('ubnd-tinh'));
  // The day has passed: one working day from Tue 20/2 is left.
  expect((await openTask(late)).due).toEqual({ strict: '2024-02-21', lenient: '2024-02-21' });
  expectRefused(await office.send('/bo-chi-so?thang=2021-01', {}), 'Chưa có ai chấm và công khai');
});

it('every state is entered, and a sheet costs no more transitions than its README says', async () => {
  const entered = await statesEntered(home, 'index-publish');
  const definition = readFileSync(
    new URL('../../workflows/index-publish/definition.asl.json', import.meta.url),
    'utf8',
  );
  const { States } = z.object({ States: z.record(z.string(), z.unknown()) }).parse(JSON.parse(definition));
  expect([...new Set([...entered.values()].flat())].sort()).toEqual(Object.keys(States).sort());
  // Returned once: five states and three more.
  expect(entered.get(PROVINCE)).toHaveLength(8);
  expect(entered.get(correctionCase(PROVINCE, 1))).toHaveLength(5);
  expect([...entered.values()].filter((states) => states.includes('OpenMonth'))).toEqual([['Which', 'OpenMonth']]);
});
