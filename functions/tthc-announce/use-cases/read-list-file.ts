import type { Files } from '#shared/files/files.ts';
import { readDocument } from '#shared/plans/readers/index.ts';
import { readProcedures, type ProcedureList } from '../domain/procedures.ts';

/**
 * The list of procedures in an uploaded file: Excel, Word, text. Undefined when there is no such file. A file that cannot
 * be read (broken, locked, one that unfolds to too much) is a problem of the list.
 */
export async function readListFile(
  key: string,
  { files }: { readonly files: Pick<Files, 'get'> },
): Promise<ProcedureList | undefined> {
  const file = await files.get(key);
  if (file === undefined) return undefined;
  const read = await readDocument(file.bytes, key);
  if (read.ok) return readProcedures(read.value.lines);
  const { message, remedy } = read.error;
  return { procedures: [], problems: [{ line: null, message: `${message} ${remedy}` }], headings: 0 };
}
