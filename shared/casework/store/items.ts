/** Between the facts of casework and the items of the table: checked by zod both ways. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { caseSchema, type Case } from '../case.ts';
import { eventSchema, type CaseEvent } from '../event.ts';
import { mailSchema, partOf, type Mail } from '../mail.ts';
import type { Board, OnUnreadable, RequestKey } from '../ports.ts';
import { taskSchema, taskShape, type Task } from '../task.ts';
import type { CaseDocument, DocumentKind, DocumentWrite } from '../case-document.ts';
import {
  caseIndexKeys,
  caseKey,
  documentKey,
  documentPrefix,
  eventIndexKeys,
  eventKey,
  requestKey,
  taskIndexKeys,
  taskKey,
} from './keys.ts';
import { pack, unpack } from './packed.ts';

export type Item = Record<string, AttributeValue>;

/** What the board index holds stays attributes, the rest is packed. */
export function taskItem(task: Task): Item {
  const { caseId, taskId, unit, doer, committee, row, state, due, finishedOn, waitingFor, version, evidence, ...rest } =
    taskSchema.parse(task);
  const told = { caseId, taskId, unit, doer, committee, row, state, due, finishedOn, waitingFor, version, evidence };
  return marshall({
    ...{ ...told, packed: pack(rest), type: 'task' },
    ...taskKey(caseId, taskId),
    ...taskIndexKeys(task),
  });
}
export const caseItem = (found: Case): Item =>
  marshall({ ...caseSchema.parse(found), type: 'case', ...caseKey(found.caseId), ...caseIndexKeys(found) });
/** Which task it is about, and the version it came to, are attributes: they are asked for alone. */
export function eventItem(event: CaseEvent): Item {
  const { eventId, caseId, what, at, on, ...rest } = eventSchema.parse(event);
  const { taskId, version } = event.after ?? {};
  return marshall(
    {
      ...{ eventId, caseId, what, at, on, taskId, version, packed: pack(rest), type: 'event' },
      ...eventKey(event),
      ...eventIndexKeys(event),
    },
    { removeUndefinedValues: true },
  );
}
export const documentItem = ({ caseId, kind, key, value, version }: DocumentWrite): Item =>
  marshall({ packed: pack(value), version, type: 'document', ...documentKey(caseId, kind, key) });
/** `expiresAt` is DynamoDB's time to live, in seconds. */
export const requestItem = ({ key, keepUntil }: RequestKey): Item =>
  marshall({ ...requestKey(key), expiresAt: Math.ceil(keepUntil / 1000) });

export const readTaskItem = (item: Item): Task => taskSchema.parse(unpacked(item));
/** All that can be read; the others are told, or thrown when nobody is to be told. */
export const readTaskItems = (items: readonly Item[], onUnreadable?: OnUnreadable): readonly Task[] =>
  items.flatMap((item) => {
    try {
      return [readTaskItem(item)];
    } catch (fault) {
      if (onUnreadable === undefined) throw fault;
      onUnreadable(`${item['pk']?.S ?? ''} ${item['sk']?.S ?? ''}`, fault);
      return [];
    }
  });
export const readCaseItem = (item: Item): Case => caseSchema.parse(unmarshall(item));
export const readEventItem = (item: Item): CaseEvent => eventSchema.parse(unpacked(item));

const restSchema = z.record(z.string(), z.unknown());
/** All attributes, those that are packed among them. Items of earlier versions have nothing packed. */
function unpacked(item: Item): Readonly<Record<string, unknown>> {
  const { packed, ...told } = unmarshall(item);
  return packed === undefined ? told : { ...told, ...restSchema.parse(unpack(packed)) };
}

/** `value` is what was kept before documents were packed. */
const documentItemSchema = z
  .object({ sk: z.string(), version: z.int().min(1), packed: z.unknown(), value: z.unknown() })
  .partial({ packed: true, value: true });
export function readDocumentItem<T>({ name, schema }: DocumentKind<T>, item: Item): CaseDocument<T> {
  const { sk, packed, value, version } = documentItemSchema.parse(unmarshall(item));
  const read = schema.parse(packed === undefined ? value : unpack(packed));
  return { key: sk.slice(documentPrefix(name).length), value: read, version };
}

const versionSchema = z.object({ sk: z.string(), version: z.int() });
/** What {@link readDocumentItem} would read, told by its key and version alone. */
export const versionOfItem = (item: Item): string => {
  const { sk, version } = versionSchema.parse(unmarshall(item));
  return `${sk} ${version}`;
};

const mailItemSchema = z
  .object({ parts: z.set(z.string()).transform((texts) => [...texts].sort().map(partOf)) })
  .loose()
  .transform((item) => mailSchema.parse({ claimedBy: null, ...item }));
export const readMailItem = (item: Item): Mail => mailItemSchema.parse(unmarshall(item));

const boardItemSchema = z.discriminatedUnion('type', [
  caseSchema.pick({ caseId: true, row: true, title: true }).extend({ type: z.literal('case') }),
  taskShape
    .pick({
      caseId: true,
      taskId: true,
      unit: true,
      doer: true,
      committee: true,
      row: true,
      state: true,
      due: true,
      finishedOn: true,
      waitingFor: true,
      version: true,
      evidence: true,
    })
    .extend({ type: z.literal('task') }),
]);

/** A case or a task of a board, as the board index tells it. */
export type BoardRow = z.infer<typeof boardItemSchema>;
export const readBoardRow = (item: Item): BoardRow => boardItemSchema.parse(unmarshall(item));
export function boardOfRows(rows: readonly BoardRow[]): Board {
  return {
    cases: rows.filter((row) => row.type === 'case').map(({ caseId, row, title }) => ({ caseId, row, title })),
    tasks: rows.filter((row) => row.type === 'task').map(({ type: _type, ...task }) => task),
  };
}
