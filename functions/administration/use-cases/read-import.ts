/** What somebody brought: a workbook sent to the bucket, or two tables pasted from Excel. */
import { z } from 'zod';
import type { Files } from '#shared/files/files.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { ImportProblem } from '#shared/org/workbook/table.ts';
import { missingIn } from '../domain/imported.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The id says what was brought, so that nothing is asked for that may not be there. */
const importIdSchema = z.string().regex(/^(?:excel|dan)-[a-z0-9-]{1,80}$/u);
const pastedSchema = z.object({ units: z.string(), people: z.string() });
export type PastedTables = z.infer<typeof pastedSchema>;

const workbookKey = (id: string): string => `imports/${id}.xlsx`;
const pastedKey = (id: string): string => `imports/${id}.json`;

export interface Import {
  readonly result: Result<Organisation, readonly ImportProblem[]>;
  /** The text to show again; null for a file. */
  readonly pasted: PastedTables | null;
}

export const uploadTerms = (id: string, thenTo: string) => ({ key: workbookKey(id), contentType: XLSX, thenTo });

export const keepPasted = (id: string, tables: PastedTables, files: Files): Promise<void> =>
  files.put(pastedKey(id), {
    bytes: new TextEncoder().encode(JSON.stringify(tables)),
    contentType: 'application/json',
  });

/** The organisation an import describes, compared with the one in force; undefined when there is no such import. */
export async function readImport(id: string, before: Organisation, files: Files): Promise<Import | undefined> {
  if (!importIdSchema.safeParse(id).success) return undefined;
  return id.startsWith('dan-') ? readPasted(id, before, files) : readFile(id, before, files);
}

async function readPasted(id: string, before: Organisation, files: Files): Promise<Import | undefined> {
  const kept = await files.get(pastedKey(id));
  if (kept === undefined) return undefined;
  const tables = pastedSchema.parse(JSON.parse(new TextDecoder().decode(kept.bytes)));
  return { result: nothingMissing(before, await fromTables(tables)), pasted: tables };
}

async function readFile(id: string, before: Organisation, files: Files): Promise<Import | undefined> {
  const file = await files.get(workbookKey(id));
  if (file === undefined) return undefined;
  // Excel weighs much: it is loaded where it is read.
  const { readWorkbook } = await import('#shared/org/workbook/index.ts');
  return { result: nothingMissing(before, await readWorkbook(file.bytes)), pasted: null };
}

async function fromTables({ units, people }: PastedTables): Promise<Import['result']> {
  const { readCsv } = await import('#shared/org/workbook/index.ts');
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return readCsv({ units: bytes(units), people: bytes(people) });
}

function nothingMissing(before: Organisation, read: Import['result']): Import['result'] {
  if (!read.ok) return read;
  const missing = missingIn(before, read.value);
  return missing.length === 0 ? ok(read.value) : err(missing);
}
