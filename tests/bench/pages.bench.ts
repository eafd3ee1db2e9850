/** Pages of the deployed portal, over HTTP, in a province with a real plan of 280 units and more than 5,000 open obligations. */
import { readFileSync } from 'node:fs';
import { openCase, openTasks } from '#shared/casework/index.ts';
import { civilDateAt, plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { openBy } from '../casework/world.ts';
import { aRow, OFFICE } from '../daily/world.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import { issuePlan } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const DAY = '2024-03-05';
const MORNING = '2024-03-06';
const MORE = 5_000;
const UNITS = 280;
const VISITS = 40;
const AIM_MS = 50;

const TEXT = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8');

/** Rows of a second board, due through the year; a tenth of them is late by now. */
async function openRows(home: TestHome): Promise<void> {
  const cases = caseTableOf(home);
  const now = home.clock.now();
  const units = threeTierProvince().units.slice(0, UNITS);
  const rows = Array.from({ length: MORE }, (_, i) => {
    const unit = units[i % UNITS];
    if (unit === undefined) throw new Error('the sample province has fewer units');
    const month = i % 10 === 0 ? '02' : String(4 + (i % 9)).padStart(2, '0');
    const row = String(Math.floor(i / UNITS)).padStart(4, '0');
    return aRow(row, { board: 'nhiem-vu-khac', unit: unit.id, taskId: unit.id, start: openBy(`2024-${month}-15`) });
  });
  for (const { caseId, process, board, row, subject: title } of new Map(rows.map((one) => [one.caseId, one])).values())
    await openCase({ caseId, process, board, row, title, by: OFFICE, now }, { store: cases });
  await cases.listBoard('nhiem-vu-khac', civilDateAt(now), 'Nhiệm vụ khác');
  await openTasks({ tasks: rows, by: OFFICE, now }, caseworkPorts(cases, await referenceOf(home).read()));
}

async function aProvince(): Promise<{ readonly home: TestHome; readonly plan: string }> {
  const home = await aHome(DAY);
  await settle(home, threeTierProvince());
  await openRows(home);
  const [office, leader] = [await Visitor.signedIn(home, 'kiem-soat-tthc'), await Visitor.signedIn(home, 'chu-tich')];
  const plan = await issuePlan({ office, leader }, TEXT, { number: '467/QĐ-UBND', date: plainDate(DAY) });
  await home.goTo(MORNING, 9);
  return { home, plan: `/ke-hoach/${plan}` };
}

const p95 = (samples: readonly number[]): number =>
  samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * 0.95) - 1] ?? Number.NaN;

async function measure(home: TestHome, sub: string, path: string): Promise<Figure> {
  const browser = await signIn(home, sub);
  const samples: number[] = [];
  for (let visit = -2; visit < VISITS; visit += 1) {
    const started = performance.now();
    const response = await browser.fetch(new URL(path, home.addresses.portal));
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answers ${String(response.status)} for ${sub}`);
    if (visit >= 0) samples.push(performance.now() - started);
  }
  return {
    name: `p95 of ${path.replace(/[0-9a-f]{11}-[0-9a-f]{10}/u, '<plan>')}`,
    unit: 'ms',
    samples: [p95(samples)],
    aim: `≤ ${String(AIM_MS)}`,
  };
}

export const benchmark: Benchmark = {
  name: `Pages over HTTP: a plan of 4,443 tasks and ${String(MORE)} open obligations of ${String(UNITS)} units`,
  run: async () => {
    const { home, plan } = await aProvince();
    const figures: Figure[] = [];
    const visits: readonly (readonly [string, string])[] = [
      ['chu-tich', '/lanh-dao'],
      ['kiem-soat-tthc', '/'],
      ['so-tu-phap', '/viec'],
      ['kiem-soat-tthc', '/bang?loc=qua-han'],
      ['kiem-soat-tthc', '/bang-tuan'],
      ['kiem-soat-tthc', '/don-vi/so-tu-phap'],
      ['so-tu-phap', '/don-vi/so-tu-phap'],
      ['kiem-soat-tthc', '/ke-hoach?nam=2024'],
      ['kiem-soat-tthc', plan],
      ['kiem-soat-tthc', `${plan}/lich`],
      ['kiem-soat-tthc', `${plan}/cay`],
      ['kiem-soat-tthc', `${plan}/dong/0010`],
      ['quan-tri', '/quan-tri'],
    ];
    for (const [sub, path] of visits) figures.push(await measure(home, sub, path));
    await home.close();
    return figures;
  },
};
