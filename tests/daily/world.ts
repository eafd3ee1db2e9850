/** The daily run on the template's own table: a small province, its mails as sent, and days that pass. */
import {
  CaseTable,
  caseIdSchema,
  openTasks,
  type Actor,
  type CaseworkPorts,
  type JsonObject,
  type NewTask,
} from '#shared/casework/index.ts';
import { addDays, instantOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import type { Mailer, OutgoingMail } from '#shared/mail/mailer.ts';
import { personId, type Organisation } from '#shared/org/index.ts';
import { unitId } from '#shared/org/unit.ts';
import { caseworkPorts, mailRhythmDocument, organisationDocument, ReferenceTable } from '#shared/reference/index.ts';
import type { DailyPorts } from '#functions/daily/ports.ts';
import { RunLedger } from '#functions/daily/store/run-ledger.ts';
import { SilencedAddresses } from '#functions/daily/store/silenced-addresses.ts';
import { LetterList } from '#functions/daily/store/letter-list.ts';
import { SnapshotTable } from '#functions/daily/store/snapshot-table.ts';
import { TrendTable } from '#functions/daily/store/trend-table.ts';
import { tasks } from '#functions/daily/tasks.ts';
import { keepNote, rungsOf } from '../coverage/record.ts';
import { deployTable } from '../infra/deployed.ts';
import { aTask } from '../casework/world.ts';
import { people, units } from './province.ts';

export const PORTAL = 'https://dunghan.quangnam.gov.vn';
export const OFFICE: Actor = { person: personId('minh'), unit: unitId('van-phong'), onBehalfOf: null };

/** Called with each mail before it leaves; throws to break the run off there. */
type Fault = (mail: OutgoingMail) => void;

export async function startDaily(given: Pick<Organisation, 'units' | 'people'> = { units, people }) {
  const { client, table, dynamodb } = await deployTable();
  const reference = new ReferenceTable(client, table);
  const save = async <T>(document: Parameters<typeof reference.save<T>>[0]['document'], value: T) =>
    reference.save({
      document,
      value,
      version: (await reference.read()).versionOf(document),
      by: personId('minh'),
      why: 'Kiểm thử',
      now: 0,
    });
  await save(organisationDocument, { units: [...given.units], people: [...given.people] });
  await save(mailRhythmDocument, { 'chu-tich-huyen': 'weekly' });
  const outbox: (OutgoingMail & { readonly on: PlainDate })[] = [];
  const files = new Map<string, Uint8Array>();
  const told: { token: string; output: JsonObject }[] = [];
  const started: string[] = [];
  let today = plainDate('2024-03-01');
  let fault: Fault = () => undefined;
  const mailer: Mailer = {
    send: (mail) => {
      fault(mail);
      if (mail.to === 'refused@tinh.gov.vn') return Promise.resolve('refused');
      outbox.push({ ...mail, on: today });
      return Promise.resolve('sent');
    },
  };
  const cases = new CaseTable(client, table);
  const ports: DailyPorts = {
    runs: new RunLedger(client, table),
    snapshots: new SnapshotTable(client, table),
    trends: new TrendTable(client, table),
    letters: new LetterList(client, table),
    files: {
      put: (key, { bytes }) => {
        files.set(key, bytes);
        return Promise.resolve();
      },
    },
    silenced: new SilencedAddresses(client, table),
    cases,
    reference,
    workflows: {
      start: (_workflow, name) => Promise.resolve(void started.push(name)),
      succeed: (token, output) => {
        told.push({ token, output });
        return Promise.resolve('told');
      },
    },
    mailer,
    portalUrl: PORTAL,
  };
  const known = await reference.read();
  const casework: CaseworkPorts = caseworkPorts(cases, known);
  return {
    client,
    table,
    ports,
    casework,
    outbox,
    files,
    told,
    started,
    calls: () => dynamodb.stats(),
    /** Breaks mails off from now on; call without a fault to mend. */
    breakMails: (next: Fault = () => undefined) => {
      fault = next;
    },
    at: (date: string) => {
      today = plainDate(date);
    },
    mailsOf: (person: string) => outbox.filter(({ to }) => to === `${person}@tinh.gov.vn`),
    open: (given: readonly NewTask[], on: string) =>
      openTasks({ tasks: given, by: OFFICE, now: instantOf(plainDate(on), 12) }, casework),
    close: async () => {
      keepNote({ states: [], catches: [], rungs: await rungsOf(client, table) });
      await dynamodb.close();
    },
  };
}
export type Daily = Awaited<ReturnType<typeof startDaily>>;

/** What the workflow does on a day, step by step; `until` breaks it off behind a step. */
export async function runDay(
  daily: Daily,
  date: string,
  { until, execution = `run-${date}`, hour = 0 }: { until?: string; execution?: string; hour?: number } = {},
): Promise<readonly string[]> {
  daily.at(date);
  const day = plainDate(date);
  const steps: string[] = [];
  const now = isoInstant(instantOf(day, hour, 5));
  const morning = isoInstant(Math.max(instantOf(day, hour, 5), instantOf(day, 7, 30)));
  const call = async (name: keyof typeof tasks, payload: object): Promise<Record<string, unknown>> => {
    steps.push(name);
    const result = await tasks[name].run(payload, daily.ports);
    return typeof result === 'object' && result !== null ? { ...result } : {};
  };
  const claimed = await call('ClaimRun', { now, executionId: execution, scheduledTime: now });
  if (claimed['outcome'] === 'already-done') return steps;
  const { from } = claimed;
  const repeat = async (name: keyof typeof tasks, at: string): Promise<unknown> => {
    for (;;) {
      const { outcome } = await call(name, { now: at, date, from });
      if (outcome !== 'more') return outcome;
    }
  };
  const worked = await repeat('WorkAgenda', now);
  if (until === 'WorkAgenda') return steps;
  if (worked === 'mail-day') {
    await repeat('BuildDigests', now);
    if (until === 'BuildDigests') return steps;
    await repeat('SendMails', morning);
    if (until === 'SendMails') return steps;
  }
  await call('FinishRun', { now: morning, executionId: execution, date });
  return steps;
}

/** Runs every day from one to another, both included. */
export async function runDays(daily: Daily, from: string, to: string): Promise<void> {
  for (let day = plainDate(from); day <= plainDate(to); day = addDays(day, 1)) await runDay(daily, day);
}

/** A task in a case of its own that stands on the board of the plan. */
export function aRow(
  row: string,
  changes: Partial<Omit<NewTask, 'caseId' | 'taskId'>> & { taskId?: string; board?: string } = {},
): NewTask {
  const { board = 'ke-hoach-2024', taskId = 'so-tu-phap' } = changes;
  const caseId = caseIdSchema.parse(`${board.replace('#', '-')}:${row}`);
  return aTask({ ...changes, caseId, taskId, board, row, subject: changes.subject ?? `Nhiệm vụ ${row}` });
}
