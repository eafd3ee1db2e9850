import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureSynthesised, runApp } from '#infra/synth.ts';
import type { Benchmark } from './benchmark.ts';

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Making the template with all its checks, and finding it made already. */
export const benchmark: Benchmark = {
  name: 'Template',
  async run() {
    const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-synth-'));
    const cold: number[] = [];
    for (let run = 0; run < 3; run += 1)
      cold.push((await milliseconds(() => runApp(path.join(folder, String(run))))) / 1000);
    rmSync(folder, { recursive: true });
    await ensureSynthesised();
    const cached: number[] = [];
    for (let run = 0; run < 10; run += 1) cached.push(await milliseconds(ensureSynthesised));
    return [
      { name: 'synthesis: bundles, template, all rules', unit: 's', samples: cold, aim: '≤ 15' },
      { name: 'nothing changed: time to know it', unit: 'ms', samples: cached, aim: '≤ 100' },
    ];
  },
};
