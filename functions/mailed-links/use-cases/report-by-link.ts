import { keyState, type AccessKey, type AccessKeys } from '#shared/access-keys/index.ts';
import {
  finishTask,
  LINK_HOLDER,
  type CaseworkPorts,
  type Evidence,
  type FinishRefusal,
  type Task,
} from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { type Result } from '#shared/kernel/result.ts';
import { grantOf, reportWords, type Reporter } from '../domain/link.ts';

interface ReportByLink {
  readonly key: AccessKey;
  readonly task: Task;
  readonly evidence: Evidence;
  readonly reporter: Reporter;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Finishes the one task a link is for, in the name of the unit that owes it. The key itself is the form's key: sent twice,
 * or broken off before it was marked as used, it counts once.
 */
export async function reportByLink(
  { key, task, evidence, reporter, now }: ReportByLink,
  ports: CaseworkPorts & { readonly keys: AccessKeys },
): Promise<Result<Task, Refusal<FinishRefusal>>> {
  if (keyState(key, now) !== 'live') throw new Error(`the link ${key.id} was not checked`);
  const { caseId, taskId } = task;
  const by = { person: LINK_HOLDER, unit: task.unit, onBehalfOf: null };
  const note = reportWords(reporter, grantOf(key).address);
  const done = await finishTask(
    { caseId, taskId, by, now, requestKey: `link-report-${key.hash.slice(0, 40)}`, evidence, note },
    ports,
  );
  if (done.ok) await ports.keys.use(key, now);
  return done;
}
