/** A list as people take it home: the same rows as on the page, as Excel, CSV or Word. */
import { csvBytes } from './csv.ts';
import { wordBytes } from './word.ts';
import { workbookBytes } from './workbook.ts';

/** A number is written as a number where the format has any. */
export type Cell = string | number;

export interface ListColumn {
  readonly header: string;
  /** In characters of Excel's standard font; Word shares its page out in the same proportion. */
  readonly width: number;
}

export interface ListFile {
  /** Heads the Word file and names the sheet. */
  readonly title: string;
  /** Whose rows, of which day, by which filter: sentences under the title of the Word file. */
  readonly about?: readonly string[];
  readonly columns: readonly ListColumn[];
  /** One cell for each column. */
  readonly rows: readonly (readonly Cell[])[];
}

export const LIST_FORMATS = ['xlsx', 'csv', 'docx'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

interface Format {
  readonly type: string;
  readonly write: (list: ListFile) => Promise<Uint8Array<ArrayBuffer>>;
}

const FORMATS: Readonly<Record<ListFormat, Format>> = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: workbookBytes },
  csv: { type: 'text/csv; charset=utf-8', write: (list) => Promise.resolve(csvBytes(list)) },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: wordBytes },
};

/** `name` is the file's, without its ending; it may hold Vietnamese letters (RFC 6266). */
export async function listResponse(list: ListFile, format: ListFormat, name: string): Promise<Response> {
  const { type, write } = FORMATS[format];
  const file = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 120)}.${format}`;
  return new Response(await write(list), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
    },
  });
}
