import {
  boardsBeginning,
  newestRounds,
  timelinessOf,
  type Board,
  type BoardTask,
  type CaseStore,
  type Timeliness,
} from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { MOST_LISTED, type Figure, type Figures } from '../domain/losses.ts';
import { firstDayOf, lastDayOf, type MonthId } from '../domain/month.ts';
import type { SystemFigure } from '../domain/scale.ts';

/** Processes are known here by these names only. */
const ANNOUNCE = 'tthc-announce';
const PAKN = 'pakn';

/** A task that counts for a unit, which need not be its own: an announcement counts for the department that drafts it. */
interface Counted {
  readonly unit: UnitId;
  readonly task: BoardTask;
}

/**
 * What the system's own cases say of units in a month: announcements signed, publications done and petitions handled in
 * time or late within it, and those still to be done at its end though their day had passed.
 */
export async function readFigures(
  units: readonly UnitId[],
  month: MonthId,
  today: PlainDate,
  store: Pick<CaseStore, 'boards' | 'boardOf'>,
): Promise<Figures> {
  const [announcing, petitions] = await Promise.all([
    boardsBeginning(`${ANNOUNCE}#`, store),
    boardsBeginning(`${PAKN}#`, store),
  ]);
  const sources = [
    ['tthc-announced', ANNOUNCE, announcing.flatMap(announcements)],
    ['tthc-published', ANNOUNCE, announcing.flatMap((board) => lastRounds(board, 'publish-'))],
    ['pakn-handled', PAKN, petitions.flatMap((board) => lastRounds(board, 'handle-'))],
  ] as const;
  const window = { from: firstDayOf(month), to: lastDayOf(month) };
  const figuresOf = (unit: UnitId): readonly Figure[] =>
    sources.flatMap(([figure, process, counted]) => {
      const own = counted.filter((each) => each.unit === unit).map(({ task }) => task);
      return figureOf(figure, process, timelinessOf(own, window, today), window.to);
    });
  return Object.fromEntries(
    units.flatMap((unit) => {
      const figures = figuresOf(unit);
      return figures.length === 0 ? [] : [[unit, [...figures]]];
    }),
  );
}

function figureOf(
  figure: SystemFigure,
  process: string,
  { onTime, late, overdue }: Timeliness,
  end: PlainDate,
): readonly Figure[] {
  const all = [...late, ...overdue];
  if (onTime.length + all.length === 0) return [];
  const tasks = all.slice(0, MOST_LISTED).flatMap(({ caseId, taskId, due, finishedOn }) => {
    const done = finishedOn !== null && finishedOn <= end ? finishedOn : null;
    return due === null ? [] : [{ caseId, taskId, process, due: due.lenient, finishedOn: done }];
  });
  return [{ figure, onTime: onTime.length, late: all.length, tasks }];
}

/** Of the tasks of a kind the newest of each case and unit. */
const lastRounds = ({ tasks }: Board, prefix: string): readonly Counted[] =>
  newestRounds(tasks.filter(({ taskId }) => taskId.startsWith(prefix))).map((task) => ({ unit: task.unit, task }));

/** Of each announcement its signature, or the step before that it waits in, for the department that drafted it. */
function announcements({ tasks }: Board): readonly Counted[] {
  return [...Map.groupBy(tasks, ({ caseId }) => caseId).values()].flatMap((ofCase) => {
    const unit = ofCase.find(({ taskId }) => taskId.startsWith('draft-'))?.unit;
    const signatures = ofCase.filter(({ taskId }) => taskId.startsWith('signature-'));
    const isSigned = ofCase.some(({ taskId }) => taskId.startsWith('publish-'));
    const waitsIn = ofCase.filter(({ taskId, state }) => !taskId.startsWith('publish-') && state === 'open');
    const task = isSigned ? newestRounds(signatures).at(-1) : waitsIn.at(-1);
    return unit === undefined || task === undefined ? [] : [{ unit, task }];
  });
}
