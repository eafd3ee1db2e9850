/** The board as a file: a line for each publication still owed. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { ListFile } from '#shared/list-files/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import { decisionStepOf, publicationOf, rulesDocument } from '../domain/announcement.ts';
import type { BoardRow } from '../domain/board.ts';

export interface BoardNames {
  readonly unitName: (unit: UnitId) => string;
  readonly taskName: (taskId: string) => string;
}

const STEPS = { draft: 'Soạn dự thảo', check: 'Kiểm soát chất lượng', signature: 'Ký quyết định' } as const;

/** What a task is called on the board. */
export function boardCells(reference: Reference): Pick<BoardNames, 'taskName'> {
  const { publications } = reference.get(rulesDocument);
  return {
    taskName: (taskId) => {
      const step = decisionStepOf(taskId)?.step;
      if (step !== undefined) return STEPS[step];
      const id = publicationOf(taskId);
      return publications.find((publication) => publication.id === id)?.name ?? taskId;
    },
  };
}

const COLUMNS = [
  { header: 'Hồ sơ', width: 60 },
  { header: 'Hình thức công khai', width: 36 },
  { header: 'Đơn vị', width: 36 },
  { header: 'Hạn', width: 14 },
  { header: 'Chậm (ngày)', width: 12 },
];

/** A line for each step still owed; `unsigned` cases have one, their next step. */
export const announcementsFile = (
  title: string,
  rows: readonly BoardRow[],
  { unitName, taskName }: BoardNames,
): ListFile => ({
  title,
  columns: COLUMNS,
  rows: rows.flatMap(({ title: name, open, daysLate }) =>
    open.map(({ taskId, unit, due }) => [
      name,
      taskName(taskId),
      unitName(unit),
      due === null ? '' : formatDate(due.lenient),
      daysLate > 0 ? daysLate : '',
    ]),
  ),
});
