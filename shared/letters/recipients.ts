/**
 * «Kính gửi»: one recipient on the same line, several below one another; none for a document that names its recipients at
 * its end (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9). */
import { Paragraph } from 'docx';
import { cm, run } from './layout.ts';

/** More than these are named by the list in the letter alone. */
const MOST_NAMED = 10;

export function recipients(names: readonly string[]): Paragraph[] {
  const to = names.length > MOST_NAMED ? ['Các cơ quan, đơn vị, địa phương có tên trong danh sách dưới đây'] : names;
  const [only, ...others] = to;
  if (only === undefined) return [];
  if (others.length === 0) return [lineOf(`Kính gửi: ${only}`, cm(3), 240)];
  return [
    lineOf('Kính gửi:', cm(3), 240),
    ...to.map((name, i) => lineOf(`- ${name}${i === to.length - 1 ? '.' : ';'}`, cm(4.5), 0)),
  ];
}

const lineOf = (text: string, left: number, before: number): Paragraph =>
  new Paragraph({ children: [run(text)], indent: { left }, spacing: { before, after: 60 } });
