/** Who writes, under which number, where and when: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1–4. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { blank, centred, cm, HEAD_SIZE, rule, run, sideBySide, TEXT_WIDTH } from './layout.ts';
import type { OfficialLetter } from './official-letter.ts';

const LEFT = cm(6.4);
const RIGHT = TEXT_WIDTH - LEFT;
const upper = (text: string): string => text.toLocaleUpperCase('vi');

export const letterHead = (letter: OfficialLetter): readonly (Table | Paragraph)[] => [
  sideBySide({ width: LEFT, content: bodyNames(letter) }, { width: RIGHT, content: country() }),
  sideBySide({ width: LEFT, content: numberAndSubject(letter) }, { width: RIGHT, content: [placeAndDate(letter)] }),
];

const bodyNames = ({ head: { superior, body } }: OfficialLetter): Paragraph[] => [
  ...(superior === null ? [] : [centred(upper(superior), { size: HEAD_SIZE - 2 })]),
  centred(upper(body), { bold: true, size: HEAD_SIZE - 2 }),
  rule(LEFT, cm(2.2)),
];

const country = (): Paragraph[] => [
  centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: HEAD_SIZE - 2 }),
  centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: HEAD_SIZE }),
  rule(RIGHT, cm(5.6)),
];

/** A document with a kind of its own («THÔNG BÁO») says what it is about in its title instead. */
const numberAndSubject = ({ head: { symbol }, kind, about }: OfficialLetter): Paragraph[] => [
  spaced([run('Số:', { size: HEAD_SIZE }), blank(14, { size: HEAD_SIZE }), run(`/${symbol}`, { size: HEAD_SIZE })]),
  ...(kind === undefined ? [centred(`V/v ${about}`, { size: HEAD_SIZE - 2 })] : []),
];

/** The kind of the document over what it is about (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5). */
export const documentTitle = ({ kind, about }: OfficialLetter): readonly Paragraph[] =>
  kind === undefined
    ? []
    : [
        new Paragraph({ spacing: { before: 240 } }),
        centred(upper(kind), { bold: true }),
        centred(about, { bold: true }),
        rule(TEXT_WIDTH, cm(3.5)),
      ];

const placeAndDate = ({ head: { place }, date }: OfficialLetter): Paragraph => {
  const italics = { italics: true, size: HEAD_SIZE };
  return spaced([run(`${place}, ngày`, italics), blank(8, italics), run(monthAndYear(date), italics)]);
};

const spaced = (children: ReturnType<typeof run>[]): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120 }, children });

/** The day is written when the letter is signed; months 1 and 2 are printed with a zero (Phụ lục I, mục II.4). */
function monthAndYear(date: PlainDate): string {
  const { year, month } = partsOf(date);
  return `tháng ${month < 3 ? `0${month}` : month} năm ${year}`;
}
