/** Casework in the one table of the application (README.md: every access pattern, its key, its cost). */
import { BatchGetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, type UnitId } from '#shared/org/unit.ts';
import type { CaseDocument, DocumentKind } from '../case-document.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../event.ts';
import { type CaseId, type TaskId } from '../ids.ts';
import type { Mail } from '../mail.ts';
import type {
  Board,
  BoardCase,
  CaseStore,
  Change,
  Conflict,
  EventPlace,
  FurtherWrite,
  ListedBoard,
  OnUnreadable,
} from '../ports.ts';
import type { KeptSender, SenderStore } from '../sender.ts';
import type { Task } from '../task.ts';
import { BoardList } from './board-list.ts';
import { DocumentLists } from './document-lists.ts';
import {
  boardOfRows,
  readBoardRow,
  readCaseItem,
  readDocumentItem,
  readEventItem,
  readMailItem,
  readTaskItem,
  readTaskItems,
} from './items.ts';
import {
  agendaPk,
  boardPk,
  CASE_ROW_PREFIX,
  caseKey,
  documentKey,
  EVENT_PREFIX,
  logPk,
  placeInLog,
  outboxPk,
  requestKey,
  senderKey,
  startsPk,
  TASK_PREFIX,
  taskKey,
  indexName,
} from './keys.ts';
import { mailUpdates, type MailCondition } from './mail-updates.ts';
import { TableReader, type ReadItem } from './table-reader.ts';
import { transact, writesOf } from './transaction.ts';
import { UnitWork } from './unit-work.ts';

/** Keys of one BatchGetItem (DynamoDB's limit). */
const READ_AT_ONCE = 100;

const keptSenderSchema = z.object({ sealed: z.string(), keepUntil: dateSchema });

