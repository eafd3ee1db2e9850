import { documentWrite, isClosed, type CaseId, type CaseStore, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { groupDocument, type Group } from '../domain/group.ts';
import { refuse, type ReviewRefusalCode } from '../refusals.ts';

interface EditGroup {
  readonly caseId: CaseId;
  readonly key: string;
  readonly change: Partial<Omit<Group, 'title' | 'ground'>>;
  /** The version of the group that the form showed. */
  readonly version: number;
}

/** The unit works on its groups before it hands results in, and when it completes them for the decision. */
export const isBeingReviewed = (tasks: readonly Task[]): boolean =>
  tasks.some((task) => /^(?:results|draft)-/u.test(task.taskId) && !isClosed(task));

/** Keeps what the unit typed on a group, while the results are with it. */
export async function editGroup(
  { caseId, key, change, version }: EditGroup,
  { store }: { readonly store: CaseStore },
): Promise<Result<Group, Refusal<ReviewRefusalCode>>> {
  if (!isBeingReviewed(await store.tasksOf(caseId))) return refuse('not-being-reviewed');
  const found = await store.readDocument(groupDocument, caseId, key);
  if (found?.version !== version) return refuse('changed-meanwhile');
  const value = { ...found.value, ...change };
  const write = documentWrite(groupDocument, { caseId, key, value, version: version + 1 });
  const conflicts = await store.commit({ documents: [write] });
  return conflicts.length === 0 ? ok(value) : refuse('changed-meanwhile');
}
