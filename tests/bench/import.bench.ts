/**
 * Import of a plan, warm, and the memory a 5 MB document takes. `PLAN=path npm run bench -- import` measures another
 * file instead of the longest plan of the fixtures.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { importPlan } from '#shared/plans/index.ts';
import { piecesOf } from '../plans/formats/plan-pieces.ts';
import { asDocx, asHtml, asPdf, asXlsx } from '../plans/formats/writers.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const LONGEST = new URL('../fixtures/plans/bac-ninh-2023.txt', import.meta.url);
const RUNS = 9;

async function milliseconds(bytes: Uint8Array, filename: string): Promise<number[]> {
  const samples: number[] = [];
  for (let run = -3; run < RUNS; run += 1) {
    const started = performance.now();
    const result = await importPlan(bytes, filename);
    const took = performance.now() - started;
    if (!result.ok) throw new Error(`${filename}: ${result.error.code}`);
    if (run >= 0) samples.push(took);
  }
  return samples;
}

/** Peak resident memory (MiB) of a process of its own that imports `text` once. */
function peakMemory(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('import-once.ts', import.meta.url));
    child.on('message', (peak) => {
      resolve(Number(peak));
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`the import ended with code ${String(code)}`));
    });
    child.send(text);
  });
}

export const benchmark: Benchmark = {
  name: 'import of a plan',
  async run() {
    const path = process.env['PLAN'];
    const bytes = new Uint8Array(readFileSync(path ?? LONGEST));
    const name = path === undefined ? 'bac-ninh-2023.txt' : basename(path);
    const figures: Figure[] = [
      { name: `${name}, warm`, unit: 'ms', samples: await milliseconds(bytes, name), aim: '≤ 150' },
    ];
    if (path !== undefined) return figures;
    const text = new TextDecoder().decode(bytes);
    const pieces = piecesOf(text);
    const written = {
      docx: await asDocx(pieces),
      xlsx: await asXlsx(pieces),
      html: asHtml(pieces),
      pdf: await asPdf(pieces),
    };
    for (const [extension, content] of Object.entries(written))
      figures.push({
        name: `the same as .${extension}, warm`,
        unit: 'ms',
        samples: await milliseconds(content, `plan.${extension}`),
      });
    const large = `${text}\n`.repeat(Math.ceil((5 * 2 ** 20) / bytes.length));
    figures.push({ name: 'peak memory, text of 5 MB', unit: 'MiB', samples: [await peakMemory(large)] });
    return figures;
  },
};
