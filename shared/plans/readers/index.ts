/** Any file an officer may have: its bytes to one document model, or one clear line. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { SourceDocument } from '../source-document.ts';
import { decodeText } from './decode.ts';
import { readDocx } from './docx/docx.ts';
import { detectFormat } from './file-format.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf/pdf.ts';
import { readText } from './text.ts';
import { UnreadableFile, type Unreadable } from './unreadable.ts';
import { readXlsx } from './xlsx.ts';

export { MOST_BYTES } from './file-format.ts';
export type { Unreadable } from './unreadable.ts';

/** Reads a file by its content. Never throws on a bad file; `filename` only tells a wrong extension. */
export async function readDocument(
  bytes: Uint8Array,
  filename: string,
): Promise<Result<SourceDocument, Refusal<Unreadable>>> {
  try {
    return ok(await read(bytes, filename));
  } catch (error) {
    if (error instanceof UnreadableFile) return err(error.refusal);
    throw error;
  }
}

async function read(bytes: Uint8Array, filename: string): Promise<SourceDocument> {
  const detected = detectFormat(bytes, filename);
  switch (detected.format) {
    case 'docx':
      return readDocx(detected.archive);
    case 'xlsx':
      return readXlsx(bytes, detected.archive);
    case 'pdf':
      return readPdf(bytes);
    case 'html':
      return readHtml(decodeText(bytes));
    case 'text':
      return readText(decodeText(bytes));
  }
}
