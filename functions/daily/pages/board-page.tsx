import type { FC } from 'hono/jsx';
import type { Access } from '#shared/access/access.ts';
import { addDays, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { DownloadLinks, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { COUNTS } from '../domain/digest-rows.ts';
import { mondayOf } from '../domain/heat-map.ts';
import { boardHref, COUNT_WORDS, exportHref, taskHref, unitHref, type BoardView } from '../domain/links.ts';
import { withCount, type CountedRow, type Rows } from './read-rows.ts';

const ROWS_A_PAGE = 100;

/** Boards of other kinds that the reader may open. */
export interface OtherBoard {
  readonly text: string;
  readonly href: string;
}

export interface BoardPageProps extends Rows {
  readonly otherBoards: readonly OtherBoard[];
  readonly board: string | null;
  readonly view: BoardView;
  readonly organisation: Organisation;
  readonly access: Access;
  /** 1-based. */
  readonly page: number;
}

export const pageTitle = ({ name, view }: Pick<BoardPageProps, 'name' | 'view'>): string =>
  [name ?? 'Bảng theo dõi', view.count === null ? undefined : COUNT_WORDS[view.count].label]
    .filter((text) => text !== undefined)
    .join(' – ');

/** Exactly the rows that a number counts, beside the other numbers of the same rows. */
export const BoardPage: FC<BoardPageProps> = (props) => {
  const { board, view, rows, page } = props;
  const shown = withCount(rows, view.count);
  const pageCount = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  const current = Math.min(page, pageCount);
  const onPage = shown.slice((current - 1) * ROWS_A_PAGE, current * ROWS_A_PAGE);
  return (
    <>
      <h1 class="govuk-heading-l">{pageTitle(props)}</h1>
      <InsetText>{whenAndWhose(props)}</InsetText>
      {board === null && <OtherBoards {...props} />}
      <Numbers {...props} />
      <Table
        caption={`${String(shown.length)} việc`}
        columns={['Việc', 'Đơn vị', 'Nguồn', 'Hạn', 'Tình trạng'].map((header) => ({ header }))}
        rows={onPage.map((row) => cellsOf(row, props))}
        emptyText={rows.length === 0 ? 'Không có việc nào ông/bà được xem ở đây.' : 'Không có việc nào như vậy.'}
      />
      <Pagination current={current} pageCount={pageCount} hrefOf={(next) => boardHref(board, view, next)} />
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => exportHref(board, view, format)}
        what="bảng theo dõi"
      />
    </>
  );
};

const OtherBoards: FC<Pick<BoardPageProps, 'otherBoards'>> = ({ otherBoards }) => (
  <nav aria-label="Các bảng khác">
    <ul class="govuk-list dh-actions">
      {otherBoards.map(({ text, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const nameOf = (organisation: Organisation, unit: UnitId, date: PlainDate): string =>
  organisation.nameOn(unit, date) ?? unit;

export function whenAndWhose({
  view,
  date,
  organisation,
}: Pick<BoardPageProps, 'view' | 'date' | 'organisation'>): string {
  const when =
    view.date === null
      ? `Tình hình hiện nay, ngày ${formatDate(date)}.`
      : `Số liệu sáng ${formatDate(date)}, như trong thư của ngày đó; việc làm sau đó chưa được tính.`;
  const week =
    view.week === null
      ? ''
      : ` Đến hạn trong tuần ${formatDate(mondayOf(view.week))} – ${formatDate(addDays(mondayOf(view.week), 6))}.`;
  const since = view.since === null ? '' : ` Thay đổi tính từ ${formatDate(view.since)}.`;
  const units = [view.committee, view.unit].filter((unit) => unit !== null);
  const whose = units.map((unit) => nameOf(organisation, unit, date)).join(', ');
  return `${when}${week}${since}${whose === '' ? '' : ` Phạm vi: ${whose}.`}`;
}

/** Every number of these rows, each a link to its own. */
const Numbers: FC<BoardPageProps> = ({ board, view, rows }) => {
  const tally = Map.groupBy(
    rows.flatMap(({ counts }) => counts),
    (count) => count,
  );
  return (
    <ul class="govuk-list">
      {COUNTS.filter((count) => view.date !== null || !isOfThePast(count)).map((count) => (
        <li>
          <a
            class="govuk-link"
            href={boardHref(board, { ...view, count })}
            aria-current={view.count === count ? 'true' : undefined}
          >
            {COUNT_WORDS[count].label}: {tally.get(count)?.length ?? 0}
          </a>
        </li>
      ))}
      <li>
        <a class="govuk-link" href={boardHref(board, { ...view, count: null })}>
          {view.date === null ? 'Tất cả' : 'Tất cả các việc trên'}: {rows.length}
        </a>
      </li>
    </ul>
  );
};

/** What has changed is told by mornings only: how things stand now has no yesterday. */
const isOfThePast = (count: (typeof COUNTS)[number]): boolean =>
  count === 'newlyOverdue' || count === 'finished' || count === 'extended' || count === 'opened';

const cellsOf = ({ row, source }: CountedRow, { organisation, date, access }: BoardPageProps) => [
  <a class="govuk-link" href={taskHref(row)}>
    {row.title}
  </a>,
  access.mayRead(row.unit) ? (
    <a class="govuk-link" href={unitHref(row.unit)}>
      {nameOf(organisation, row.unit, date)}
    </a>
  ) : (
    nameOf(organisation, row.unit, date)
  ),
  source,
  dueWords(row),
  <TaskStateTag task={row} today={date} />,
];
