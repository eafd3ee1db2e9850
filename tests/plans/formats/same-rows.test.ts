import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';
import { piecesOf } from './plan-pieces.ts';
import { asDocx, asHtml, asPdf, asXlsx } from './writers.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/plans/${name}.txt`, import.meta.url), 'utf8');

async function imported(bytes: Uint8Array, filename: string): Promise<ImportedPlan> {
  const result = await importPlan(bytes, filename);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Everything but the lines things stand on, which are the file's own. */
function contentOf(plan: ImportedPlan): unknown {
  const { source_lines: _lines, ...content } = plan;
  const text = JSON.stringify(content, (key, value: unknown) => (key === 'source' ? undefined : value));
  return JSON.parse(text);
}

describe.each(['thai-nguyen-2024', 'quang-nam-2024'])('one plan in five formats: %s', (name) => {
  const text = fixture(name);
  const pieces = piecesOf(text);

  it.each([
    ['.docx', asDocx],
    ['.xlsx', asXlsx],
    ['.html', asHtml],
    ['.pdf', asPdf],
  ] as const)('%s gives the head, rows, targets and duties of the text', async (extension, write) => {
    const fromText = await imported(new TextEncoder().encode(text), 'plan.txt');
    const plan = await imported(await write(pieces), `plan${extension}`);
    expect(contentOf(plan)).toEqual(contentOf(fromText));
  });
});
