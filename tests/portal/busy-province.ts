/** A province in the middle of its year for tests of pages: work that is late, due soon, done, and a signature asked for. */
import { readFileSync } from 'node:fs';
import { finishTask, openCase, openTasks, SYSTEM, type NewTask, type Task } from '#shared/casework/index.ts';
import { civilDateAt, plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { anEvidence, openBy } from '../casework/world.ts';
import { aRow } from '../daily/world.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import { acceptFlagged, issuePlan, until } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';

export const PLAN_NAME = 'Kế hoạch 15/KH-UBND';
const BOARD = 'ke-hoach-2026';

/** Units by how many rows are due on Thursday 5/3 (late from Friday on), and how many on Thursday 12/3. */
const LOAD = [
  ['so-tu-phap', 3, 1],
  ['so-noi-vu', 2, 2],
  ['so-xay-dung', 1, 4],
  ['so-tai-chinh', 0, 2],
] as const;

/** A home at 09:00 of Tuesday 10/3/2026, a week of mornings behind it. */
export async function busyProvince(): Promise<TestHome> {
  const home = await aHome('2026-03-02');
  await settle(home, withFewCommunes(twoTierProvince(), plainDate('2026-03-02'), 6));
  const tasks = await openRows(home);
  await home.goTo('2026-03-06', 9);
  const [first] = tasks;
  if (first !== undefined) await finish(home, first);
  await home.goTo('2026-03-10', 9);
  return home;
}

const rowsOf = (): readonly NewTask[] =>
  LOAD.flatMap(([unit, late, soon]) => [
    ...Array.from({ length: late }, (_, i) => rowOf(unit, `${unit}-a${String(i)}`, '2026-03-05')),
    ...Array.from({ length: soon }, (_, i) => rowOf(unit, `${unit}-b${String(i)}`, '2026-03-12')),
  ]);

const rowOf = (unit: string, row: string, due: string): NewTask =>
  aRow(row, {
    board: BOARD,
    taskId: unit,
    unit: unitId(unit),
    start: openBy(due),
    subject: `Rà soát thủ tục hành chính nhóm ${row}`,
  });

async function openRows(home: TestHome): Promise<readonly Task[]> {
  const cases = caseTableOf(home);
  const now = home.clock.now();
  const rows = rowsOf();
  for (const { caseId, process, board, row, subject: title } of rows)
    await openCase({ caseId, process, board, row, title, by: SYSTEM, now }, { store: cases });
  await cases.listBoard(BOARD, civilDateAt(now), PLAN_NAME);
  return openTasks({ tasks: rows, by: SYSTEM, now }, caseworkPorts(cases, await referenceOf(home).read()));
}

async function finish(home: TestHome, { caseId, taskId }: Task): Promise<void> {
  const ports = caseworkPorts(caseTableOf(home), await referenceOf(home).read());
  const now = home.clock.now();
  const evidence = anEvidence({ date: civilDateAt(now) });
  const finished = await finishTask({ caseId, taskId, by: SYSTEM, now, evidence }, ports);
  if (!finished.ok) throw new Error(finished.error.message);
}

const TEXT = readFileSync(new URL('../fixtures/plans/unseen-ward-2025.txt', import.meta.url), 'utf8').replaceAll(
  '2025',
  '2026',
);

/** Pastes a small plan, looks through what is flagged and puts it before the leader; returns the plan's path. */
export async function submitPlan(home: TestHome): Promise<string> {
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  const pasted = await office.submit(await office.open('/ke-hoach/moi'), { text: TEXT });
  const path = pasted.url.pathname;
  await until(office, path, 'Rà soát nhiệm vụ');
  await acceptFlagged(office, path);
  await office.submit(await office.open(`${path}/xem-truoc`), {}, `${path}/trinh`);
  await until(office, path, 'Chờ ký');
  return path;
}

/** The same plan, signed, numbered and its obligations opened. */
export async function issueSmallPlan(home: TestHome): Promise<string> {
  const [office, leader] = await Promise.all([
    Visitor.signedIn(home, 'kiem-soat-tthc'),
    Visitor.signedIn(home, 'chu-tich'),
  ]);
  const date = civilDateAt(home.clock.now());
  return `/ke-hoach/${await issuePlan({ office, leader }, TEXT, { number: '45/KH-UBND', date })}`;
}
