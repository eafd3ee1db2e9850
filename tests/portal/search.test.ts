import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase, openTasks, SYSTEM, caseIdSchema, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { openBy } from '../casework/world.ts';
import type { TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf } from '../embedded/organisation.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import { busyProvince, issueSmallPlan } from './busy-province.ts';

let home: TestHome;
beforeAll(async () => {
  home = await busyProvince();
  await issueSmallPlan(home);
  await openPetition();
}, 240_000);
afterAll(() => home.close());

/** A petition that Sở Xây dựng works on: its title may name people. */
async function openPetition(): Promise<void> {
  const cases = caseTableOf(home);
  const now = home.clock.now();
  const caseId = caseIdSchema.parse('phan-anh-1');
  const title = 'Hồ sơ của bà Nguyễn Thị Sáu chậm trả';
  const given = { caseId, process: 'pakn', board: 'pakn#2026-Q1', row: '1' };
  await openCase({ ...given, title, by: SYSTEM, now }, { store: cases });
  const task = { ...given, taskId: taskIdSchema.parse('handle'), unit: unitId('so-xay-dung'), subject: title };
  const rest = { ladder: 'default', countedIn: 'working-day' as const, derivation: [], start: openBy('2026-03-20') };
  await openTasks(
    { tasks: [{ ...task, ...rest }], by: SYSTEM, now },
    caseworkPorts(cases, await referenceOf(home).read()),
  );
}

const search = async (sub: string, words: string): Promise<string> =>
  (await (await Visitor.signedIn(home, sub)).open(`/tim?tim=${encodeURI(words)}`)).html;

it('finds a plan and its rows by words without marks, in any case and order', async () => {
  const html = await search('so-tu-phap', 'KIEM soat TAN an');
  expect(html).toMatch(/href="\/ke-hoach\/[0-9a-f]{11}-[0-9a-f]{10}"/u);
  expect(await search('so-tu-phap', 'đến từng nhà')).toMatch(/href="\/ke-hoach\/[^"]+\/dong\/\d+"/u);
  expect(await search('so-tu-phap', 'den tung nha')).toMatch(/href="\/ke-hoach\/[^"]+\/dong\/\d+"/u);
});

it('finds a plan by its number', async () => {
  expect(await search('so-tu-phap', '45/kh-ubnd')).toMatch(/href="\/ke-hoach\/[0-9a-f-]+"/u);
});

it('finds work by the number of the document that proves it, for who may open that work', async () => {
  const task = 'href="/viec/ke-hoach-2026%3Aso-tu-phap-a0/so-tu-phap"';
  expect(await search('so-tu-phap', '15/kh-stp')).toContain(task);
  expect(await search('so-xay-dung', '15/kh-stp')).not.toContain(task);
});

it('finds what stands on a board that was put away when that is asked for', async () => {
  const cases = caseTableOf(home);
  const today = civilDateAt(home.clock.now());
  await cases.putAwayBoard('pakn#2026-Q1', today);
  const words = 'nguyen thi sau';
  expect(await search('so-xay-dung', words)).not.toContain('phan-anh-1');
  expect(await search('so-xay-dung', `${words}&khep=co`)).toContain('href="/pakn/phan-anh-1"');
  await cases.listBoard('pakn#2026-Q1', today);
});

it('finds for each reader only what he may open', async () => {
  const words = 'nguyen thi sau';
  expect(await search('so-xay-dung', words)).toContain('href="/pakn/phan-anh-1"');
  const other = await search('so-tu-phap', words);
  expect(other).not.toContain('phan-anh-1');
  expect(other).not.toContain('bà Nguyễn Thị Sáu');
});

it('finds a unit for who may look at it', async () => {
  expect(await search('kiem-soat-tthc', 'so xay dung')).toContain('href="/don-vi/so-xay-dung"');
  expect(await search('so-tu-phap', 'so xay dung')).not.toContain('href="/don-vi/so-xay-dung"');
});

it('keeps what was typed, and says so when nothing is found', async () => {
  const html = await search('so-tu-phap', '"><script>🙂');
  expect(html).toContain('Không tìm thấy');
  expect(html).not.toContain('<script>🙂');
  expect(html).toContain('&quot;&gt;&lt;script&gt;🙂');
});
