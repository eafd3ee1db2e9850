import { documentWrite, isClosed, type CaseId, type CaseStore, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { procedureDocument, type Procedure } from '../domain/text.ts';
import { refuse, type ImpactRefusalCode } from '../refusals.ts';

interface EditProcedure {
  readonly caseId: CaseId;
  readonly key: string;
  readonly change: Partial<Pick<Procedure, 'impact' | 'lines'>>;
  /** The version of the procedure that the form showed. */
  readonly version: number;
}

/** The drafting unit's open task; undefined while the dossier is with somebody else, or has ended. */
export const assessmentTask = (tasks: readonly Task[]): Task | undefined =>
  tasks.find((task) => task.taskId.startsWith('assessment-') && !isClosed(task));

/** Keeps what the drafting unit typed on a procedure's form or cost sheet, while the dossier is with it. */
export async function editProcedure(
  { caseId, key, change, version }: EditProcedure,
  { store }: { readonly store: CaseStore },
): Promise<Result<Procedure, Refusal<ImpactRefusalCode>>> {
  if (assessmentTask(await store.tasksOf(caseId)) === undefined) return refuse('not-being-assessed');
  const found = await store.readDocument(procedureDocument, caseId, key);
  if (found?.version !== version) return refuse('changed-meanwhile');
  const value = { ...found.value, ...change };
  const write = documentWrite(procedureDocument, { caseId, key, value, version: version + 1 });
  const conflicts = await store.commit({ documents: [write] });
  return conflicts.length === 0 ? ok(value) : refuse('changed-meanwhile');
}
