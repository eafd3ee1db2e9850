/**
 * The kinds of files that evidence may be: what offices sign, scan and count with. A file's name says what it claims to
 * be, its first bytes what it is; both must agree. Archives are refused: nobody can read them on a phone, and what they
 * hold would go unseen.
 */
interface FileKind {
  /** In Vietnamese, for people. */
  readonly name: string;
  readonly endings: readonly string[];
  /** The bytes such a file begins with. */
  readonly signature: readonly number[];
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const EVIDENCE_KINDS: readonly FileKind[] = [
  { name: 'PDF', endings: ['.pdf'], signature: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'Word', endings: ['.docx'], signature: ZIP },
  { name: 'Word', endings: ['.doc'], signature: OLE },
  { name: 'Excel', endings: ['.xlsx'], signature: ZIP },
  { name: 'Excel', endings: ['.xls'], signature: OLE },
  { name: 'ảnh JPG', endings: ['.jpg', '.jpeg'], signature: [0xff, 0xd8, 0xff] },
  { name: 'ảnh PNG', endings: ['.png'], signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** How many of a file's first bytes {@link fileFault} needs. */
export const SIGNATURE_BYTES = 8;

export const ALLOWED_NAMES = [...new Set(EVIDENCE_KINDS.map(({ name }) => name))].join(', ');
export const ALLOWED_ENDINGS = EVIDENCE_KINDS.flatMap(({ endings }) => endings);

/** What is wrong with a file of this name and beginning, in Vietnamese; undefined when it may be evidence. */
export function fileFault(name: string, start: Uint8Array): string | undefined {
  const kind = EVIDENCE_KINDS.find(({ endings }) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
  if (kind === undefined) return `Tệp «${name}» không thuộc loại được nhận. Chọn tệp ${ALLOWED_NAMES}.`;
  if (kind.signature.every((byte, place) => start[place] === byte)) return undefined;
  return `Tệp «${name}» không phải là tệp ${kind.name} đọc được. Mở tệp trên máy để kiểm tra, rồi lưu lại đúng loại.`;
}
