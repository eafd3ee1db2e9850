/** Who else receives it, and who signs: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 and II.9. */
import { Paragraph, type Table } from 'docx';
import { centred, cm, run, sideBySide, TEXT_WIDTH } from './layout.ts';
import type { OfficialLetter } from './official-letter.ts';

const LEFT = cm(8);
/** Room for the signature and the seal; the name is written below it. */
const SIGNATURE_LINES = 5;

export const letterFoot = (letter: OfficialLetter): readonly (Table | Paragraph)[] => [
  new Paragraph({ spacing: { before: 120 } }),
  sideBySide({ width: LEFT, content: copies(letter) }, { width: TEXT_WIDTH - LEFT, content: signature(letter) }),
];

const copies = ({ to, copies: names, archive }: OfficialLetter): Paragraph[] => [
  new Paragraph({ children: [run('Nơi nhận:', { bold: true, italics: true, size: 24 })] }),
  ...[...(to.length > 0 ? ['Như trên'] : []), ...names].map((name) => small(`- ${name};`)),
  small(`- Lưu: ${archive}.`),
];

const small = (text: string): Paragraph => new Paragraph({ children: [run(text, { size: 22 })] });

const signature = ({ signer }: OfficialLetter): Paragraph[] => [
  ...signer.titles.map((title) => centred(title.toLocaleUpperCase('vi'), { bold: true })),
  ...Array.from({ length: SIGNATURE_LINES }, () => new Paragraph({})),
];
