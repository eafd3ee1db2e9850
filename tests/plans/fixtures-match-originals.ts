/**
 * `node tests/plans/fixtures-match-originals.ts FOLDER [EXPECTED_FOLDER]`, by hand: are the five own-worded plans of
 * `tests/fixtures/plans` built like the published plans they stand for (qn, tb, tn, bn, vb .txt in FOLDER)?
 *
 * Same table line by line: cells, empty cells, mark-up, numbering, time column, agencies. Other words: no title,
 * product or sentence of eight words or more taken over. With EXPECTED_FOLDER (qn and tb .expected.json of the
 * originals) the expected importer output is compared too: agencies, deadlines, flags. Exit 1 when anything differs.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';

const fixtures = new URL('../fixtures/plans/', import.meta.url);

/** Columns, counted from 0, that hold titles or products and are therefore reworded. */
interface Pair {
  readonly fixture: string;
  readonly original: string;
  readonly reworded: readonly number[];
}

const pairs: readonly Pair[] = [
  { fixture: 'quang-nam-2024', original: 'qn', reworded: [1, 2] },
  { fixture: 'thai-binh-2018', original: 'tb', reworded: [1, 5] },
  { fixture: 'thai-nguyen-2024', original: 'tn', reworded: [1] },
  { fixture: 'bac-ninh-2023', original: 'bn', reworded: [1, 6] },
  { fixture: 'vinh-bao-2024', original: 'vb', reworded: [1, 5] },
];

const rowSchema = z.object({
  id: z.string(),
  section: z.string(),
  no: z.string().nullable(),
  parent: z.string().nullable(),
  lead: z.array(z.string()),
  coordinating: z.array(z.string()),
  deadline_phrase: z.string(),
  deadline: z.record(z.string(), z.unknown()),
  needs_review: z.boolean(),
  review_reasons: z.array(z.string()),
});
const expectedSchema = z.object({ rows: z.array(rowSchema) });
type Row = z.infer<typeof rowSchema>;

const isHeader = (line: string): boolean => /^(?:STT|TT|Số TT)\t/u.test(line);
const tags = (cell: string): string => (cell.match(/<[^>]*>/gu) ?? []).join('');
const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/<[^>]*>/gu, ' ')
    .split(/[^\p{L}\p{N}%/]+/u)
    .filter(Boolean);

/** The table as lines of cells: tab-separated, or one cell per group of lines that a `|` line closes. */
function table(text: string): string[][] {
  const lines = text.split('\n');
  const tabbed = lines.findIndex(isHeader);
  if (tabbed >= 0) return lines.slice(tabbed).map((line) => line.split('\t'));
  const cells = text.slice(text.lastIndexOf('\nTT\n|\n') + 1).split(/\n\|(?:\n|$)/u);
  const rows: string[][] = [];
  let rest = cells.map((cell) => cell.replaceAll('\n', ' ').trim()).filter(Boolean);
  while (rest.length > 0) {
    const width = /^[IVX]+$/u.test(rest[0] ?? '') ? 2 : 6;
    rows.push(rest.slice(0, width));
    rest = rest.slice(width);
  }
  return rows;
}

/** Names of bodies in the order they stand, to compare agency cells that are written as sentences. */
const bodies = (cell: string): string =>
  (
    cell.match(
      /Văn phòng UBND tỉnh|Sở Thông tin và Truyền thông|Sở Tư pháp|Sở, Ban, ngành|Công an tỉnh|UBND cấp \p{L}+|[Cc]ơ quan được giao chủ trì soạn thảo|Các cơ quan, đơn vị, địa phương/gu,
    ) ?? []
  ).join(' ');

function differingCell(ours: string, theirs: string, isReworded: boolean): string | undefined {
  if ((ours === '') !== (theirs === '')) return 'one of the two is empty';
  if (tags(ours) !== tags(theirs)) return 'other mark-up';
  if (isReworded || ours === theirs) return undefined;
  if (words(theirs).length >= 8 && bodies(ours) === bodies(theirs)) return undefined;
  return 'other text';
}

/** A line that is no row of the main table: section headings, the annex of targets or review groups, prose. */
const isSideLine = (cells: readonly string[]): boolean =>
  cells.length === 1 || /^(?:<b>)?[IVX]+(?:<\/b>)?(?: |$)/u.test(cells[0] ?? '');

