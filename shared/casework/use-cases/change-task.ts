/** The way every change of one task goes: read, decide, write with its event, its next agenda and its mail at once. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Actor } from '../actor.ts';
import { agendaOf } from '../agenda.ts';
import { taskEvent, type EventKind } from '../event.ts';
import type { DocumentWrite } from '../case-document.ts';
import type { CaseId, TaskId } from '../ids.ts';
import type { CaseworkPorts } from '../ports.ts';
import { commitWithMail, partsFor, type Notice } from '../post.ts';
import { refuse, type RefusalCode } from '../refusals.ts';
import type { Task } from '../task.ts';

export interface TaskCommand {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  /** The task as the caller has just read it, which spares a reading; should it have changed since, it is read. */
  readonly seen?: Task | undefined;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version the person saw; a form that shows an older one is refused. */
  readonly version?: number;
  /** The key of the form sent, the same when it is sent twice. */
  readonly requestKey?: string;
}

export type CommonRefusal = 'task-not-found' | 'changed-meanwhile';

export interface Decision {
  readonly task: Task;
  readonly what: EventKind;
  readonly why?: string;
  readonly notices?: readonly Notice[];
  /** Written in the same transaction. */
  readonly documents?: readonly DocumentWrite[];
}

export type Decide<Code extends RefusalCode> = (task: Task, today: PlainDate) => Result<Decision, Refusal<Code>>;

const WEEK_MS = 7 * 86_400_000;

/** The task as changed; as it stands when this very form was counted before. */
export async function changeTask<Code extends RefusalCode>(
  command: TaskCommand,
  ports: CaseworkPorts,
  decide: Decide<Code>,
): Promise<Result<Task, Refusal<Code | CommonRefusal>>> {
  const { caseId, taskId, seen, now, version, requestKey } = command;
  const before = seen ?? (await ports.store.readTask(caseId, taskId));
  if (before === undefined) return refuse('task-not-found');
  const stale = version !== undefined && version !== before.version;
  const decided = stale ? refuse('changed-meanwhile') : decide(before, civilDateAt(now));
  if (!decided.ok) return (await wasCounted(ports, requestKey)) ? ok(before) : decided;
  const task = succeed(before, decided.value.task, now, ports);
  const written = await write(command, ports, before, { ...decided.value, task });
  if (written) return ok(task);
  if (seen !== undefined) return changeTask({ ...command, seen: undefined }, ports, decide);
  return (await wasCounted(ports, requestKey))
    ? ok((await ports.store.readTask(caseId, taskId)) ?? before)
    : refuse('changed-meanwhile');
}

/** False when somebody changed the task, or this very form was counted, between the reading and the write. */
async function write(
  { now, by, requestKey }: TaskCommand,
  ports: CaseworkPorts,
  before: Task,
  { task, what, why, notices = [], documents = [] }: Decision,
): Promise<boolean> {
  const conflicts = await commitWithMail(ports, {
    tasks: [task],
    events: [taskEvent(before, task, { what, now, by, why: why ?? null })],
    documents,
    mail: notices.flatMap((notice) => partsFor(ports, now, task, notice)),
    request: requestKey === undefined ? undefined : { key: requestKey, keepUntil: now + WEEK_MS },
  });
  return conflicts.length === 0;
}

/** The next version of a task: its agenda follows from the change, so it can never be forgotten. */
export function succeed(
  before: Task,
  changed: Task,
  now: number,
  ports: Pick<CaseworkPorts, 'calendar' | 'ladderOf'>,
): Task {
  const next = agendaOf(changed, civilDateAt(now), ports);
  return { ...changed, next, version: before.version + 1 };
}

const wasCounted = async ({ store }: CaseworkPorts, key: string | undefined): Promise<boolean> =>
  key !== undefined && store.wasRequested(key);