export class CaseTable implements CaseStore, SenderStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #boards: BoardList;
  readonly #reader: TableReader;
  readonly #documents: DocumentLists;
  readonly #work: UnitWork;

  /** Pages, which need many single items at once, say how they are read together. */
  constructor(client: DynamoDBClient, table: string, read?: ReadItem) {
    this.#client = client;
    this.#table = table;
    this.#boards = new BoardList(client, table);
    this.#reader = new TableReader(client, table, read);
    this.#documents = new DocumentLists(this.#reader);
    this.#work = new UnitWork(this.#reader);
  }

  async readCase(caseId: CaseId): Promise<Case | undefined> {
    const item = await this.#reader.get(caseKey(caseId));
    return item === undefined ? undefined : readCaseItem(item);
  }

  async readTask(caseId: CaseId, taskId: TaskId): Promise<Task | undefined> {
    const item = await this.#reader.get(taskKey(caseId, taskId));
    return item === undefined ? undefined : readTaskItem(item);
  }

  async tasksOf(caseId: CaseId): Promise<readonly Task[]> {
    return (await this.#reader.ofCase(caseId, TASK_PREFIX)).map(readTaskItem);
  }

  async readTasks(keys: readonly Pick<Task, 'caseId' | 'taskId'>[]): Promise<readonly Task[]> {
    if (this.#reader.readsTogether) {
      const tasks = await Promise.all(keys.map(({ caseId, taskId }) => this.readTask(caseId, taskId)));
      return tasks.filter((task) => task !== undefined);
    }
    const found: Task[] = [];
    let left = keys.map(({ caseId, taskId }) => marshall(taskKey(caseId, taskId)));
    while (left.length > 0) {
      const Keys = left.slice(0, READ_AT_ONCE);
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[this.#table] ?? []).map(readTaskItem));
      left = [...(UnprocessedKeys?.[this.#table]?.Keys ?? []), ...left.slice(READ_AT_ONCE)];
    }
    return found;
  }

  async eventsOf(caseId: CaseId, taskId?: TaskId): Promise<readonly CaseEvent[]> {
    const items =
      taskId === undefined
        ? await this.#reader.ofCase(caseId, EVENT_PREFIX)
        : await this.#reader.ofTask(caseId, EVENT_PREFIX, taskId);
    return items.map(readEventItem);
  }

  async eventsOn(date: PlainDate): Promise<readonly CaseEvent[]> {
    return this.#reader.indexRead('gsi1', logPk(date), readEventItem);
  }

  async eventsBefore(date: PlainDate, before: EventPlace | null, limit: number): Promise<readonly CaseEvent[]> {
    const pk = logPk(date);
    const asked = { IndexName: indexName('gsi1'), ScanIndexForward: false, Limit: limit };
    return (await this.#reader.once({ ...asked, ...placeInLog(pk, before) })).map(readEventItem);
  }

  workOfUnit(unit: UnitId): Promise<readonly Task[]> {
    return this.#work.of(unit);
  }

  async dueOn(date: PlainDate, onUnreadable?: OnUnreadable): Promise<readonly Task[]> {
    return readTaskItems(await this.#reader.index('gsi2', agendaPk(date)), onUnreadable);
  }

  async startsOn(date: PlainDate): Promise<readonly Case[]> {
    return (await this.#reader.index('gsi2', startsPk(date))).map(readCaseItem);
  }

  async readDocument<T>(kind: DocumentKind<T>, caseId: CaseId, key = ''): Promise<CaseDocument<T> | undefined> {
    const item = await this.#reader.get(documentKey(caseId, kind.name, key));
    return item === undefined ? undefined : readDocumentItem(kind, item);
  }

  documentsOf<T>(kind: DocumentKind<T>, caseId: CaseId): Promise<readonly CaseDocument<T>[]> {
    return this.#documents.of(kind, caseId);
  }

  async boardOf(board: string): Promise<Board> {
    return boardOfRows(await this.#reader.indexRead('gsi3', boardPk(board), readBoardRow));
  }

  async casesOf(board: string): Promise<readonly BoardCase[]> {
    const items = await this.#reader.query({
      IndexName: indexName('gsi3'),
      KeyConditionExpression: 'gsi3pk = :pk AND begins_with(gsi3sk, :prefix)',
      ExpressionAttributeValues: marshall({ ':pk': boardPk(board), ':prefix': CASE_ROW_PREFIX }),
    });
    return boardOfRows(items.map(readBoardRow)).cases;
  }

  boards(): Promise<readonly ListedBoard[]> {
    return this.#boards.all();
  }

  listBoard(board: string, on: PlainDate, name?: string): Promise<void> {
    return this.#boards.list(board, on, name);
  }

  putAwayBoard(board: string, quietSince: PlainDate, name?: string): Promise<void> {
    return this.#boards.putAway(board, quietSince, name);
  }

  closedBoards(): Promise<readonly ListedBoard[]> {
    return this.#boards.closed();
  }

  async wasRequested(key: string): Promise<boolean> {
    return (await this.#reader.get(requestKey(key))) !== undefined;
  }

  async commit(change: Change): Promise<readonly Conflict[]> {
    for (const { board, openedOn, version } of change.cases ?? [])
      if (version === 1) await this.#boards.list(board, openedOn);
    const writes = writesOf(this.#table, change);
    const refused = await transact(
      this.#client,
      writes.map(({ item }) => item),
    );
    return writes.filter((_, place) => refused.includes(place)).map(({ conflict }) => conflict);
  }

  async mailsOn(sendOn: PlainDate): Promise<readonly Mail[]> {
    const found = await this.#reader.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': outboxPk(sendOn) }),
      ConsistentRead: true,
    });
    return found.map(readMailItem);
  }

  async claimMails(mails: readonly Mail[], run: string): Promise<boolean> {
    const unless: MailCondition = ({ additions }) => ({
      condition: '#state = :pending AND additions = :additions',
      values: { ':pending': 'pending', ':additions': additions },
    });
    const claims = mailUpdates(this.#table, mails, { state: 'claimed', run, unless });
    return (await transact(this.#client, claims)).length === 0;
  }

  async markSent(mails: readonly Mail[], run: string, further?: FurtherWrite): Promise<void> {
    const unless = (): ReturnType<MailCondition> => ({ condition: 'claimedBy = :run', values: {} });
    const marks = mailUpdates(this.#table, mails, { state: 'sent', run, unless });
    const refused = await transact(this.#client, further === undefined ? marks : [...marks, further]);
    if (refused.includes(mails.length)) throw new Error(`What goes with the mails of ${run} cannot be written`);
    const others = refused.map((place) => mails[place]?.person);
    if (others.length > 0) throw new Error(`These mails are not held by ${run}: ${others.join(', ')}`);
  }

  async putSender(caseId: CaseId, kept: KeptSender): Promise<void> {
    const expiresAt = instantOf(addDays(kept.keepUntil, 1)) / 1000;
    const Item = marshall({ ...keptSenderSchema.parse(kept), ...senderKey(caseId), expiresAt });
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }));
  }

  async readSender(caseId: CaseId): Promise<KeptSender | undefined> {
    const item = await this.#reader.get(senderKey(caseId));
    return item === undefined ? undefined : keptSenderSchema.parse(unmarshall(item));
  }
}
