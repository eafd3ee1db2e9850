/** The same plan gives the same rows in every format: each plan's own pages, and pages that break anywhere. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';
import { piecesOf } from './plan-pieces.ts';
import { asDocx, asHtml, asPdf, asPdfOfSmallPages, asXlsx } from './writers.ts';

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

describe.each(['thai-nguyen-2024', 'quang-nam-2024', 'bac-ninh-2023', 'vinh-bao-2024', 'thai-binh-2018'])(
  'one plan in five formats: %s',
  (name) => {
    const text = fixture(name);
    const pieces = piecesOf(text);
    const fromText = imported(new TextEncoder().encode(text), 'plan.txt');

    it.each([
      ['docx', 'as Word writes it', asDocx],
      ['xlsx', 'as one sheet', asXlsx],
      ['html', 'as a web page', asHtml],
      ['pdf', 'with the pages of the plan', asPdf],
      ['pdf', 'with pages that cut headers and rows', asPdfOfSmallPages],
    ] as const)('.%s %s: head, rows, flags, targets, milestones and duties', async (extension, _how, write) => {
      const plan = await imported(await write(pieces), `plan.${extension}`);
      expect(contentOf(plan)).toEqual(contentOf(await fromText));
    });
  },
);
