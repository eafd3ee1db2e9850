/** Everything the parts of some people's mails refer to, read in few calls just before the mails are written. */
import {
  type Case,
  type CaseEvent,
  type CaseId,
  type CaseStore,
  type MailPart,
  type Task,
  type TaskId,
} from '#shared/casework/index.ts';
import type { Person } from '#shared/org/index.ts';
import type { Reference } from '#shared/reference/index.ts';
import { instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { readLedger, rowsAt, targetRules, watchedPlans, type TargetRow } from '#shared/targets/index.ts';
import { boardName } from '../domain/board-names.ts';
import { waitsForSignature } from '../domain/digest-rows.ts';
import { readingOnce } from '../domain/reading-once.ts';
import { signersOf } from '../domain/signers.ts';
import type { SilencedAddress, SilencedAddresses } from '../store/silenced-addresses.ts';
import type { Snapshot } from '../store/snapshot-table.ts';

/** What one person's mail is made of. */
export interface Addressed {
  readonly person: Person;
  readonly parts: readonly MailPart[];
}

/** What is the same for every mail of a day. */
export interface Day {
  readonly date: PlainDate;
  readonly reference: Reference;
  readonly portalUrl: string;
  /** The rows of this morning's digests. */
  readonly kept: readonly Snapshot[];
  /** Names of boards, by board. */
  readonly boards: ReadonlyMap<string, string>;
  /** Targets of units as they stood at the beginning of the day. */
  readonly targets: readonly TargetRow[];
  /** A case's events, oldest first, read once for all mails: what a leader has not signed stands in many, each morning. */
  readonly historyOf: (caseId: CaseId) => Promise<readonly CaseEvent[]>;
  /** Those of the addresses that get no mail, asked for the whole day at once. */
  readonly silencedAmong: (addresses: readonly string[]) => Promise<ReadonlyMap<string, SilencedAddress>>;
}

export interface Facts extends Day {
  readonly task: (caseId: CaseId, taskId: TaskId) => Task | undefined;
  readonly case: (caseId: CaseId) => Case | undefined;
  /** Oldest first; of those cases only whose parts need their history. */
  readonly events: (caseId: CaseId) => readonly CaseEvent[];
  readonly silenced: ReadonlyMap<string, SilencedAddress>;
}

interface Ports {
  readonly cases: CaseStore;
  readonly silenced: SilencedAddresses;
}

interface GivenDay extends Pick<Day, 'date' | 'reference' | 'portalUrl' | 'kept'> {
  /** Whom the mails of the day go to. */
  readonly addressed: readonly Addressed[];
}

/** Read after the mails of the day are claimed: every event that a part of them tells of has happened. */
export async function readDay({ addressed, ...given }: GivenDay, { cases, silenced }: Ports): Promise<Day> {
  const { date, reference } = given;
  // Should one be unreadable, each mail asks for its own.
  const known = silenced.among(addressesOf(addressed)).catch(() => undefined);
  const [listed, targets] = await Promise.all([cases.boards(), targetsOn(date, reference, cases)]);
  const boards = new Map(listed.map((one) => [one.board, boardName(one)]));
  const silencedAmong: Day['silencedAmong'] = async (addresses) => (await known) ?? silenced.among(addresses);
  return { ...given, boards, targets, historyOf: readingOnce((caseId) => cases.eventsOf(caseId)), silencedAmong };
}

/** Of the people, and those that their mails tell of. */
const addressesOf = (mails: readonly Addressed[]): readonly string[] =>
  mails.flatMap(({ person, parts }) => [
    ...(person.email === null ? [] : [person.email]),
    ...parts.filter(({ kind }) => kind === 'silenced').map(silencedAddressOf),
  ]);

/** What was entered by the beginning of the day; figures entered since are told tomorrow, as the pages tell this day. */
async function targetsOn(date: PlainDate, reference: Reference, store: CaseStore): Promise<readonly TargetRow[]> {
  const { calendar } = reference;
  const plans = await watchedPlans(date, { rules: reference.get(targetRules), calendar, store });
  const rows: TargetRow[] = [];
  for (const plan of plans) rows.push(...rowsAt(await readLedger(plan, store), { date, at: instantOf(date) }));
  return rows;
}

/** The address a part `silenced` tells of. */
export const silencedAddressOf = ({ caseId }: MailPart): string => decodeURIComponent(caseId);

export async function readFacts(
  mails: readonly Addressed[],
  day: Day,
  { cases }: Pick<Ports, 'cases'>,
): Promise<Facts> {
  const parts = mails.flatMap((mail) => mail.parts);
  const signed = mails.flatMap((mail) => rowsToSign(mail, day));
  const keys = unique([...parts.flatMap(taskKeyOf), ...signed], ({ caseId, taskId }) => `${caseId}#${taskId}`);
  const tasks = new Map((await cases.readTasks(keys)).map((task) => [`${task.caseId}#${task.taskId}`, task]));
  const withHistory = [...parts.filter(needsHistory), ...signed].map(({ caseId }) => caseId);
  const waiting = [...tasks.values()].filter(({ doer }) => doer === 'leader').map(({ caseId }) => caseId);
  const told = [...new Set([...withHistory, ...waiting])];
  const events = new Map(await Promise.all(told.map(async (id) => [id, await day.historyOf(id)] as const)));
  const found = new Map<CaseId, Case | undefined>();
  for (const { kind, caseId } of parts)
    if (kind === 'notice' && !found.has(caseId)) found.set(caseId, await cases.readCase(caseId));
  return {
    ...day,
    task: (caseId, taskId) => tasks.get(`${caseId}#${taskId}`),
    case: (caseId) => found.get(caseId),
    events: (caseId) => events.get(caseId) ?? [],
    silenced: await day.silencedAmong(addressesOf(mails)),
  };
}

/** Rows that wait for the person's signature, when a digest is in the mail. */
export function rowsToSign({ person, parts }: Addressed, { kept, date, reference }: Day) {
  if (!parts.some(({ kind }) => kind === 'digest')) return [];
  return kept
    .flatMap(({ rows }) => rows.filter(waitsForSignature))
    .filter((row) => signersOf(row, reference.organisation, date).has(person.id));
}

const taskKeyOf = ({ kind, caseId, taskId }: MailPart) =>
  taskId === null || kind === 'digest' ? [] : [{ caseId, taskId }];

const needsHistory = ({ kind }: MailPart): boolean => kind === 'returned' || kind === 'due-moved';

const unique = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];
