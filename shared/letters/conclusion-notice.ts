/**
 * What an inspection found and what the unit is to do about it: «Thông báo kết luận kiểm tra», or the report of a unit
 * that inspected itself.
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
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { cm, HEAD_SIZE, INDENT, run, TEXT_WIDTH } from './layout.ts';
import { bodyParagraph, writeLetter, type OfficialLetter } from './official-letter.ts';

export interface ConclusionNotice extends Omit<OfficialLetter, 'about' | 'to' | 'kind'> {
  readonly unit: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The decision that appointed the team; null for a unit that inspected itself. */
  readonly team: { readonly number: string; readonly date: PlainDate } | null;
  readonly findings: readonly { readonly what: string; readonly result: string; readonly text: string }[];
  readonly summary: string;
  /** Days are calendar days from the day of the document. */
  readonly recommendations: readonly { readonly what: string; readonly days: number }[];
}

const ABOUT = 'công tác kiểm soát thủ tục hành chính';

/** The Word file; number and day are blank, since they are given when it is issued. */
export function conclusionNotice(notice: ConclusionNotice): Promise<Uint8Array> {
  const { team, unit, summary } = notice;
  const title =
    team === null
      ? { kind: 'Báo cáo', about: `Kết quả tự kiểm tra ${ABOUT} của ${unit}` }
      : { kind: 'Thông báo', about: `Kết luận kiểm tra ${ABOUT} tại ${unit}` };
  return writeLetter({ ...notice, ...title, to: [] }, [
    bodyParagraph(openingOf(notice)),
    heading('I. Kết quả kiểm tra'),
    findingsTable(notice.findings),
    heading('II. Kết luận'),
    ...summary
      .split(/\r?\n/u)
      .filter((line) => line.trim() !== '')
      .map(bodyParagraph),
    heading(team === null ? 'III. Việc phải khắc phục' : 'III. Kiến nghị'),
    ...closingOf(notice).map(bodyParagraph),
  ]);
}

function openingOf({ team, unit, from, to, head }: ConclusionNotice): string {
  const days = from === to ? `ngày ${formatDate(from)}` : `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
  return team === null
    ? `Trong thời gian ${days}, ${unit} đã tự kiểm tra ${ABOUT} tại đơn vị. Kết quả như sau:`
    : `Thực hiện Quyết định số ${team.number} ngày ${formatDate(team.date)} về việc thành lập Đoàn kiểm tra, ${days}, ` +
        `Đoàn kiểm tra đã làm việc tại ${unit}. ${head.body} thông báo kết luận như sau:`;
}

function closingOf({ recommendations, unit, team }: ConclusionNotice): readonly string[] {
  if (recommendations.length === 0) return ['Không có./.'];
  const list = recommendations.map(
    ({ what, days }, i) => `${String(i + 1)}. ${what} (thời hạn ${String(days)} ngày kể từ ngày ký văn bản này).`,
  );
  return team === null
    ? [...list, 'Đơn vị tổ chức khắc phục theo thời hạn nêu trên./.']
    : [...list, `Yêu cầu ${unit} thực hiện và gửi minh chứng theo thời hạn nêu trên./.`];
}

const heading = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    indent: { firstLine: INDENT },
    spacing: { before: 160, after: 80 },
    children: [run(text, { bold: true })],
  });

const WIDTHS = [cm(1.2), cm(6.2), cm(2.6), TEXT_WIDTH - cm(10)] as const;
const HEADERS = ['STT', 'Nội dung kiểm tra', 'Kết quả', 'Tồn tại, ghi chú'] as const;

const findingsTable = (findings: ConclusionNotice['findings']): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...WIDTHS],
    layout: TableLayoutType.FIXED,
    rows: [
      tableRow(HEADERS, true),
      ...findings.map(({ what, result, text }, i) => tableRow([String(i + 1), what, result, text], false)),
    ],
  });

const tableRow = (texts: readonly string[], isHeader: boolean): TableRow =>
  new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: texts.map(
      (text, i) =>
        new TableCell({
          width: { size: WIDTHS[i] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new Paragraph({
              alignment: isHeader || i % 2 === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: [run(text, { bold: isHeader, size: HEAD_SIZE })],
            }),
          ],
        }),
    ),
  });
