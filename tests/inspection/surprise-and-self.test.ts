/** An inspection because of a petition, and a unit that inspects itself; both from the form to what was set right. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIdOf } from '#functions/inspection/domain/inspection.ts';
import type { CaseId } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { executionOf, Officer } from '../embedded/officer.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { Desk } from '../pakn/desk.ts';
import { expectRefused, fillChecklist, openTask, openTasks, period, written } from './desk.ts';

const COMMUNE = unitId('ubnd-xa-1');
const LINK = { place: 'link', link: 'https://xa1.example.gov.vn/3' };

let home: TestHome;
let office: Officer;
let commune: Officer;
let petition: CaseId;
beforeAll(async () => {
  // A Monday.
  home = await aHome('2024-06-03');
  await settle(home, smallProvince());
  office = await Officer.at(home, 'kiem-soat-tthc');
  commune = await Officer.at(home, 'mot-cua-xa');
  petition = await new Desk(home).receive();
});
afterAll(() => home.close());

const answer = (by: Officer, caseId: CaseId, task: string, fields: Parameters<Officer['send']>[1] = {}) =>
  by.send(`/kiem-tra/${caseId}/viec/${task}`, fields);

it('because of a petition: at once, with its case and nothing of its sender, until what was found is set right', async () => {
  const { html } = await office.open(`/pakn/${petition}`);
  const link = /href="(\/kiem-tra\/dot-xuat[^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(link).toContain(petition);
  const days = { from: plainDate('2024-06-05'), to: plainDate('2024-06-05') };
  const filled = { ...period(days.from, days.to), units: COMMUNE, contents: ['execution', 'petitions'] };
  expectRefused(await office.send(link, filled), 'Ghi vì sao kiểm tra đột xuất');
  const reason = 'Phản ánh trả kết quả hộ tịch chậm';
  expectRefused(await office.send(link, { ...filled, reason, petition: 'khong-co' }), 'Không có hồ sơ phản ánh');
  const cause = { reason, petition };
  const caseId = caseIdOf({ kind: 'surprise', unit: COMMUNE, period: days, cause }, '');
  expect((await office.send(link, { ...filled, reason })).location).toBe(`/kiem-tra/${caseId}`);
  // Opened once more for the same petition and unit, it stays the one it is.
  expect((await office.send(link, { ...filled, reason: 'Lần nữa' })).location).toBe(`/kiem-tra/${caseId}`);

  // «Trước ngày 5/6» leaves less than three working days from Monday 3/6: 4, 5, 6/6.
  const team = await openTask(home, caseId);
  expect(team).toMatchObject({ taskId: 'team', due: { lenient: '2024-06-06' } });
  expect(team.derivation.join(' ')).toContain('không còn đủ 3 ngày làm việc');
  await home.goTo('2024-06-04', 9);
  const decided = { verdict: 'yes', ...written('70/QĐ-UBND', '2024-06-04'), members: 'Lê Thị Mỹ Duyên' };
  await answer(office, caseId, 'team', decided);
  // To be filled in by 5/6, but two working days from 4/6 are 6/6.
  expect(await openTask(home, caseId)).toMatchObject({ taskId: 'findings', due: { lenient: '2024-06-06' } });
  await home.goTo('2024-06-05', 15);
  await fillChecklist(office, `/kiem-tra/${caseId}`, { 'execution-time': 'Trả kết quả chậm 4 ngày, không xin lỗi' });
  await answer(office, caseId, 'findings');
  // Ten working days from Wednesday 5/6: 6, 7, 10–14, 17–19/6.
  expect(await openTask(home, caseId)).toMatchObject({ taskId: 'conclusion', due: { lenient: '2024-06-19' } });
  await home.goTo('2024-06-14', 9);
  await office.send(`/kiem-tra/${caseId}/ket-luan`, { 'recommendation-0-what': 'Xin lỗi người dân bằng văn bản' });
  await answer(office, caseId, 'conclusion', written('101/TB-VP', '2024-06-14'));
  const tasks = await openTasks(home, caseId);
  // 14/6 + 15 = Saturday 29/6, which ends with Monday 1/7; five working days from Friday 14/6: 17–21/6.
  expect(tasks.map(({ taskId, due }) => [taskId, due?.lenient]).sort()).toEqual([
    ['recommendation-01', '2024-07-01'],
    ['report', '2024-06-21'],
  ]);
  await answer(office, caseId, 'report', written('102/BC-VP', '2024-06-14'));
  expect(await executionOf(home, 'inspection', caseId)).toContain('SUCCEEDED');
  const done = { ...written('30/UBND', '2024-06-14'), ...LINK };
  await commune.send(`/viec/${caseId}/recommendation-01/hoan-thanh`, done);
  expect((await commune.open(`/kiem-tra/${caseId}`)).html).toContain('Đã khắc phục xong');

  const store = caseTableOf(home);
  const kept = [await store.readCase(caseId), await store.tasksOf(caseId), await store.eventsOf(caseId)];
  const page = (await office.open(`/kiem-tra/${caseId}`)).html;
  expect(JSON.stringify([kept, page])).not.toMatch(/Trần Văn Dân|0905000000|dan@example\.vn/u);
  expect(page).toContain(`href="/pakn/${petition}"`);
});

it('a unit inspects itself without a team, writes what it has to set right, and reports to what stands above it', async () => {
  await home.goTo('2024-06-17', 8);
  const days = { from: plainDate('2024-06-18'), to: plainDate('2024-06-19') };
  const form = { ...period(days.from, days.to), units: COMMUNE, contents: ['execution'] };
  expectRefused(await commune.send('/kiem-tra/tu-kiem-tra', { ...form, units: 'so-y-te' }), 'ngoài phạm vi');
  const caseId = caseIdOf({ kind: 'self', unit: COMMUNE, period: days, cause: null }, '');
  const path = `/kiem-tra/${caseId}`;
  expect((await commune.send('/kiem-tra/tu-kiem-tra', form)).location).toBe(path);
  // The last day of its own period.
  expect(await openTask(home, caseId)).toMatchObject({
    taskId: 'findings',
    unit: COMMUNE,
    doer: 'officer',
    committee: 'ubnd-quan-huyen-1',
    due: { lenient: '2024-06-19' },
  });
  // Its superiors read it; they do not fill it in.
  expect((await office.open(path)).html).not.toContain('Ghi bảng kiểm tra');
  expect((await office.open(`${path}/bang-kiem-tra`)).status).toBe(403);
  await home.goTo('2024-06-19', 15);
  await fillChecklist(commune, path, { 'execution-public': 'Thiếu 3 thủ tục mới' });
  await answer(commune, caseId, 'findings');
  // Ten working days from Wednesday 19/6: 20, 21, 24–28/6, 1–3/7.
  expect(await openTask(home, caseId)).toMatchObject({ taskId: 'conclusion', due: { lenient: '2024-07-03' } });
  await home.goTo('2024-06-20', 9);
  await commune.send(`${path}/ket-luan`, { summary: 'Làm tốt', 'recommendation-0-what': 'Niêm yết 3 thủ tục mới' });
  await answer(commune, caseId, 'conclusion', written('5/BC-UBND', '2024-06-20'));
  const tasks = await openTasks(home, caseId);
  // 20/6 + 15 = Friday 5/7; five working days from Thursday 20/6: 21, 24–27/6.
  expect(tasks.map(({ taskId, unit, due }) => [taskId, unit, due?.lenient]).sort()).toEqual([
    ['recommendation-01', COMMUNE, '2024-07-05'],
    ['report', COMMUNE, '2024-06-27'],
  ]);
  await answer(commune, caseId, 'report', written('6/BC-UBND', '2024-06-20'));
  await commune.send(`/viec/${caseId}/recommendation-01/hoan-thanh`, { ...written('7/UBND', '2024-06-20'), ...LINK });
  expect(await executionOf(home, 'inspection', caseId)).toBe('SUCCEEDED {"outcome":"reported","recommendations":1}');
  expect((await statesEntered(home, 'inspection')).get(caseId)).toHaveLength(7);
  expect((await commune.open(path)).html).toContain('Đã khắc phục xong');
});
