import type { CaseId, CaseStore } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { petitionDocument, type Petition } from '../domain/petition.ts';
import { boardOfQuarter, quarterOf, quartersUntil } from '../domain/quarter.ts';
import { likeness, suggestDuplicates } from '../domain/similar.ts';

export interface Suggestion {
  readonly caseId: CaseId;
  readonly title: string;
  readonly receivedOn: PlainDate;
}

const QUARTERS = 2;
/** Petitions read whole; the titles of all recent ones say which. */
const READ = 25;

/** Recent petitions that may be about the same matter: this quarter's and the last one's. */
export async function findDuplicates(
  caseId: CaseId,
  petition: Petition,
  store: Pick<CaseStore, 'boardOf' | 'readDocument'>,
): Promise<readonly Suggestion[]> {
  const quarters = quartersUntil(quarterOf(petition.receivedOn), QUARTERS);
  const boards = await Promise.all(quarters.map((quarter) => store.boardOf(boardOfQuarter(quarter))));
  const likeliest = boards
    .flatMap(({ cases }) => cases)
    .filter((other) => other.caseId !== caseId)
    .map((other) => ({ ...other, alike: likeness(petition.title, other.title) }))
    .sort((a, b) => b.alike - a.alike || (a.row < b.row ? 1 : -1))
    .slice(0, READ);
  const read = await Promise.all(
    likeliest.map(async (other) => ({
      caseId: other.caseId,
      petition: (await store.readDocument(petitionDocument, other.caseId))?.value,
    })),
  );
  const known = read.flatMap(({ caseId: id, petition: other }) =>
    other === undefined
      ? []
      : [{ caseId: id, title: other.title, content: other.content, receivedOn: other.receivedOn }],
  );
  return suggestDuplicates(petition, known);
}
