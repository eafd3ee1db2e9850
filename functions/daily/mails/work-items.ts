/** What a person's mail says of tasks: each once, with every reason; what was done or passed on meanwhile is left out. */
import { isClosed, type Audience, type CaseEvent, type MailPart, type Task } from '#shared/casework/index.ts';
import type { SignatureItem, Why, WorkItem } from '#shared/mail/daily/model.ts';
import type { Holder } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';
import { taskHref } from '../domain/links.ts';
import { holderOf } from '../domain/signers.ts';
import { rowsToSign, type Addressed, type Facts } from './facts.ts';

interface Told {
  readonly task: Task;
  readonly holder: Holder;
  readonly why: readonly Why[];
}

export function workOf(mail: Addressed, facts: Facts): readonly WorkItem[] {
  return toldOf(mail, facts)
    .filter(({ task, why }) => task.doer !== 'leader' || why.some(({ kind }) => kind === 'escalated'))
    .map(({ task, holder, why }) => ({
      what: task.subject,
      unit: facts.reference.organisation.nameOn(task.unit, facts.date) ?? task.unit,
      source: sourceOf(task, facts),
      due: task.due,
      href: taskHref(task),
      why,
      onBehalfOf: holder.onBehalfOf?.name ?? null,
    }));
}

/** What waits for the person's signature: what was just submitted, and with a digest all that still waits. */
export function signaturesOf(mail: Addressed, facts: Facts): readonly SignatureItem[] {
  const own = toldOf(mail, facts).map(({ task }) => task);
  const waiting = rowsToSign(mail, facts).flatMap(({ caseId, taskId }) => facts.task(caseId, taskId) ?? []);
  const tasks = new Map([...own, ...waiting].map((task) => [`${task.caseId}#${task.taskId}`, task]));
  return [...tasks.values()].flatMap((task) => {
    const { person } = mail;
    const holder = holderOf(facts.reference.organisation, task, { ...facts, person: person.id, audience: 'leader' });
    if (task.doer !== 'leader' || task.state !== 'open' || holder === undefined) return [];
    return [{ ...submissionOf(task, facts), what: task.subject, href: taskHref(task), onBehalfOf: behalf(holder) }];
  });
}

const behalf = ({ onBehalfOf }: Holder): string | null => onBehalfOf?.name ?? null;

const sourceOf = ({ board }: Task, { boards }: Facts): string => boards.get(board) ?? '';

function toldOf({ person, parts }: Addressed, facts: Facts): readonly Told[] {
  const byTask = Map.groupBy(parts, ({ caseId, taskId }) => `${caseId}#${taskId}`);
  return [...byTask.values()].flatMap((own) => {
    const [first] = own;
    const taskId = first?.taskId ?? null;
    const task = first === undefined || taskId === null ? undefined : facts.task(first.caseId, taskId);
    if (task === undefined) return [];
    const told = own.flatMap((part) => reasonOf(part, task, person.id, facts) ?? []);
    const [one] = told;
    return one === undefined ? [] : [{ task, holder: one.holder, why: told.map(({ why }) => why) }];
  });
}

interface Reason {
  readonly why: Why;
  readonly holder: Holder;
}

/** Undefined when the part has nothing to say any more, or not to this person. */
function reasonOf(part: MailPart, task: Task, person: PersonId, facts: Facts): Reason | undefined {
  const audience = audienceOf(part, task, facts);
  const holder = holderOf(facts.reference.organisation, task, { person, audience, date: facts.date });
  const why = whyOf(part, task, audience, facts);
  return holder === undefined || why === undefined ? undefined : { why, holder };
}

/** The audience of a rung is its ladder's; when the ladder has changed, who hears of a delay is its head's rank or above. */
function audienceOf({ kind, step }: MailPart, task: Task, { reference }: Facts): Audience {
  if (kind !== 'rung') return 'officer';
  const known = reference.ladderOf(task.ladder).find(({ offset }) => offset === step);
  return known?.audience ?? ((step ?? 0) > 0 ? 'head' : 'officer');
}

function whyOf(part: MailPart, task: Task, audience: Audience, facts: Facts): Why | undefined {
  switch (part.kind) {
    case 'assigned':
      return isClosed(task) ? undefined : { kind: 'assigned' };
    case 'rung':
      return hasSounded(task, part.step ?? 0) ? { kind: audience === 'officer' ? 'reminder' : 'escalated' } : undefined;
    case 'check-in':
      return task.state === 'continuous' ? { kind: 'check-in' } : undefined;
    case 'returned':
      return returnedWhy(task, facts);
    case 'due-moved':
      return movedWhy(task, facts);
    default:
      return undefined;
  }
}

/** A date that moved began the ladder anew: what sounded for the old one says nothing of the new. */
const hasSounded = ({ state, climbed }: Task, step: number): boolean =>
  state === 'open' && climbed !== null && step <= climbed;

const lastOf = (task: Task, facts: Facts, wanted: (event: CaseEvent) => boolean): CaseEvent | undefined =>
  facts.events(task.caseId).findLast((event) => event.after?.taskId === task.taskId && wanted(event));

function returnedWhy(task: Task, facts: Facts): Why | undefined {
  const event = lastOf(task, facts, ({ what }) => what === 'task-returned');
  if (isClosed(task) || event === undefined) return undefined;
  return { kind: 'returned', by: unitOf(event, facts), reason: event.why ?? '' };
}

function movedWhy(task: Task, facts: Facts): Why | undefined {
  const event = lastOf(task, facts, ({ before, after }) => dueMoved(before?.due ?? null, after?.due ?? null));
  const from = event?.before?.due ?? null;
  return isClosed(task) || from === null ? undefined : { kind: 'moved', from, reason: event?.why ?? '' };
}

const dueMoved = (before: Task['due'], after: Task['due']): boolean =>
  before !== null && (before.strict !== after?.strict || before.lenient !== after.lenient);

/** The unit somebody acted for, or his name when he acted for none. */
const unitOf = ({ by }: CaseEvent, { reference: { organisation }, date }: Facts): string =>
  (by.unit === null ? organisation.person(by.person)?.name : organisation.nameOn(by.unit, date)) ?? '';

/** Who brought the case to this point, and since when it waits. */
function submissionOf(task: Task, facts: Facts): Pick<SignatureItem, 'from' | 'since'> {
  const events = facts.events(task.caseId);
  const opening = events.findIndex(({ before, after }) => before === null && after?.taskId === task.taskId);
  const last = events.slice(0, opening + 1).findLast(({ by }) => facts.reference.organisation.person(by.person));
  return { from: last === undefined ? '' : unitOf(last, facts), since: events[opening]?.on ?? facts.date };
}
