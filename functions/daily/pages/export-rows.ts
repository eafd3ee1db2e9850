/** Rows of a board as a file. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { ListFile } from '#shared/list-files/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import type { CountedRow } from './read-rows.ts';

const COLUMNS = [
  { header: 'Việc', width: 60 },
  { header: 'Đơn vị', width: 36 },
  { header: 'Nguồn', width: 36 },
  { header: 'Hạn', width: 14 },
  { header: 'Tình trạng', width: 22 },
];

interface Exported {
  readonly title: string;
  readonly about: readonly string[];
  readonly rows: readonly CountedRow[];
  readonly organisation: Organisation;
  readonly date: PlainDate;
}

export const boardFile = ({ title, about, rows, organisation, date }: Exported): ListFile => ({
  title,
  about,
  columns: COLUMNS,
  rows: rows.map(({ row, source }) => [
    row.title,
    organisation.nameOn(row.unit, date) ?? row.unit,
    source,
    dueWords(row),
    stateWords(row, date).text,
  ]),
});
