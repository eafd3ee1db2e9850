/**
 * The apology for a dossier that will not be ready on its day: applicant, kind of dossier, receipt number, state, cause
 * and new date. Nghị định 61/2018/NĐ-CP obliges the body that is late to write it before the appointed day.
 */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { bodyParagraph, writeLetter, type OfficialLetter } from './official-letter.ts';

export interface LateDossier {
  readonly applicant: string;
  /** The procedure, e.g. «cấp giấy phép xây dựng nhà ở riêng lẻ». */
  readonly fileType: string;
  readonly receiptNumber: string;
  readonly receivedOn: PlainDate;
  /** The day promised on the receipt. */
  readonly promisedOn: PlainDate;
  /** Where the dossier is now. */
  readonly state: string;
  readonly cause: string;
  readonly newDate: PlainDate;
  /** Whom to ask, e.g. a telephone number; null for none. */
  readonly contact: string | null;
}

export interface ApologyLetter extends Omit<OfficialLetter, 'about' | 'to'> {
  readonly dossier: LateDossier;
}

const ABOUT = 'xin lỗi và hẹn lại ngày trả kết quả hồ sơ';

export const apologyLetter = (letter: ApologyLetter): Promise<Uint8Array> =>
  writeLetter(
    { ...letter, about: ABOUT, to: [`Ông/bà ${letter.dossier.applicant}`] },
    signed(apologyParagraphs(letter.head.body, letter.dossier)).map(bodyParagraph),
  );

/** What the letter says; the mail to the applicant says the same. */
export function apologyParagraphs(body: string, dossier: LateDossier): readonly string[] {
  const { fileType, receiptNumber, receivedOn, promisedOn, state, cause, newDate, contact } = dossier;
  return [
    `${body} đã tiếp nhận hồ sơ ${fileType} của ông/bà, mã số ${receiptNumber}, ngày ${formatDate(receivedOn)}, ` +
      `hẹn trả kết quả ngày ${formatDate(promisedOn)}.`,
    `Tình trạng hồ sơ: ${state}.`,
    `Lý do chậm: ${cause}.`,
    `${body} chân thành xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả ngày ${formatDate(newDate)}.`,
    ...(contact === null ? [] : [`Khi cần trao đổi, xin ông/bà liên hệ ${contact}.`]),
  ];
}

/** The text of an official letter ends with «./.». */
const signed = (paragraphs: readonly string[]): readonly string[] =>
  paragraphs.map((text, i) => (i === paragraphs.length - 1 ? text.replace(/\.?$/u, './.') : text));
