/** The board «Đã công bố, chưa công khai», and what is on its way to a signature. */
import type { FC } from 'hono/jsx';
import { partsOf, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { DownloadLinks, SHEETS_AND_WORD, type NamedList } from '#shared/ui/list-download.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { boardOf, casePath } from '../domain/announcement.ts';
import { announcementBoard, type AnnouncementBoard, type BoardRow } from '../domain/board.ts';
import { draftingUnitsOf } from '../domain/rights.ts';
import { announcementsFile, boardCells, type BoardNames } from './board-export.ts';
import { nameOfUnit, type PagePorts } from './context.ts';
import { BOARD, START } from './paths.ts';

interface BoardProps extends AnnouncementBoard {
  readonly names: BoardNames;
  readonly mayStart: boolean;
  readonly today: PlainDate;
}

const COLUMNS = ['Hồ sơ', 'Còn phải làm', 'Hạn gần nhất', 'Tình trạng'].map((header) => ({ header }));

const BoardPage: FC<BoardProps> = ({ unpublished, unsigned, names, mayStart }) => (
  <>
    <h1 class="govuk-heading-l">Công bố, công khai thủ tục hành chính</h1>
    {mayStart && <ButtonLink href={START}>Nhập quyết định của Bộ</ButtonLink>}
    <Table
      caption={`Đã công bố, chưa công khai đủ: ${unpublished.length} hồ sơ`}
      columns={COLUMNS}
      rows={unpublished.map((row) => cellsOf(row, names))}
      emptyText="Mọi quyết định đã ký đều đã công khai đủ."
    />
    {unpublished.length > 0 && (
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => `${BOARD}/chua-cong-khai.${format}`}
        what="hồ sơ chưa công khai đủ"
      />
    )}
    <Table
      caption={`Chưa ký quyết định: ${unsigned.length} hồ sơ`}
      columns={COLUMNS}
      rows={unsigned.map((row) => cellsOf(row, names))}
      emptyText="Không có hồ sơ nào đang chờ ký."
    />
    {unsigned.length > 0 && (
      <DownloadLinks formats={SHEETS_AND_WORD} hrefOf={(format) => `${BOARD}/chua-ky.${format}`} what="hồ sơ chưa ký" />
    )}
  </>
);

const cellsOf = (row: BoardRow, names: BoardNames) => [
  <a class="govuk-link" href={casePath(row.caseId)}>
    {row.title}
  </a>,
  row.open.map((task) => `${names.taskName(task.taskId)} (${names.unitName(task.unit)})`).join('; '),
  row.due === null ? '' : formatDate(row.due),
  row.daysLate > 0 ? <Tag colour="red">{`Chậm ${row.daysLate} ngày`}</Tag> : <Tag colour="blue">Trong hạn</Tag>,
];

/** Announcements of this year and the last: none is under way for longer. */
async function readBoard({ cases }: PagePorts, today: PlainDate): Promise<AnnouncementBoard> {
  const { year } = partsOf(today);
  const boards = await Promise.all([year, year - 1].map((each) => cases.boardOf(boardOf(each))));
  return announcementBoard(boards, today);
}

const namesIn = (context: PageContext): BoardNames => ({
  unitName: (unit) => nameOfUnit(context.var.reference.organisation, unit, context),
  ...boardCells(context.var.reference),
});

export const showBoard =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { today } = context.var;
    const board = await readBoard(pages, today);
    const mayStart = draftingUnitsOf(signedIn(context).access).length > 0;
    const props = { ...board, mayStart, today, names: namesIn(context) };
    return context.var.page(<BoardPage {...props} />, { title: 'Công bố, công khai thủ tục hành chính' });
  };

/** What is not published yet, and what waits for a signature. */
const LISTS = {
  'chua-cong-khai': ['unpublished', 'Đã công bố, chưa công khai đủ'],
  'chua-ky': ['unsigned', 'Chưa ký quyết định công bố'],
} as const;

export const boardFile =
  (pages: PagePorts, name: keyof typeof LISTS) =>
  async (context: PageContext): Promise<NamedList> => {
    const [kind, title] = LISTS[name];
    const board = await readBoard(pages, context.var.today);
    return { name, ...announcementsFile(title, board[kind], namesIn(context)) };
  };
