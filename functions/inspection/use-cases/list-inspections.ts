import { isClosed, type BoardTask, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { boardOf, inspectionDocument, type Inspection } from '../domain/inspection.ts';

export interface ListedInspection {
  readonly caseId: CaseId;
  readonly inspection: Inspection;
  /** Its tasks, recommendations among them, as the board shows them. */
  readonly tasks: readonly BoardTask[];
}

/** The inspections of a year, by their first day. */
export async function listInspections(store: CaseStore, year: number): Promise<readonly ListedInspection[]> {
  const board = await store.boardOf(boardOf(year));
  const tasksOf = Map.groupBy(board.tasks, ({ caseId }) => caseId);
  const found = await Promise.all(
    board.cases.map(async ({ caseId }) => ({ caseId, kept: await store.readDocument(inspectionDocument, caseId) })),
  );
  return found
    .flatMap(({ caseId, kept }) =>
      kept === undefined ? [] : [{ caseId, inspection: kept.value, tasks: tasksOf.get(caseId) ?? [] }],
    )
    .sort(({ inspection: a }, { inspection: b }) => (a.period.from < b.period.from ? -1 : 1));
}

/** The tasks of recommendations, in their order. */
export const recommendationsOf = ({ tasks }: Pick<ListedInspection, 'tasks'>): readonly BoardTask[] =>
  tasks.filter(({ taskId }) => taskId.startsWith('recommendation-')).toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1));

export const doneOf = (tasks: readonly BoardTask[]): number => tasks.filter(isClosed).length;
