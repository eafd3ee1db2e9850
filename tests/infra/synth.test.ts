import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ensureSynthesised, runApp } from '#infra/synth.ts';

/** What is deployed: the template and the assets, by path and content. */
function deployedFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^(asset\.|DungHan\.(template|assets)\.json)/.test(file) && statSync(path.join(folder, file)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(folder, file)))
        .digest('hex'),
    ]),
  );
}

it('the app synthesises without a network, and to the last byte the same a second time', async () => {
  const { directory } = await ensureSynthesised();
  const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-synth-'));
  const output = path.join(folder, 'cdk.out');
  try {
    await runApp(output, ['--import', fileURLToPath(new URL('no-network.ts', import.meta.url))]);
    const files = deployedFiles(output);
    expect(Object.keys(files).length).toBeGreaterThan(3);
    expect(files).toEqual(deployedFiles(directory));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
