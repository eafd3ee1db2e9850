/**
 * Search over everything that has a title: plans, their rows, announcements, petitions, drafts, reviews. The titles of the
 * boards in use are read and matched without regard to marks and case (shared/decisions/0040); of what matches, only
 * what the reader may open is found.
 */
import type { Access } from '#shared/access/access.ts';
import type { Case, CaseId, CaseTable, Task } from '#shared/casework/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import { caseIdSchema } from '#shared/casework/index.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import { boardName } from '#functions/daily/domain/board-names.ts';
import { plain } from '#functions/obligation/domain/work.ts';
import { draftDocument, PLAN_ISSUE } from '#functions/plan-issue/domain/draft.ts';
import { mayRead as mayReadPlan } from '#functions/plan-issue/domain/rights.ts';

type Cases = Pick<CaseTable, 'boards' | 'casesOf' | 'readCase' | 'readDocument' | 'tasksOf'>;

export interface Found {
  readonly title: string;
  /** What people call the board it stands on. */
  readonly where: string;
  readonly href: string;
}

export interface Findings {
  readonly found: readonly Found[];
  /** More matched than were looked at: the words should be narrowed. */
  readonly more: boolean;
}

export interface Seeker {
  readonly access: Access;
  readonly organisation: Organisation;
}

/** So many matches are asked whether the reader may open them. */
const LOOKED_AT = 40;
/** Shorter words match half of everything. */
export const SHORTEST = 2;

export async function findCases(typed: string, seeker: Seeker, cases: Cases): Promise<Findings> {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  if (words.join('').length < SHORTEST) return { found: [], more: false };
  const boards = await cases.boards();
  const lists = await Promise.all(
    boards.map(async (listed) => {
      const where = boardName(listed);
      return (await cases.casesOf(listed.board)).map(({ caseId, title }) => ({ caseId, title, where }));
    }),
  );
  const matching = lists.flat().filter(({ title }) => words.every((word) => plain(title).includes(word)));
  const openable = await Promise.all(
    matching.slice(0, LOOKED_AT).map(async ({ caseId, title, where }) => {
      const href = await wayTo(caseId, seeker, cases);
      return href === undefined ? [] : [{ title, where, href }];
    }),
  );
  return { found: openable.flat(), more: matching.length > LOOKED_AT };
}

/** The page of a case, when the reader may open it. */
async function wayTo(caseId: CaseId, seeker: Seeker, cases: Cases): Promise<string | undefined> {
  const found = await cases.readCase(caseId);
  if (found === undefined) return undefined;
  if (found.process === PLAN_ISSUE) return planWay(caseId, '', seeker, cases);
  if (found.process === OBLIGATION) return rowWay(caseId, seeker, cases);
  return caseWay(found, seeker, cases);
}

async function planWay(
  plan: CaseId,
  below: string,
  { access, organisation }: Seeker,
  cases: Cases,
): Promise<string | undefined> {
  const draft = await cases.readDocument(draftDocument, plan);
  return draft !== undefined && mayReadPlan(access, organisation, draft.value)
    ? `/ke-hoach/${plan}${below}`
    : undefined;
}

/** A row of a plan is the case `<plan>.<key>`, with its revision behind. */
async function rowWay(caseId: CaseId, seeker: Seeker, cases: Cases): Promise<string | undefined> {
  const [plan = '', key = ''] = caseId.split('.');
  const planId = caseIdSchema.safeParse(plan);
  return planId.success ? planWay(planId.data, `/dong/${key}`, seeker, cases) : undefined;
}

const PAGES: Readonly<Record<string, string>> = {
  'tthc-announce': '/cong-bo',
  pakn: '/pakn',
  'impact-assessment': '/du-thao',
  'tthc-review': '/ra-soat',
  inspection: '/kiem-tra',
};

/** Announcements are everybody's to read; of the others who may read every unit that has work in it. */
async function caseWay({ process, caseId }: Case, { access }: Seeker, cases: Cases): Promise<string | undefined> {
  const page = PAGES[process];
  if (page === undefined) return undefined;
  const href = `${page}/${encodeURIComponent(caseId)}`;
  if (process === 'tthc-announce') return href;
  const tasks: readonly Task[] = await cases.tasksOf(caseId);
  return tasks.length > 0 && tasks.every(({ unit }) => access.mayRead(unit)) ? href : undefined;
}
