/** What may be done with an obligation: by whom, and in which state. */
import type { Access } from '#shared/access/access.ts';
import { isClosed, isOverdue, type Task } from '#shared/casework/index.ts';
import type { ExtensionRules } from '../settings.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

export type Action =
  | 'finish'
  | 'check-in'
  | 'record-event'
  | 'extend'
  | 'reopen'
  | 'return'
  | 'nudge'
  | 'reassign'
  | 'suspend'
  | 'resume'
  | 'decide';

type Reader = Pick<Access, 'mayWork' | 'mayOversee' | 'has' | 'hasIn'>;

const works = (reader: Reader, { unit }: Task): boolean => reader.mayWork(unit);
const oversees = (reader: Reader, { unit }: Task): boolean => reader.mayOversee(unit);
const either = (reader: Reader, task: Task): boolean => works(reader, task) || oversees(reader, task);

/** A unit never stops its own clock, nor hands its work on: that is for who watches over it. */
const BY: Readonly<Record<Action, (reader: Reader, task: Task) => boolean>> = {
  finish: works,
  'check-in': works,
  'record-event': either,
  extend: either,
  reopen: (reader, task) => works(reader, task) || reader.has('administrator'),
  return: oversees,
  nudge: oversees,
  reassign: (reader, task) => oversees(reader, task) || reader.has('administrator'),
  suspend: oversees,
  resume: oversees,
  decide: (reader, { unit, doer }) => reader.hasIn(unit, doer),
};

const inTime = ({ due }: Task, today: PlainDate): boolean => due !== null && !isOverdue(due, today);
const waitsForEvent = ({ state, waitingFor }: Task): boolean => state === 'waiting' && waitingFor?.kind === 'event';

const WHEN: Readonly<Record<Exclude<Action, 'decide'>, (task: Task, today: PlainDate) => boolean>> = {
  finish: (task) =>
    task.state === 'open' || task.state === 'continuous' || (task.state === 'waiting' && !waitsForEvent(task)),
  'check-in': ({ state }) => state === 'continuous',
  'record-event': waitsForEvent,
  extend: (task, today) => task.state === 'open' && inTime(task, today),
  reopen: ({ state }) => state === 'done',
  return: ({ state }) => state === 'done',
  nudge: (task) => !isClosed(task) && task.state !== 'planned',
  reassign: (task) => !isClosed(task),
  suspend: (task, today) => task.state === 'open' && inTime(task, today),
  resume: ({ state }) => state === 'suspended',
};

/** A question put to somebody (may this be extended?), not a row of a plan. */
export const isDecision = ({ taskId }: Pick<Task, 'taskId'>): boolean => taskId.startsWith('decide-');

export const mayDo = (action: Action, reader: Reader, task: Task): boolean =>
  isDecision(task) === (action === 'decide') && BY[action](reader, task);

/** The actions the reader may take on the task as it stands, in the order of the page. */
export const actionsFor = (reader: Reader, task: Task, today: PlainDate): readonly Action[] =>
  ACTIONS.filter(
    (action) =>
      mayDo(action, reader, task) && (action === 'decide' ? task.state !== 'done' : WHEN[action](task, today)),
  );

const ACTIONS: readonly Action[] = [
  'decide',
  'finish',
  'check-in',
  'record-event',
  'extend',
  'return',
  'nudge',
  'reassign',
  'suspend',
  'resume',
  'reopen',
];

/** Who may decide on extensions of the task need not ask anybody. */
export function mayGrant(reader: Reader, task: Task, { approver }: Pick<ExtensionRules, 'approver'>): boolean {
  if (approver === 'head') return reader.hasIn(task.unit, 'head') || oversees(reader, task);
  return oversees(reader, task) && (approver === 'office' || reader.has('leader'));
}
