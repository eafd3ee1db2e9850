/** The keys of casework in the table; README.md beside this folder lists every access pattern. */
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { PersonId } from '#shared/org/person.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Case } from '../case.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { CaseEvent } from '../event.ts';
import type { EventPlace } from '../ports.ts';
import type { CaseId, TaskId } from '../ids.ts';
import { isClosed, type Task } from '../task.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

const casePk = (caseId: CaseId): string => `CASE#${caseId}`;
export const caseKey = (caseId: CaseId): Key => ({ pk: casePk(caseId), sk: 'CASE' });
export const taskKey = (caseId: CaseId, taskId: TaskId): Key => ({ pk: casePk(caseId), sk: `TASK#${taskId}` });
export const eventKey = ({ caseId, eventId }: Pick<CaseEvent, 'caseId' | 'eventId'>): Key => ({
  pk: casePk(caseId),
  sk: `EVENT#${eventId}`,
});
export const senderKey = (caseId: CaseId): Key => ({ pk: casePk(caseId), sk: 'SENDER' });
export const mailKey = (sendOn: PlainDate, person: PersonId): Key => ({ pk: outboxPk(sendOn), sk: person });
export const documentPrefix = (kind: string): string => `DOCUMENT#${kind}#`;
export const documentKey = (caseId: CaseId, kind: string, key: string): Key => ({
  pk: casePk(caseId),
  sk: documentPrefix(kind) + key,
});
export const requestKey = (key: string): Key => ({ pk: `REQUEST#${key}`, sk: 'REQUEST' });

export const TASK_PREFIX = 'TASK#';
export const EVENT_PREFIX = 'EVENT#';
export const workPk = (unit: UnitId): string => `WORK#${unit}`;
export const agendaPk = (on: PlainDate): string => `AGENDA#${on}`;
export const boardPk = (board: string): string => `BOARD#${board}`;
/** The list of boards in use, a few dozen. */
export const BOARDS_PK = 'BOARDS';
/** Boards that were put away; one may be in use again. */
export const CLOSED_BOARDS_PK = 'BOARDS-CLOSED';
/** Executions not known to have been started; looked at by the next day's run. */
export const startsPk = (on: PlainDate): string => `STARTS#${on}`;
export const logPk = (on: PlainDate): string => `LOG#${on}`;
export const outboxPk = (sendOn: PlainDate): string => `OUTBOX#${sendOn}`;

/** Sorts after every date: work without one comes last. */
const NO_DATE = '9999-12-31';

const dateOf = ({ due }: Pick<Task, 'due'>): string => due?.lenient ?? NO_DATE;

/** The order of tasks on a board. */
export const taskOrder = (task: Pick<Task, 'state' | 'row' | 'due' | 'unit'>): string =>
  `${task.state}#${task.row}#${dateOf(task)}#${task.unit}`;

/** The attributes that put a task into the indexes; what is left out takes it out of them. */
export function taskIndexKeys(task: Task): Record<string, string> {
  const { board, caseId, next, taskId, unit } = task;
  const date = dateOf(task);
  return {
    ...(isClosed(task) ? {} : { gsi1pk: workPk(unit), gsi1sk: `${date}#${taskId}` }),
    ...(next === null ? {} : { gsi2pk: agendaPk(next.on), gsi2sk: `${caseId}#${taskId}` }),
    gsi3pk: boardPk(board),
    gsi3sk: taskOrder(task),
  };
}

/** Capitals sort before the states of tasks: a board begins with its cases. */
export const CASE_ROW_PREFIX = 'CASE#';
export const caseIndexKeys = ({ board, caseId, openedOn, row, start }: Case): Record<string, string> => ({
  gsi3pk: boardPk(board),
  gsi3sk: `${CASE_ROW_PREFIX}${row}`,
  ...(start === null ? {} : { gsi2pk: startsPk(addDays(openedOn, 1)), gsi2sk: caseId }),
});

export const eventIndexKeys = ({ eventId, on }: CaseEvent): Record<string, string> => ({
  gsi1pk: logPk(on),
  gsi1sk: eventId,
});

/**
 * The part of a day's log before a place. Events of several cases may bear one id, since an id tells those of one case
 * apart: then only the whole key says where to go on.
 */
export function placeInLog(pk: string, before: EventPlace | null) {
  const { eventId, caseId } = before ?? { eventId: null, caseId: null };
  if (eventId === null || caseId === null)
    return {
      KeyConditionExpression: eventId === null ? 'gsi1pk = :pk' : 'gsi1pk = :pk AND gsi1sk < :before',
      ExpressionAttributeValues: marshall({ ':pk': pk, ...(eventId !== null && { ':before': eventId }) }),
    };
  return {
    KeyConditionExpression: 'gsi1pk = :pk',
    ExpressionAttributeValues: marshall({ ':pk': pk }),
    ExclusiveStartKey: marshall({ gsi1pk: pk, gsi1sk: eventId, ...eventKey({ caseId, eventId }) }),
  };
}

/** The table's indexes, by the prefix of their keys. */
export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type Index = (typeof INDEXES)[number];

/**
 * An index cannot be changed: one that holds other attributes than before takes another name. The table then has the new
 * one built from its items and drops the old. The board index holds versions and evidence since its second form.
 */
export const indexName = (index: Index): string => (index === 'gsi3' ? 'gsi3-2' : index);

/** What the board index holds beside its keys: little, so that a page of 1 MB lists thousands of tasks. */
export const BOARD_ATTRIBUTES = [
  'type',
  'caseId',
  'taskId',
  'unit',
  'doer',
  'committee',
  'row',
  'state',
  'due',
  'finishedOn',
  'waitingFor',
  'title',
  'version',
  'evidence',
] as const;
