/**
 * An official letter (công văn) as Nghị định 30/2020/NĐ-CP, Phụ lục I lays it out, as a Word file to be signed: number,
 * day and the signer's name are blank, since they are given when it is issued.
 */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, type Table } from 'docx';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { BODY_SIZE, cm, FONT, INDENT, pageHeader, run } from './layout.ts';
import { documentTitle, letterHead } from './letter-head.ts';
import { letterFoot } from './letter-foot.ts';
import { recipients } from './recipients.ts';

export interface LetterHead {
  /** The body above, e.g. «UBND tỉnh Quảng Nam»; null for a committee. */
  readonly superior: string | null;
  readonly body: string;
  /** What follows the number, e.g. «VP-KSTTHC». */
  readonly symbol: string;
  readonly place: string;
}

export interface Signer {
  /** Each on a line of its own, e.g. «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH». */
  readonly titles: readonly string[];
}

export interface OfficialLetter {
  readonly head: LetterHead;
  /** «Thông báo», «Báo cáo»: the title of a document that is no công văn. */
  readonly kind?: string;
  /** Month and year are printed, the day is left blank. */
  readonly date: PlainDate;
  /** What it is about, without «V/v». */
  readonly about: string;
  readonly to: readonly string[];
  readonly signer: Signer;
  /** «Nơi nhận» beside the recipients («Như trên») and the archive. */
  readonly copies: readonly string[];
  /** Who keeps it, e.g. «VT, KSTTHC». */
  readonly archive: string;
}

/** Margins of Phụ lục I: 20–25 mm above and below, 30–35 mm left, 15–20 mm right. */
const MARGIN = { top: cm(2), bottom: cm(2), left: cm(3), right: cm(2) };

/** The bytes of the Word file. */
export async function writeLetter(letter: OfficialLetter, body: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  const document = new Document({
    title: letter.about,
    creator: letter.head.body,
    styles: { default: { document: { run: { font: FONT, size: BODY_SIZE, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: cm(21), height: cm(29.7) }, margin: MARGIN } },
        headers: { default: pageHeader() },
        children: [
          ...letterHead(letter),
          ...documentTitle(letter),
          ...recipients(letter.to),
          ...body,
          ...letterFoot(letter),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A paragraph of the text: justified, first line indented, 6 pt apart. */
export const bodyParagraph = (text: string): Paragraph =>
  new Paragraph({
    children: [run(text)],
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { before: 120, line: 276, lineRule: LineRuleType.AUTO },
  });
