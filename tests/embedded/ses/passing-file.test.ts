import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { PassingFile } from '#infra/local/ses/passing-file.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('gives back each text as it was, and leaves nothing behind', () => {
  const own = mkdtempSync(path.join(tmpdir(), 'passing-'));
  vi.stubEnv('TMPDIR', own);
  const file = new PassingFile();
  const texts = new Map(
    ['', 'một', 'hai\r\n', 'ba'.repeat(50_000)].map((text, at) => [`m${String(at)}`, Buffer.from(text)]),
  );
  for (const [id, text] of texts) file.add(id, text);
  for (const [id, text] of texts) expect(file.get(id)).toEqual(text);
  expect(file.get('m9')).toBeUndefined();
  expect(readdirSync(own)).toEqual([]);
  rmSync(own, { recursive: true });
  file.close();
  expect(file.get('m1')).toBeUndefined();
});
