import { createHash } from 'node:crypto';
import {
  checkExtension,
  documentWrite,
  noteTask,
  openTasks,
  taskIdSchema,
  type Actor,
  type CaseDocument,
  type CaseId,
  type Task,
  type TaskId,
} from '#shared/casework/index.ts';
import { civilDateAt, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { decisionSubject, extensionRequest, type ExtensionRequest } from '../documents.ts';
import { deciderUnit } from '../domain/deciders.ts';
import { refuse } from '../domain/refusals.ts';
import type { DecisionPorts } from '../ports.ts';
import type { ExtensionRules } from '../settings.ts';

export interface ExtensionCommand {
  readonly task: Task;
  readonly to: PlainDate;
  readonly reason: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly version: number;
  readonly requestKey: string;
  readonly rules: ExtensionRules;
}

/**
 * A unit asks for more time before its date has passed. The request stands in the task's history; who decides gets a task
 * of his own. Broken off half-way, the same form opens the rest.
 */
export async function requestExtension(
  command: ExtensionCommand,
  ports: DecisionPorts,
): Promise<Result<Task, Refusal>> {
  const { task, to, by, now, version, requestKey, rules } = command;
  const today = civilDateAt(now);
  const known = await ports.store.readDocument(extensionRequest, task.caseId, task.taskId);
  const counted = await ports.store.wasRequested(requestKey);
  if (!counted && known?.value.state === 'asked') return refuse('already-asked');
  const allowed = checkExtension(task, { ...command, cap: rules }, { today, calendar: ports.calendar });
  if (!allowed.ok) return allowed;
  const request = counted && known !== undefined ? known : requestOf(command, today, known);
  const { caseId, taskId } = task;
  const asked = await noteTask(
    {
      ...{ caseId, taskId, by, now, version, requestKey },
      what: 'extension-asked',
      reason: `Đến ${formatDate(to)}: ${allowed.value.reason}`,
      documents: counted
        ? []
        : [
            documentWrite(extensionRequest, { caseId, key: taskId, ...request }),
            documentWrite(decisionSubject, { caseId, key: request.value.decision, value: { taskId }, version: 1 }),
          ],
    },
    ports,
  );
  if (!asked.ok) return err(asked.error);
  await openDecision(command, request.value, today, ports);
  return ok(asked.value);
}

function requestOf(
  { task, to, reason, by }: ExtensionCommand,
  today: PlainDate,
  known: CaseDocument<ExtensionRequest> | undefined,
): { readonly value: ExtensionRequest; readonly version: number } {
  const version = (known?.version ?? 0) + 1;
  const decision = decisionId(task, version);
  const value = { to, reason: reason.trim(), askedOn: today, by: by.person, state: 'asked' as const, decision };
  return { value, version };
}

/** Short, since a task's id may be as long as ids get. */
const decisionId = ({ caseId, taskId }: { caseId: CaseId; taskId: TaskId }, version: number): TaskId =>
  taskIdSchema.parse(
    `decide-extension-${createHash('sha256').update(`${caseId}#${taskId}`).digest('hex').slice(0, 16)}-${String(version)}`,
  );

async function openDecision(
  { task, by, now, rules }: ExtensionCommand,
  { to, decision, reason }: ExtensionRequest,
  today: PlainDate,
  ports: DecisionPorts,
): Promise<void> {
  const due = ports.calendar.addWorkingDays(today, rules.decideWithin);
  const board = `extensions#${today.slice(0, 4)}`;
  // No case is opened on it, so nothing else lists it; the daily run counts listed boards alone.
  await ports.store.listBoard(board, today, `Đề nghị gia hạn năm ${today.slice(0, 4)}`);
  const unit = deciderUnit(ports.organisation, task, rules.approver, today);
  const decisionTask = {
    caseId: task.caseId,
    taskId: decision,
    process: task.process,
    board,
    row: today,
    subject: `Gia hạn đến ${formatDate(to)}: ${task.subject}`,
    unit,
    doer: rules.approver,
    committee: task.committee,
    countedIn: 'working-day' as const,
    ladder: task.ladder,
    derivation: [`Đề nghị ngày ${formatDate(today)}: ${reason}`],
    start: { state: 'open' as const, due: { strict: due, lenient: due } },
  };
  await openTasks({ tasks: [decisionTask], by, now }, ports);
}
