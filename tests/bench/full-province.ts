/** A province in spring for benches: a real plan in force in 280 units, as many open obligations again, a plan in review. */
import { readFileSync } from 'node:fs';
import { HomeClock } from '#infra/local/clock.ts';
import { openCase, openTasks } from '#shared/casework/index.ts';
import { civilDateAt, instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { BatchedTable } from '../casework/batched-table.ts';
import { openBy } from '../casework/world.ts';
import { aRow, OFFICE } from '../daily/world.ts';
import { aHome, tableIn, type TestHome } from '../embedded/home.ts';
import { referenceOf, settle } from '../embedded/organisation.ts';
import { BUSY } from './load-driver.ts';
import { issuePlan, until } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';

const DAY = '2024-03-05';
const MORNING = '2024-03-06';
export const OPEN = 5_000;
export const UNITS = 280;
export const BOARD = 'nhiem-vu-khac';
/** Of the first units, those whose work one officer has. */
export const UNITS_OF_ONE = 60;

const TEXT = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8');

export interface FullProvince {
  readonly home: TestHome;
  /** Paths of the plan in force, of the one in review, and of an open task. */
  readonly plan: string;
  readonly review: string;
  readonly task: string;
}

/** Rows due through the year; a tenth of them is late by now. */
async function openRows(home: TestHome): Promise<void> {
  const cases = new BatchedTable(...tableIn(home));
  const now = home.clock.now();
  const units = threeTierProvince().units.slice(0, UNITS);
  const rows = Array.from({ length: OPEN }, (_, i) => {
    const unit = units[i % UNITS];
    if (unit === undefined) throw new Error('the sample province has fewer units');
    const month = i % 10 === 0 ? '02' : String(4 + (i % 9)).padStart(2, '0');
    const row = String(Math.floor(i / UNITS)).padStart(4, '0');
    return aRow(row, { board: BOARD, unit: unit.id, taskId: unit.id, start: openBy(`2024-${month}-15`) });
  });
  for (const { caseId, process, board, row, subject: title } of new Map(rows.map((one) => [one.caseId, one])).values())
    await openCase({ caseId, process, board, row, title, by: OFFICE, now }, { store: cases });
  await cases.listBoard(BOARD, civilDateAt(now), 'Nhiệm vụ khác');
  await openTasks({ tasks: rows, by: OFFICE, now }, caseworkPorts(cases, await referenceOf(home).read()));
  await cases.write();
}

/** Pasted and read, its flagged rows still to be looked at. */
async function planInReview(office: Visitor): Promise<string> {
  const pasted = await office.submit(await office.open('/ke-hoach/moi'), { text: TEXT });
  await until(office, pasted.url.pathname, 'Rà soát nhiệm vụ');
  return pasted.url.pathname;
}

/** The sample province, in which one officer of a department has the work of some sixty others, too. */
function province(): Pick<Organisation, 'units' | 'people'> {
  const { units, people } = threeTierProvince();
  const own = units.slice(0, UNITS_OF_ONE).map(({ id: unit, validFrom }) => ({
    ...{ role: 'officer' as const, unit, validFrom, validTo: null },
  }));
  return { units, people: people.map((person) => (person.subject === BUSY ? { ...person, roles: own } : person)) };
}

/**
 * Shortly after 09:00 of the day after the plan was issued, the morning's run behind it. The clock runs, as in every
 * installation: under one that stands still, pages that look at what has just happened look at ever more.
 */
export async function fullProvince(): Promise<FullProvince> {
  const clock = new HomeClock({ start: instantOf(plainDate(DAY), 8) });
  const home = await aHome(DAY, { clock });
  await settle(home, province());
  await openRows(home);
  const [office, leader] = [await Visitor.signedIn(home, 'kiem-soat-tthc'), await Visitor.signedIn(home, 'chu-tich')];
  const plan = await issuePlan({ office, leader }, TEXT, { number: '467/QĐ-UBND', date: plainDate(DAY) });
  const review = await planInReview(office);
  await clock.advanceTo(instantOf(plainDate(MORNING), 9));
  return { home, plan: `/ke-hoach/${plan}`, review, task: `/viec/${BOARD}:0000/so-tu-phap` };
}
