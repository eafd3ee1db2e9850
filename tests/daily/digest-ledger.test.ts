/**
 * Over random histories: each number of a digest is the ledger's, recomputed from the event log by code that knows
 * nothing of boards, snapshots or countsOf; its link opens exactly as many rows; nobody gets two mails a day, an empty
 * one, or one on a day off.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#functions/daily/domain/digest.ts';
import { placedRows } from '#functions/daily/domain/digest-readers.ts';
import { viewOf } from '#functions/daily/domain/links.ts';
import { readRows, withCount } from '#functions/daily/pages/read-rows.ts';
import { Access } from '#shared/access/access.ts';
import {
  ChangeLog,
  extendTask,
  finishTask,
  openCase,
  previousSendDate,
  reopenTask,
  resumeTask,
  LiveBoards,
  returnTask,
  suspendTask,
  withdrawTask,
  type CaseEvent,
  type Start,
  type Task,
} from '#shared/casework/index.ts';
import { addDays, daysBetween, instantOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { unitId, type UnitId } from '#shared/org/unit.ts';
import type { CountLink } from '#shared/mail/daily/model.ts';
import { anEvidence, dueOf, openBy } from '../casework/world.ts';
import { aRow, OFFICE, runDay, startDaily, type Daily } from './world.ts';

const START = plainDate('2024-04-22');
const PLACES = [
  { unit: 'so-tu-phap', committee: null, board: 'ke-hoach-tinh' },
  { unit: 'so-noi-vu', committee: null, board: 'pakn#2024' },
  { unit: 'phong-tu-phap', committee: 'ubnd-huyen', board: 'ke-hoach-huyen' },
] as const;

const task = fc.nat(7);
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constantFrom('finish', 'return', 'reopen', 'suspend', 'resume'), task }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('withdraw'), task }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('extend'), task }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('sleep', 'outage'), task }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface History {
  readonly daily: Daily;
  readonly tasks: readonly Task[];
  today: PlainDate;
}

async function begin(dueInDays: readonly number[]): Promise<History> {
  const daily = await startDaily();
  await runDay(daily, START);
  const tasks: Task[] = [];
  for (const [i, days] of dueInDays.entries()) {
    const { unit, committee, board } = PLACES[i % PLACES.length] ?? PLACES[0];
    const due = daily.casework.calendar.addWorkingDays(START, days + 1);
    const start: Start =
      i % 4 === 3 ? { state: 'planned', due: dueOf(due), opensOn: addDays(START, days) } : openBy(due);
    const given = aRow(String(i), { board, unit: unitId(unit), committee: committee && unitId(committee), start });
    const now = instantOf(START, 9);
    const { caseId, process, row, subject: title } = given;
    await openCase({ caseId, process, board, row, title, by: OFFICE, now }, { store: daily.ports.cases });
    tasks.push(...(await daily.open([given], START)));
  }
  return { daily, tasks, today: START };
}

async function perform(history: History, step: Act): Promise<void> {
  const { daily, tasks } = history;
  if (step.act === 'sleep' || step.act === 'outage') {
    history.today = addDays(history.today, step.act === 'sleep' ? 1 : 1 + step.task);
    await runDay(daily, history.today);
    return;
  }
  const target = tasks[step.task];
  if (target === undefined) return;
  const { caseId, taskId } = target;
  const base = { caseId, taskId, by: OFFICE, now: instantOf(history.today, 14), reason: 'Lý do' };
  switch (step.act) {
    case 'finish':
      await finishTask({ ...base, evidence: anEvidence({ date: START }) }, daily.casework);
      return;
    case 'extend': {
      const known = await daily.ports.cases.readTask(caseId, taskId);
      const to = addDays(known?.due?.lenient ?? history.today, 5);
      await extendTask({ ...base, to, approver: personId('minh'), cap: { times: 3, days: 60 } }, daily.casework);
      return;
    }
    default: {
      const acts = {
        return: returnTask,
        reopen: reopenTask,
        suspend: suspendTask,
        resume: resumeTask,
        withdraw: withdrawTask,
      };
      await acts[step.act](base, daily.casework);
    }
  }
}

interface Span {
  readonly date: PlainDate;
  readonly since: PlainDate;
}
const isIn = ({ date, since }: Span, day: PlainDate): boolean =>
  daysBetween(since, day) >= 0 && daysBetween(day, date) > 0;

/** How a task stands by its date alone. */
function dueNames({ state, due }: NonNullable<CaseEvent['after']>, { date, since }: Span): readonly string[] {
  if (state !== 'open' || due === null) return [];
  const left = daysBetween(date, due.lenient);
  if (left >= 0) return left <= 6 ? ['dueThisWeek'] : [];
  return daysBetween(since, due.lenient) >= 0 ? ['overdue', 'newlyOverdue'] : ['overdue'];
}

/** What happened to a task in the days told of. */
function movedNames(events: readonly CaseEvent[], span: Span): readonly string[] {
  const inSpan = events.filter(({ on }) => isIn(span, on));
  const begins = ({ before, after }: CaseEvent): boolean =>
    after?.state === 'open' && (before === null || before.state === 'planned');
  return [
    ...(inSpan.some(({ what }) => what === 'task-extended') ? ['extended'] : []),
    ...(inSpan.some(begins) ? ['opened'] : []),
  ];
}

