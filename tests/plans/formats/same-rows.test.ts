import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';
import { piecesOf } from './plan-pieces.ts';
import { asDocx, asHtml, asPdf, asXlsx } from './writers.ts';

const text = readFileSync(new URL('../../fixtures/plans/thai-nguyen-2024.txt', import.meta.url), 'utf8');

async function imported(bytes: Uint8Array, filename: string): Promise<ImportedPlan> {
  const result = await importPlan(bytes, filename);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Everything of a row but the lines it stands on, which are the file's own. */
const rowsOf = (plan: ImportedPlan): unknown[] => plan.rows.map(({ source: _source, ...row }) => row);

describe('one plan in five formats', () => {
  const pieces = piecesOf(text);

  it.each([
    ['.docx', asDocx],
    ['.xlsx', asXlsx],
    ['.html', asHtml],
    ['.pdf', asPdf],
  ] as const)('%s gives the rows and the head of the text', async (extension, write) => {
    const fromText = await imported(new TextEncoder().encode(text), 'plan.txt');
    const plan = await imported(await write(pieces), `plan${extension}`);
    expect(plan.document).toEqual(fromText.document);
    expect(rowsOf(plan)).toEqual(rowsOf(fromText));
  });
});
