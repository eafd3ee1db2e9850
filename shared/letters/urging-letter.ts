/**
 * Công văn đôn đốc: which units are late with what, by how many working days, and until when they are to finish. One
 * letter for all units, or one for each by giving the work of one.
 */
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Calendar } from '#shared/calendar/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { cm, HEAD_SIZE, run, TEXT_WIDTH } from './layout.ts';
import { bodyParagraph, writeLetter, type OfficialLetter } from './official-letter.ts';

export interface OverdueWork {
  readonly unit: string;
  readonly what: string;
  /** Where it is asked for, e.g. «Mục II.9». */
  readonly source: string;
  /** The lenient due date: from the next day on the work is overdue. */
  readonly due: PlainDate;
}

export interface UrgingLetter extends Omit<OfficialLetter, 'about' | 'to'> {
  /** The plan by number, date and issuer, e.g. «Quyết định số 467/QĐ-UBND ngày 05/03/2024 của Chủ tịch UBND tỉnh». */
  readonly plan: string;
  readonly overdue: readonly OverdueWork[];
  /** By when the work is to be finished and reported. */
  readonly finishBy: PlainDate;
}

const ABOUT = 'đôn đốc thực hiện nhiệm vụ kiểm soát thủ tục hành chính quá hạn';

/** The Word file. Days late are working days after the due date up to and with the letter's date. */
export function urgingLetter(letter: UrgingLetter, calendar: Calendar): Promise<Uint8Array> {
  const byUnit = Map.groupBy(letter.overdue, ({ unit }) => unit);
  const units = [...byUnit.keys()];
  return writeLetter({ ...letter, about: ABOUT, to: units }, [
    ...openingOf(letter, units).map(bodyParagraph),
    new Paragraph({ spacing: { after: 120 } }),
    overdueTable(byUnit, letter.date, calendar),
    ...closingOf(letter, units).map(bodyParagraph),
  ]);
}

const openingOf = ({ plan, date, head, overdue }: UrgingLetter, units: readonly string[]): string[] => [
  `Thực hiện ${plan}, qua theo dõi đến hết ngày ${formatDate(date)}, ${head.body} nhận thấy còn ` +
    `${overdue.length} nhiệm vụ${units.length > 1 ? ` của ${units.length} cơ quan, đơn vị, địa phương` : ''} ` +
    `đã quá thời hạn hoàn thành, cụ thể như sau:`,
];

const closingOf = ({ finishBy }: UrgingLetter, units: readonly string[]): string[] => [
  `Đề nghị ${units.length === 1 ? units.join() : 'các cơ quan, đơn vị, địa phương nêu trên'} hoàn thành các nhiệm vụ ` +
    `quá hạn chậm nhất ngày ${formatDate(finishBy)} và cập nhật sản phẩm (số, ngày văn bản, tệp hoặc đường dẫn) trên ` +
    `hệ thống theo dõi; trường hợp chưa thể hoàn thành thì nêu rõ nguyên nhân và đề nghị gia hạn trước ngày này./.`,
];

const WIDTHS = [cm(1.4), cm(7.4), cm(2.4), cm(2.5), TEXT_WIDTH - cm(13.7)] as const;
const HEADERS = ['STT', 'Nhiệm vụ', 'Căn cứ', 'Thời hạn', 'Quá hạn (ngày làm việc)'] as const;

function overdueTable(byUnit: ReadonlyMap<string, readonly OverdueWork[]>, date: PlainDate, calendar: Calendar): Table {
  const rows = [...byUnit].flatMap(([unit, work]) => [
    unitRow(unit, work.length),
    ...work.toSorted(byDue).map(({ what, source, due }, i) => {
      const late = calendar.workingDaysBetween(due, date);
      return tableRow([String(i + 1), what, source, formatDate(due), String(late)]);
    }),
  ]);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...WIDTHS],
    layout: TableLayoutType.FIXED,
    rows: [tableRow(HEADERS, { bold: true, tableHeader: true }), ...rows],
  });
}

const byDue = (a: OverdueWork, b: OverdueWork): number => (a.due < b.due ? -1 : Number(a.due > b.due));

/** The unit over its work, across all columns. */
const unitRow = (unit: string, works: number): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: WIDTHS.length,
        margins: CELL_MARGINS,
        // The unit's name stays on the page of its first task.
        children: [
          new Paragraph({ keepNext: true, children: [run(`${unit} (${works})`, { bold: true, size: HEAD_SIZE })] }),
        ],
      }),
    ],
  });

const CELL_MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };

const tableRow = (texts: readonly string[], { bold = false, tableHeader = false } = {}): TableRow =>
  new TableRow({
    tableHeader,
    cantSplit: true,
    children: texts.map(
      (text, i) =>
        new TableCell({
          width: { size: WIDTHS[i] ?? 0, type: WidthType.DXA },
          margins: CELL_MARGINS,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new Paragraph({
              alignment: bold || i !== 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: [run(text, { bold, size: HEAD_SIZE })],
            }),
          ],
        }),
    ),
  });
