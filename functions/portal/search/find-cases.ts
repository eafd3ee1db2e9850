/**
 * Search over everything that has a title – plans, their rows, announcements, petitions, drafts, reviews, reports – and over
 * the numbers of the documents that prove work. The boards are in memory and matched without regard to marks and case
 * (shared/decisions/0040); of what matches, only what the reader may open is found.
 */
import type { Access } from '#shared/access/access.ts';
import type { Board, BoardCase, BoardTask, Case, CaseId, CaseTable, LiveBoards, Task } from '#shared/casework/index.ts';
import { onceFor } from '#shared/kernel/once-for.ts';
import type { Organisation } from '#shared/org/index.ts';
import { caseIdSchema } from '#shared/casework/index.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import { boardName } from '#functions/daily/domain/board-names.ts';
import { plain } from '#functions/obligation/domain/work.ts';
import { draftDocument, PLAN_ISSUE } from '#functions/plan-issue/domain/draft.ts';
import { mayRead as mayReadPlan } from '#functions/plan-issue/domain/rights.ts';

type Cases = Pick<CaseTable, 'boards' | 'closedBoards' | 'readCase' | 'readDocument' | 'tasksOf'>;

export interface SearchPorts {
  readonly cases: Cases;
  readonly boards: LiveBoards;
  readonly taskPath: (task: Pick<Task, 'process' | 'caseId' | 'taskId'>) => string;
}

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

export interface Sought {
  readonly typed: string;
  /** Also what stands on boards that were put away. */
  readonly closed: boolean;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

export async function findCases({ typed, closed, now }: Sought, seeker: Seeker, ports: SearchPorts): Promise<Findings> {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  if (words.join('').length < SHORTEST) return { found: [], more: false };
  const { cases, boards } = ports;
  const listing = Promise.all([cases.boards(), closed ? cases.closedBoards() : []]).then((lists) => [
    ...new Map(lists.flat().map((one) => [one.board, one])).values(),
  ]);
  const names = listing.then((listed) => listed.map(({ board }) => board));
  const [listed, read] = await Promise.all([listing, boards.boardsOf(names, now)]);
  const matching = read.flatMap((board, place) => {
    const one = listed[place];
    return one === undefined ? [] : matchesOf(board, boardName(one), words);
  });
  const openable = await Promise.all(
    matching.slice(0, LOOKED_AT).map(async ({ caseId, task, ...match }) => {
      const href = task === undefined ? await wayTo(caseId, seeker, cases) : await taskWay(task, seeker, ports);
      return href === undefined ? [] : [{ ...match, href }];
    }),
  );
  return { found: openable.flat(), more: matching.length > LOOKED_AT };
}

interface Match extends Omit<Found, 'href'> {
  readonly caseId: CaseId;
  /** Whose document it is; undefined when the title of the case matched. */
  readonly task?: BoardTask;
}

const plainTitle = onceFor(({ title }: BoardCase) => plain(title));
const plainNumber = onceFor(({ evidence }: BoardTask) => (evidence === null ? '' : plain(evidence.number)));

function matchesOf(board: Board, where: string, words: readonly string[]): readonly Match[] {
  const hasAll = (text: string): boolean => words.every((word) => text.includes(word));
  const titled = board.cases.filter((one) => hasAll(plainTitle(one)));
  const proven = board.tasks.filter((task) => task.evidence !== null && hasAll(plainNumber(task)));
  const titles = new Map(proven.length === 0 ? [] : board.cases.map(({ caseId, title }) => [caseId, title]));
  return [
    ...titled.map(({ caseId, title }) => ({ caseId, title, where })),
    ...proven.map((task) => {
      const document = `Văn bản số ${task.evidence?.number ?? ''}`;
      return { caseId: task.caseId, task, title: titles.get(task.caseId) ?? document, where: `${document} · ${where}` };
    }),
  ];
}

/** The page of a task that a document proves. */
async function taskWay(
  { caseId, taskId, unit }: BoardTask,
  { access }: Seeker,
  { cases, taskPath }: SearchPorts,
): Promise<string | undefined> {
  if (!access.mayRead(unit)) return undefined;
  const found = await cases.readCase(caseId);
  return found === undefined ? undefined : taskPath({ process: found.process, caseId, taskId });
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

/** A period's case is everybody's board; what a unit sent in it has cases of its own, read on its page. */
const PERIOD = /^report_([^_]+)$/u;

/** Announcements are everybody's to read; of the others who may read every unit that has work in it. */
async function caseWay({ process, caseId }: Case, { access }: Seeker, cases: Cases): Promise<string | undefined> {
  if (process === 'quarterly-report') {
    const period = PERIOD.exec(caseId)?.[1];
    return period === undefined ? undefined : `/bao-cao/${encodeURIComponent(period)}`;
  }
  const page = PAGES[process];
  if (page === undefined) return undefined;
  const href = `${page}/${encodeURIComponent(caseId)}`;
  if (process === 'tthc-announce') return href;
  const tasks: readonly Task[] = await cases.tasksOf(caseId);
  return tasks.length > 0 && tasks.every(({ unit }) => access.mayRead(unit)) ? href : undefined;
}