function structure(pair: Pair, ours: string[][], theirs: string[][]): string[] {
  const found: string[] = [];
  if (ours.length !== theirs.length) found.push(`table has ${ours.length} lines, original ${theirs.length}`);
  for (const [at, cells] of theirs.entries()) {
    const mine = ours[at] ?? [];
    if (mine.length !== cells.length)
      found.push(`table line ${at + 1}: ${mine.length} cells, original ${cells.length}`);
    for (const [column, cell] of cells.entries()) {
      const free = isSideLine(cells) || pair.reworded.includes(column);
      const difference = differingCell(mine[column] ?? '', cell, free);
      if (difference) found.push(`table line ${at + 1} column ${column + 1}: ${difference}: «${mine[column] ?? ''}»`);
    }
  }
  return found;
}

/** Letterhead and names of bodies: they are no one's wording. */
const names =
  /Cộng hòa xã hội\s+chủ nghĩa Việt Nam|Ủy ban nhân dân\s+(?:tỉnh|huyện) \p{L}+ \p{L}+|Bộ phận Tiếp nhận và Trả kết quả(?: cấp huyện)?(?:, cấp xã)?|Độc lập - Tự do - Hạnh phúc/giu;

/** Sentences of eight words and more, of prose and of the reworded columns; agency and time columns stay as they are. */
function sentences(text: string, pair: Pair, rows: string[][]): Set<string> {
  const start = text.split('\n').findIndex(isHeader);
  const prose = start >= 0 ? text.split('\n').slice(0, start).join(' ') : text.slice(0, text.lastIndexOf('\nTT\n|\n'));
  const titles = rows.flatMap((cells) =>
    isSideLine(cells) ? cells : pair.reworded.flatMap((column) => cells[column] ?? []),
  );
  const pieces = [prose.replaceAll('\n', ' '), ...titles].flatMap((piece) =>
    piece.replaceAll(names, ' ').split(/[;:]|[.](?=\s|$)/u),
  );
  return new Set(
    pieces
      .map(words)
      .filter((piece) => piece.length >= 8)
      .map((piece) => piece.join(' ')),
  );
}

function wording(pair: Pair, ours: string, theirs: string): string[] {
  const taken = sentences(ours, pair, table(ours)).intersection(sentences(theirs, pair, table(theirs)));
  return [...taken].map((sentence) => `taken over: «${sentence}»`);
}

const readRows = (file: string | URL): Row[] => expectedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).rows;

function expectations(ours: Row[], theirs: Row[]): string[] {
  const found: string[] = [];
  for (const row of theirs) {
    const mine = ours.find((other) => other.id === row.id);
    // A parenthesis inside an agency cell is prose and reworded; the name before it is not.
    // The quarters of a window one by one (`items`) are an addition of ours.
    const comparable = (value: Row | undefined): string =>
      JSON.stringify(value, (key, field: unknown) => (key === 'items' ? undefined : field)).replaceAll(
        / \([^)"]*\)"/gu,
        '"',
      );
    if (comparable(mine) !== comparable(row)) found.push(`expected row ${row.id} differs: ${comparable(mine)}`);
  }
  if (ours.length !== theirs.length) found.push(`${ours.length} expected rows, original ${theirs.length}`);
  return found;
}

function compare(pair: Pair, folder: string, expectedFolder: string | undefined): string[] {
  const ours = readFileSync(new URL(`${pair.fixture}.txt`, fixtures), 'utf8');
  const theirs = readFileSync(path.join(folder, `${pair.original}.txt`), 'utf8');
  const found = [...structure(pair, table(ours), table(theirs)), ...wording(pair, ours, theirs)];
  if (expectedFolder && ['qn', 'tb'].includes(pair.original)) {
    const mine = readRows(new URL(`${pair.fixture}.expected.json`, fixtures));
    found.push(...expectations(mine, readRows(path.join(expectedFolder, `${pair.original}.expected.json`))));
  }
  return found;
}

const [folder, expectedFolder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/plans/fixtures-match-originals.ts FOLDER [EXPECTED_FOLDER]');
  process.exitCode = 2;
} else {
  for (const pair of pairs) {
    const found = compare(pair, folder, expectedFolder);
    console.log(`${pair.fixture}: ${found.length === 0 ? 'same structure, own words' : `${found.length} differences`}`);
    for (const line of found) console.log(`  ${line}`);
    if (found.length > 0) process.exitCode = 1;
  }
}
