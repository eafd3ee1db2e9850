import type { BoardTask, CaseId, CaseStore } from '#shared/casework/index.ts';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { boardOfQuarter, type Quarter } from '../domain/quarter.ts';

/** A petition as the list shows it: its case, and the step it stands at; null when it has come to its end. */
export interface ListedPetition {
  readonly caseId: CaseId;
  readonly title: string;
  readonly receivedOn: PlainDate;
  readonly open: BoardTask | null;
  readonly tasks: readonly BoardTask[];
}

const BOARDS = 'pakn#';

/** The petitions of a quarter, or of all boards in use: one read a board. The newest come first. */
export async function listPetitions(
  quarter: Quarter | null,
  store: Pick<CaseStore, 'boards' | 'boardOf'>,
): Promise<readonly ListedPetition[]> {
  const boards =
    quarter === null
      ? (await store.boards()).map(({ board }) => board).filter((board) => board.startsWith(BOARDS))
      : [boardOfQuarter(quarter)];
  const read = await Promise.all(boards.map((board) => store.boardOf(board)));
  const tasks = Map.groupBy(
    read.flatMap((board) => board.tasks),
    ({ caseId }) => caseId,
  );
  return read
    .flatMap(({ cases }) => cases)
    .map(({ caseId, title, row }) => listed(caseId, title, row, tasks.get(caseId) ?? []))
    .sort((a, b) => (a.receivedOn < b.receivedOn ? 1 : Number(a.receivedOn > b.receivedOn) * -1));
}

const DATE_LENGTH = 10;

/** A row begins with the day of receipt (use-cases/receive-petition.ts). */
function listed(caseId: CaseId, title: string, row: string, tasks: readonly BoardTask[]): ListedPetition {
  const receivedOn = row.slice(0, DATE_LENGTH);
  if (!isPlainDate(receivedOn)) throw new Error(`Row ${row} of petition ${caseId} begins with no date`);
  return { caseId, title, receivedOn, open: tasks.find(({ state }) => state === 'open') ?? null, tasks };
}
