import type { z } from 'zod';
import {
  isWeekStart,
  previousSendDate,
  queueMail,
  type CaseworkPorts,
  type Recipient,
} from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { isQuiet } from '#shared/mail/daily/digest.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import type { buildDigests as contract } from '#workflows/daily/contract.ts';
import { daysFrom } from '../domain/days.ts';
import { draftEscalated } from './draft-escalated.ts';
import { committeesOf, digestOf } from '../domain/digest.ts';
import { stepOfLog, waitsForSignature, type LoggedStep, type Period } from '../domain/digest-rows.ts';
import { digestPart, placedRows, readersOf } from '../domain/digest-readers.ts';
import type { DailyPorts } from '../ports.ts';
import type { Snapshot } from '../store/snapshot-table.ts';
import { keepBoards } from './keep-boards.ts';
import { keepTrends } from './keep-trends.ts';
import { nameTroubles } from './name-troubles.ts';

type Ports = Pick<DailyPorts, 'runs' | 'cases' | 'reference' | 'snapshots' | 'trends' | 'letters' | 'files'>;

/**
 * Reads each board once, keeps the rows that the day's digests count, and puts a digest into the mail of every leader and
 * office that has something to hear, daily or weekly as the person set. Drafts the công văn for units whose delay has come
 * before the office since the last mail day, and keeps each committee's numbers for its charts. Repeating it keeps the same and adds nothing.
 */
export async function buildDigests(
  { now, date }: z.output<typeof contract.payload>,
  { runs, cases, reference, snapshots, trends, letters, files }: Ports,
): Promise<z.input<typeof contract.result>> {
  const known = await reference.read();
  const rhythms = isWeekStart(known.calendar, date) ? (['daily', 'weekly'] as const) : (['daily'] as const);
  const periods = rhythms.map((rhythm) => ({ rhythm, date, since: previousSendDate(known.calendar, rhythm, date) }));
  const since = periods.map((period) => period.since).reduce((a, b) => (a < b ? a : b));
  const log = await logOf(cases, daysFrom(since, date));
  const events = log.filter(({ on }) => on < date);
  const { kept, troubles } = await keepBoards({ events, period: { date, since } }, { cases, snapshots });
  const lastMailDay = previousSendDate(known.calendar, 'daily', date);
  await keepTrends(kept, { date, since: lastMailDay }, known, { trends });
  const escalated = { events: log.filter(({ on }) => on > lastMailDay), date };
  const letter = await draftEscalated(escalated, known, { cases, letters, files });
  await nameTroubles([...troubles, ...letter.troubles], now, known, { cases });
  const ports = caseworkPorts(cases, known);
  let queued = 0;
  for (const { rhythm, ...period } of periods)
    queued += await queueDigests({ kept, rhythm, period, now }, known, ports);
  await runs.count(date, { boards: kept.length, digests: queued, letters: letter.drafted });
  return { outcome: 'built' };
}

async function logOf(cases: Ports['cases'], days: readonly PlainDate[]): Promise<readonly LoggedStep[]> {
  const log: LoggedStep[] = [];
  for (const day of days) log.push(...(await cases.eventsOn(day)).map(stepOfLog));
  return log;
}

interface Queue {
  readonly kept: readonly Snapshot[];
  readonly rhythm: Recipient['rhythm'];
  readonly period: Period;
  readonly now: number;
}

/** Returns to how many people a digest goes. */
async function queueDigests(
  { kept, rhythm, period, now }: Queue,
  { organisation }: Reference,
  ports: CaseworkPorts,
): Promise<number> {
  const committees = new Set<UnitId>(
    kept.flatMap(({ rows }) => rows.flatMap((row) => committeesOf(row, organisation, period))),
  );
  let queued = 0;
  for (const committee of committees) {
    const rows = placedRows(kept, committee, organisation, period);
    const quiet = isQuiet(digestOf(rows, { committee, period, organisation, onBehalfOf: null, targets: [] }));
    const toSign = rows.some(({ row }) => waitsForSignature(row));
    if (quiet && !toSign) continue;
    const audiences = quiet ? (['leader'] as const) : (['leader', 'office'] as const);
    const to = readersOf(committee, audiences, period.date, ports).filter((reader) => reader.rhythm === rhythm);
    await queueMail({ to, part: digestPart(committee), urgent: false, now, sendOn: period.date }, ports);
    queued += to.length;
  }
  return queued;
}
