/** What casework needs from outside. Handlers put in the real ones; `store/` holds the table behind {@link CaseStore}. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { PersonId } from '#shared/org/person.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './event.ts';
import type { CaseId, TaskId } from './ids.ts';
import type { Audience } from './audience.ts';
import type { CaseDocument, DocumentKind, DocumentWrite } from './case-document.ts';
import type { JsonObject } from './json.ts';
import type { Ladder } from './ladder.ts';
import type { Mail, QueuedPart, Rhythm } from './mail.ts';
import type { Task } from './task.ts';

/**
 * Facts that agree: all are written, or none. A case or task at version 1 must be new, at version n it must stand at
 * n − 1, a document likewise; an event must be new; a request's key must be unused. At most {@link MAX_WRITES} items.
 */
export interface Change {
  readonly cases?: readonly Case[];
  readonly tasks?: readonly Task[];
  readonly events?: readonly CaseEvent[];
  readonly mail?: readonly QueuedPart[];
  readonly documents?: readonly DocumentWrite[];
  readonly request?: RequestKey | undefined;
}

/** Makes a form that is sent twice count once. `keepUntil`: epoch milliseconds. */
export interface RequestKey {
  readonly key: string;
  readonly keepUntil: number;
}

/** Items of one transaction (DynamoDB's limit). */
export const MAX_WRITES = 100;

/** What stood in the way of a change; nothing of the change was written. */
export type Conflict =
  | { readonly kind: 'case' | 'event'; readonly caseId: CaseId }
  | { readonly kind: 'document'; readonly caseId: CaseId; readonly key: string }
  | { readonly kind: 'task'; readonly caseId: CaseId; readonly taskId: TaskId }
  /** The mails of that day are on their way. */
  | { readonly kind: 'mail'; readonly person: PersonId; readonly sendOn: PlainDate }
  | { readonly kind: 'request' };

/** A task as boards and digests read it, by the thousand in a call. */
export type BoardTask = Pick<
  Task,
  | 'caseId'
  | 'taskId'
  | 'unit'
  | 'doer'
  | 'committee'
  | 'row'
  | 'state'
  | 'due'
  | 'finishedOn'
  | 'waitingFor'
  | 'version'
  | 'evidence'
>;
export type BoardCase = Pick<Case, 'caseId' | 'row' | 'title'>;
/** A board in the list of boards; its name is what its process calls it, null for none. */
export interface ListedBoard {
  readonly board: string;
  readonly name: string | null;
}
export interface Board {
  readonly cases: readonly BoardCase[];
  readonly tasks: readonly BoardTask[];
}

/** Told of an item that is there and cannot be read: its key, and why. */
export type OnUnreadable = (key: string, fault: unknown) => void;

/** An event in the order of its day, or with `caseId` null the place before every event whose id begins so or is later. */
export interface EventPlace {
  readonly eventId: string;
  readonly caseId: CaseId | null;
}

export interface CaseStore {
  readCase(caseId: CaseId): Promise<Case | undefined>;
  readTask(caseId: CaseId, taskId: TaskId): Promise<Task | undefined>;
  tasksOf(caseId: CaseId): Promise<readonly Task[]>;
  /** Those that are there, in no order, a hundred in a call. */
  readTasks(keys: readonly Pick<Task, 'caseId' | 'taskId'>[]): Promise<readonly Task[]>;
  /** Writes all or nothing; the conflicts when it wrote nothing. The board of a new case is listed before. */
  commit(change: Change): Promise<readonly Conflict[]>;
  wasRequested(key: string): Promise<boolean>;
  /** Open work of a unit, the most urgent first. */
  workOfUnit(unit: UnitId): Promise<readonly Task[]>;
  boardOf(board: string): Promise<Board>;
  /** The cases of a board without their tasks. */
  casesOf(board: string): Promise<readonly BoardCase[]>;
  /** Boards in use: those on which a case was opened and that no daily run has put away since. */
  boards(): Promise<readonly ListedBoard[]>;
  /** Puts a board into the list, and says what it is called when there is a name. Once a day and instance is enough. */
  listBoard(board: string, on: PlainDate, name?: string): Promise<void>;
  /** Takes a board off the list unless something was opened on it after `quietSince`; opening a case brings it back. */
  putAwayBoard(board: string, quietSince: PlainDate, name?: string): Promise<void>;
  /** Boards that were ever put away; some may be in use again. */
  closedBoards(): Promise<readonly ListedBoard[]>;
  /**
   * Tasks with something to be done on exactly that date. One that cannot be read is told and left out; without
   * `onUnreadable` it is thrown.
   */
  dueOn(date: PlainDate, onUnreadable?: OnUnreadable): Promise<readonly Task[]>;
  /** What a process keeps of its own beside a case. */
  readDocument<T>(kind: DocumentKind<T>, caseId: CaseId, key?: string): Promise<CaseDocument<T> | undefined>;
  /** All of a kind, by key. */
  documentsOf<T>(kind: DocumentKind<T>, caseId: CaseId): Promise<readonly CaseDocument<T>[]>;
  /** Cases whose execution was not known to have started on that day. */
  startsOn(date: PlainDate): Promise<readonly Case[]>;
  /** Oldest first: of the case and all its tasks, or of the case and one of them. */
  eventsOf(caseId: CaseId, taskId?: TaskId): Promise<readonly CaseEvent[]>;
  eventsOn(date: PlainDate): Promise<readonly CaseEvent[]>;
  /** Newest first, at most `limit`: those of a day before a place; from the newest on when it is null. */
  eventsBefore(date: PlainDate, before: EventPlace | null, limit: number): Promise<readonly CaseEvent[]>;
  mailsOn(sendOn: PlainDate): Promise<readonly Mail[]>;
  /** Takes up to {@link MAX_WRITES} mails for a run, or none when another run was quicker with one of them. */
  claimMails(mails: readonly Mail[], run: string): Promise<boolean>;
  /** Notes that mails claimed by this run have left; `further` is written with it, or neither. */
  markSent(mails: readonly Mail[], run: string, further?: FurtherWrite): Promise<void>;
}

/** A write of the caller's own in the same table, which a transaction of casework takes along. */
export type FurtherWrite = Pick<TransactWriteItem, 'Update'>;

export interface Recipient {
  readonly person: PersonId;
  readonly rhythm: Rhythm['rhythm'];
}

/** What casework asks of the organisation. */
export interface Directory {
  existsOn(unit: UnitId, date: PlainDate): boolean;
  /**
   * Who hears of a unit's task in a role on a day, deputies included. Office and leader are those of `committee`, or of
   * the committee at the root of the organisation.
   */
  recipients(unit: UnitId, audience: Audience, date: PlainDate, committee: UnitId | null): readonly Recipient[];
}

export interface CaseworkPorts {
  readonly store: CaseStore;
  readonly calendar: Calendar;
  readonly directory: Directory;
  /** The ladder of a name, as it is now. Throws when no ladder has that name. */
  readonly ladderOf: (name: string) => Ladder;
}

/** The executions of workflows (Step Functions). */
export interface Workflows {
  /** Starts an execution under a name; one that was started under it already is left as it is. */
  start(workflow: string, name: string, input: JsonObject): Promise<void>;
  /** Tells a waiting execution what came of its task; `gone` when it does not wait any more. */
  succeed(token: string, output: JsonObject): Promise<'told' | 'gone'>;
}
