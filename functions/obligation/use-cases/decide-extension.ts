import {
  answerTask,
  documentWrite,
  extendTask,
  noteTask,
  type Actor,
  type CaseDocument,
  type CaseworkPorts,
  type Task,
} from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { decisionSubject, extensionRequest, type ExtensionRequest } from '../documents.ts';
import { refuse } from '../domain/refusals.ts';
import type { ExtensionRules } from '../settings.ts';

export interface DecideExtension {
  /** The task in which it is decided. */
  readonly decision: Task;
  readonly granted: boolean;
  /** Needed for a refusal. */
  readonly reason: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly version: number;
  readonly requestKey: string;
  readonly rules: ExtensionRules;
}

/** The request a decision is about, and the task it asks more time for. Undefined for a task that is no such decision. */
export async function readRequest(
  { caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>,
  { store }: Pick<CaseworkPorts, 'store'>,
): Promise<{ readonly request: CaseDocument<ExtensionRequest>; readonly task: Task } | undefined> {
  const subject = await store.readDocument(decisionSubject, caseId, taskId);
  if (subject === undefined) return undefined;
  const [request, task] = await Promise.all([
    store.readDocument(extensionRequest, caseId, subject.value.taskId),
    store.readTask(caseId, subject.value.taskId),
  ]);
  return request === undefined || task === undefined ? undefined : { request, task };
}

/** Somebody grants or refuses more time. The task follows first; a decision broken off there is simply sent again. */
export async function decideExtension(
  { decision, granted, reason, by, now, version, requestKey, rules }: DecideExtension,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal>> {
  const found = await readRequest(decision, ports);
  if (found === undefined || (found.request.value.state !== 'asked' && !(await ports.store.wasRequested(requestKey))))
    return refuse('already-decided');
  const { request, task } = found;
  const command = { caseId: task.caseId, taskId: task.taskId, by, now, requestKey: `${requestKey}.task` };
  const { to, askedOn } = request.value;
  const followed = granted
    ? await extendTask(
        { ...command, to, askedOn, approver: by.person, cap: rules, reason: request.value.reason },
        ports,
      )
    : await noteTask({ ...command, what: 'extension-refused', reason }, ports);
  if (!followed.ok) return err(followed.error);
  const state = granted ? ('granted' as const) : ('refused' as const);
  return answerTask(
    {
      ...{ caseId: decision.caseId, taskId: decision.taskId, by, now, version, requestKey },
      answer: { outcome: state },
      ...(reason.trim() === '' ? {} : { why: reason.trim() }),
      documents: [
        documentWrite(extensionRequest, {
          caseId: task.caseId,
          key: task.taskId,
          value: { ...request.value, state },
          version: request.version + 1,
        }),
      ],
    },
    ports,
  );
}
