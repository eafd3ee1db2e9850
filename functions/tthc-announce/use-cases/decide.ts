/** What the decisions on a draft have in common: one answer to the waiting workflow, written with what it decides. */
import {
  answerTask,
  tellWorkflow,
  type Actor,
  type CaseId,
  type Evidence,
  type JsonObject,
  type Task,
  type TaskId,
} from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { announcementWrite } from '../store.ts';

/** Who decides which task, from which form. */
export interface Command {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  /** The task as it was read when the form came in. */
  readonly seen?: Task;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version the person saw. */
  readonly version: number;
  readonly requestKey: string;
}

interface Decision {
  readonly answer: JsonObject & { readonly outcome: string };
  readonly why?: string;
  readonly evidence?: Evidence;
  readonly documents?: readonly ReturnType<typeof announcementWrite>[];
}

export async function decide(
  command: Command,
  decision: Decision,
  ports: AnnouncePorts,
): Promise<Result<Task, Refusal>> {
  const answered = await answerTask({ ...command, ...decision }, ports);
  if (!answered.ok) return answered;
  await tellWorkflow(answered.value, command.now, ports);
  return ok(answered.value);
}

/** The draft goes back to the drafting unit, which is told why. */
export const returnDraft = (
  command: Command & { readonly reason: string },
  ports: AnnouncePorts,
): Promise<Result<Task, Refusal>> => {
  const { reason, ...common } = command;
  const why = reason.trim();
  return why === '' ? Promise.resolve(refuse('reason-missing')) : decide(common, returned(why), ports);
};

const returned = (why: string): Decision => ({ answer: { outcome: 'returned', reason: why }, why });
