/** The list of procedures of a ministry's decision, as officers paste it or keep it in Excel: one procedure a line. */
import { z } from 'zod';
import { foldName } from '#shared/org/index.ts';

/** No ministry has that many in one decision; a list that is longer holds something else. */
export const MOST_PROCEDURES = 5_000;

export const procedureSchema = z.object({
  /** As the national database numbers it, «1.001234» or with its tail; null while it has no number. */
  code: z.string().min(1).max(40).nullable(),
  name: z.string().min(1).max(500),
});
export type Procedure = z.infer<typeof procedureSchema>;

export interface ListProblem {
  /** Line of the text, from 1; null for the list as a whole. */
  readonly line: number | null;
  readonly message: string;
}

export interface ProcedureList {
  readonly procedures: readonly Procedure[];
  readonly problems: readonly ListProblem[];
  /** Lines that head a table or a group, which were passed over. */
  readonly headings: number;
}

/** «1.001234», «2.000123.000.00.00.H47»; before 2019 «T-QNA-123456-TT». */
const CODE = String.raw`\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.\p{Lu}\d{2})?|\p{Lu}{1,4}(?:-[\p{Lu}\d]+){2,}`;
const CODE_CELL = new RegExp(`^(?:${CODE})$`, 'u');
/** A line without TABs: perhaps a running number, the code, then the name. */
const CODE_FIRST = new RegExp(String.raw`^(?:\d{1,4}[.)]?\s+)?(${CODE})(?:\s*[-–:;,]\s*|\s+)(.*)$`, 'u');
/** A code that Excel took for a number and whose last zeros it dropped. */
const CUT_CODE = /^\d\.\d{1,5}$/u;
const TABLE_HEAD = /^(?:stt|tt|số tt|mã(?: số)?(?: tthc| thủ tục.*)?|tên(?: tthc| thủ tục.*)?)$/u;
const GROUP_HEAD =
  /^(?:(?:[IVXLC]+|\p{Lu}|\d{1,2})[.)]?\s+)?(?:lĩnh vực|danh mục|phần|thủ tục hành chính cấp)(?!\p{L})/iu;

type Line =
  | { readonly kind: 'procedure'; readonly procedure: Procedure }
  | { readonly kind: 'heading' }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads lines of cells parted by TABs, or of a code and a name parted by blanks. Nothing is corrected silently. */
export function readProcedures(lines: readonly string[]): ProcedureList {
  const procedures: Procedure[] = [];
  const problems: ListProblem[] = [];
  const seen = new Map<string, number>();
  let headings = 0;
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const line = readLine(text);
    if (line.kind === 'heading') headings += 1;
    if (line.kind === 'problem') problems.push({ line: index + 1, message: line.message });
    if (line.kind !== 'procedure') continue;
    const key = keyOf(line.procedure);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index + 1);
      procedures.push(line.procedure);
    } else problems.push({ line: index + 1, message: `Trùng với dòng ${first}: ${labelOf(line.procedure)}.` });
  }
  return { procedures, problems: [...wholeListProblems(procedures.length, problems.length), ...problems], headings };
}

function wholeListProblems(count: number, faulty: number): readonly ListProblem[] {
  if (count + faulty === 0)
    return [{ line: null, message: 'Chưa có thủ tục nào; ghi mỗi thủ tục một dòng gồm mã và tên.' }];
  if (count <= MOST_PROCEDURES) return [];
  const most = MOST_PROCEDURES.toLocaleString('vi-VN');
  const has = count.toLocaleString('vi-VN');
  return [{ line: null, message: `Danh sách có ${has} thủ tục, nhiều hơn ${most}; tách thành nhiều hồ sơ.` }];
}

const keyOf = ({ code, name }: Procedure): string => (code === null ? `name ${foldName(name)}` : `code ${code}`);
const labelOf = ({ code, name }: Procedure): string => code ?? `«${name}»`;

const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

function readLine(text: string): Line {
  const cells = text
    .split(/[\t|]/u)
    .map((cell) => cell.replace(/\s+/gu, ' ').trim())
    .filter((cell) => cell !== '');
  if (cells.some((cell) => TABLE_HEAD.test(cell.toLowerCase())) && !cells.some((cell) => CODE_CELL.test(cell)))
    return { kind: 'heading' };
  const [only = ''] = cells;
  return cells.length === 1 ? readSentence(only) : readCells(cells);
}

/** A line of one cell. */
function readSentence(text: string): Line {
  const [, code, name = ''] = CODE_FIRST.exec(text) ?? [];
  if (code !== undefined) return made(code, name);
  if (CODE_CELL.test(text)) return { kind: 'problem', message: `Mã ${text} chưa có tên thủ tục.` };
  if (GROUP_HEAD.test(text)) return { kind: 'heading' };
  return made(null, text.replace(/^\d{1,4}[.)]\s+/u, ''));
}

/** The name is what stands behind the code; without a code the longest words. */
function readCells(cells: readonly string[]): Line {
  const place = cells.findIndex((cell) => CODE_CELL.test(cell));
  const cut = cells.find((cell) => CUT_CODE.test(cell));
  if (place < 0 && cut !== undefined)
    return {
      kind: 'problem',
      message: `Mã ${cut} thiếu chữ số: Excel đã bỏ số 0 ở cuối. Định dạng cột mã là «Văn bản» rồi dán lại.`,
    };
  if (place >= 0) return made(cells[place] ?? null, cells.slice(place + 1).find(hasLetters) ?? '');
  const [longest = ''] = cells.filter(hasLetters).toSorted((a, b) => b.length - a.length);
  return cells.length <= 2 && GROUP_HEAD.test(longest) ? { kind: 'heading' } : made(null, longest);
}

function made(code: string | null, name: string): Line {
  const trimmed = name.trim();
  if (!hasLetters(trimmed))
    return { kind: 'problem', message: code === null ? 'Không thấy tên thủ tục.' : `Mã ${code} chưa có tên thủ tục.` };
  const parsed = procedureSchema.safeParse({ code, name: trimmed });
  return parsed.success
    ? { kind: 'procedure', procedure: parsed.data }
    : { kind: 'problem', message: `Tên dài ${trimmed.length} ký tự, quá 500; có thể nhiều thủ tục bị dồn một dòng.` };
}
