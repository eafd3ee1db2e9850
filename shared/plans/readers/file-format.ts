/** What a file is, by its content; an extension that says otherwise is told to the officer. */
import type { SourceFormat } from '../source-document.ts';
import { UnreadableFile } from './unreadable.ts';
import { openZip, type Archive } from './zip.ts';

export type Detected =
  { readonly format: 'docx' | 'xlsx'; readonly archive: Archive } | { readonly format: 'html' | 'pdf' | 'text' };

/** The largest upload: the presigned POST refuses more, so that nothing larger is ever read. */
export const MOST_BYTES = 50 * 2 ** 20;

const EXTENSIONS: Readonly<Record<string, SourceFormat>> = {
  docx: 'docx',
  xlsx: 'xlsx',
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
  txt: 'text',
  md: 'text',
  tsv: 'text',
};
const NAMES: Readonly<Record<SourceFormat, string>> = {
  docx: 'văn bản Word (.docx)',
  xlsx: 'bảng tính Excel (.xlsx)',
  html: 'trang web (.html)',
  pdf: 'PDF (.pdf)',
  text: 'văn bản thường (.txt)',
};
const READABLE = 'Hãy lưu lại thành .docx, .xlsx, .html, .pdf (có chữ) hoặc .txt rồi nhập lại.';

/** Throws UnreadableFile for everything that is not one of the five formats. */
export function detectFormat(bytes: Uint8Array, filename: string): Detected {
  if (bytes.length === 0) throw new UnreadableFile('empty-file', 'Tệp rỗng.', 'Hãy chọn lại tệp kế hoạch có nội dung.');
  if (bytes.length >= MOST_BYTES)
    throw new UnreadableFile(
      'too-large',
      `Tệp nặng ${Math.round(bytes.length / 2 ** 20)} MB, quá giới hạn 50 MB.`,
      'Hãy bỏ ảnh hoặc tách phần kế hoạch thành tệp riêng rồi nhập lại.',
    );
  const detected = byContent(bytes);
  const extension = /\.(\p{L}+)$/u.exec(filename)?.[1]?.toLowerCase() ?? '';
  const claimed = EXTENSIONS[extension];
  if (claimed !== undefined && claimed !== detected.format)
    throw new UnreadableFile(
      'wrong-extension',
      `Tệp có đuôi .${extension} nhưng nội dung là ${NAMES[detected.format]}.`,
      'Hãy đổi đuôi tệp cho đúng, hoặc chọn đúng tệp, rồi nhập lại.',
    );
  return detected;
}

function byContent(bytes: Uint8Array): Detected {
  const start = latin(bytes.subarray(0, 4096));
  const other = OTHERS.find(([matches]) => matches(start));
  if (other !== undefined) throw other[1](bytes);
  if (start.slice(0, 1024).includes('%PDF-')) return { format: 'pdf' };
  if (start.startsWith('PK\x03\x04')) return office(openZip(bytes));
  if (start.startsWith('PK')) throw new UnreadableFile('broken', 'Tệp nén rỗng hoặc bị hỏng.', READABLE);
  const markup = start
    .replaceAll('\0', '')
    .replace(/^[^<\w]+/u, '')
    .toLowerCase();
  if (
    /^<(?:!doctype html|html)|^<(?:!--|\?xml|head|body|meta|div|table|p|style)[\s>-][^]*<(?:html|body|table|p|div)[\s>]/u.test(
      markup,
    )
  )
    return { format: 'html' };
  return { format: 'text' };
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const unsupported = (what: string) => (): UnreadableFile =>
  new UnreadableFile('unsupported', `Tệp là ${what}, hệ thống không đọc được.`, READABLE);
const image = (): UnreadableFile =>
  new UnreadableFile(
    'image',
    'Tệp là ảnh, không có chữ để đọc.',
    'Hãy dùng bản gốc .docx hoặc nhận dạng chữ (OCR) rồi nhập lại.',
  );

const startsWithAny =
  (...magic: readonly string[]) =>
  (start: string): boolean =>
    magic.some((bytes) => start.startsWith(bytes));

/** Kinds of files people upload by mistake, by their first bytes. */
const OTHERS: readonly (readonly [(start: string) => boolean, (bytes: Uint8Array) => UnreadableFile])[] = [
  [startsWithAny('\xD0\xCF\x11\xE0'), oldOffice],
  [startsWithAny('{\\rtf'), unsupported('văn bản RTF')],
  [startsWithAny('Rar!', '7z\xBC\xAF', '\x1F\x8B'), unsupported('tệp nén')],
  [startsWithAny('\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'II*\0', 'MM\0*'), image],
  [startsWithAny('MZ\x90', '\x7FELF'), unsupported('chương trình máy tính')],
  [
    (start) => /^[^]{0,200}(?:MIME-Version:|Content-Type: multipart)/iu.test(start),
    unsupported('trang web lưu một tệp (.mht)'),
  ],
  [
    (start) => /<\?mso-application|<(?:Workbook|w:wordDocument)[\s>]/u.test(start),
    unsupported('tệp Office dạng XML đời cũ'),
  ],
];

/** OLE: an old .doc or .xls, or a new file locked with a password. */
function oldOffice(bytes: Uint8Array): UnreadableFile {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (text.includes('EncryptedPackage'))
    return new UnreadableFile('encrypted', 'Tệp được đặt mật khẩu.', 'Hãy bỏ mật khẩu, lưu lại rồi nhập lại.');
  const what = text.includes('Workbook') ? 'Excel đời cũ (.xls)' : 'Word đời cũ (.doc)';
  const wanted = text.includes('Workbook') ? '.xlsx' : '.docx';
  return new UnreadableFile('legacy-office', `Tệp là ${what}.`, `Hãy mở tệp, lưu lại thành ${wanted} rồi nhập lại.`);
}

function office(archive: Archive): Detected {
  if (archive.names.some((name) => /vbaProject\.bin$/iu.test(name)))
    throw new UnreadableFile(
      'macros',
      'Tệp có chứa macro nên không được mở.',
      'Hãy lưu lại thành .xlsx hoặc .docx (không macro) rồi nhập lại.',
    );
  if (archive.names.includes('word/document.xml')) return { format: 'docx', archive };
  if (archive.names.includes('xl/workbook.xml')) return { format: 'xlsx', archive };
  if (archive.names.includes('content.xml')) throw unsupported('văn bản OpenDocument')();
  throw unsupported('tệp nén')();
}