/** The numbers of a committee's digest, told by the log alone. */
function ledgerOf(events: readonly CaseEvent[], span: Span): ReadonlyMap<string, number> {
  const ledger = new Map<string, number>();
  for (const own of Map.groupBy(events, ({ caseId, after }) => `${caseId} ${after?.taskId ?? ''}`).values()) {
    const last = own.at(-1)?.after ?? null;
    if (last === null) continue;
    const finished = last.state === 'done' && last.finishedOn !== null && isIn(span, last.finishedOn);
    const names = [...dueNames(last, span), ...movedNames(own, span), ...(finished ? ['finished'] : [])];
    for (const key of names.flatMap((name) => [name, `${last.unit} ${name}`]))
      ledger.set(key, (ledger.get(key) ?? 0) + 1);
  }
  return ledger;
}

async function rowsBehind({ href }: CountLink, { daily, today }: History): Promise<number> {
  const { organisation } = await daily.ports.reference.read();
  const administrator = organisation.person(personId('quan-tri'));
  if (administrator === undefined) throw new Error('no administrator');
  const view = viewOf(Object.fromEntries(new URL(href, 'http://portal').searchParams));
  const access = new Access(organisation, administrator, today);
  const tomorrow = addDays(today, 1);
  const boards = new LiveBoards(daily.ports.cases, new ChangeLog(daily.client, daily.table));
  const asked = { board: null, view, today: tomorrow, now: instantOf(tomorrow), organisation, access };
  const { rows } = await readRows(asked, { ...daily.ports, boards });
  return withCount(rows, view.count).length;
}

async function digestIsLedger(history: History, committee: UnitId): Promise<void> {
  const { daily, today, tasks } = history;
  const { calendar } = await daily.ports.reference.read();
  const own = tasks.filter((one) => (one.committee ?? 'ubnd-tinh') === committee).map(({ caseId }) => caseId);
  const events = (await Promise.all(own.map((caseId) => daily.ports.cases.eventsOf(caseId)))).flat();
  const kept = await daily.ports.snapshots.on(today);
  for (const rhythm of ['daily', 'weekly'] as const) {
    const span = { date: today, since: previousSendDate(calendar, rhythm, today) };
    // Weekly digests are built on the first working day of a week only.
    if (kept.every(({ since }) => since <= span.since))
      await numbersAgree(history, committee, span, ledgerOf(events, span));
  }
}

async function numbersAgree(
  history: History,
  committee: UnitId,
  span: Span,
  ledger: ReadonlyMap<string, number>,
): Promise<void> {
  const { daily, today } = history;
  const { organisation } = await daily.ports.reference.read();
  const rows = placedRows(await daily.ports.snapshots.on(today), committee, organisation, span);
  const digest = digestOf(rows, { committee, period: span, organisation, onBehalfOf: null, targets: [] });
  const { overdue, dueThisWeek, moved, byUnit } = digest;
  const { finished, newlyOverdue, extended, opened } = moved;
  for (const [name, link] of Object.entries({ overdue, dueThisWeek, finished, newlyOverdue, extended, opened })) {
    expect([name, link.count]).toEqual([name, ledger.get(name) ?? 0]);
    expect(await rowsBehind(link, history)).toBe(link.count);
  }
  for (const { unit } of PLACES) {
    const line = byUnit.find((one) => one.unit === organisation.nameOn(unitId(unit), today));
    expect(line?.overdue.count ?? 0).toBe(ledger.get(`${unit} overdue`) ?? 0);
    expect(line?.dueThisWeek.count ?? 0).toBe(ledger.get(`${unit} dueThisWeek`) ?? 0);
    if (line !== undefined) expect(await rowsBehind(line.overdue, history)).toBe(line.overdue.count);
  }
}

function mailsAreFew({ daily }: History): void {
  const { calendar } = daily.casework;
  const keys = daily.outbox.map(({ to, on }) => `${to} ${on}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { on, text } of daily.outbox) {
    expect(calendar.isWorkingDay(on)).toBe(true);
    expect(text).toMatch(/: [1-9]|\/viec\//u);
  }
}

describe('over any history', () => {
  it('a digest’s numbers are the ledger’s and their pages’; one mail a person and working day, none empty', async () => {
    const dues = fc.array(fc.nat(12), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(dues, fc.array(act, { minLength: 4, maxLength: 12 }), async (dueInDays, acts) => {
        const history = await begin(dueInDays);
        try {
          for (const step of acts) await perform(history, step);
          do {
            history.today = addDays(history.today, 1);
            await runDay(history.daily, history.today);
          } while (!history.daily.casework.calendar.isWorkingDay(history.today));
          for (const committee of ['ubnd-tinh', 'ubnd-huyen']) await digestIsLedger(history, unitId(committee));
          mailsAreFew(history);
        } finally {
          await history.daily.close();
        }
      }),
      { numRuns: 5 },
    );
  });
});
