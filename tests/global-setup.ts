import { rmSync } from 'node:fs';
import { ensureSynthesised } from '#infra/synth.ts';
import { NOTES } from './coverage/record.ts';

/** Work shared by all test files: the template, made once per change of sources. */
export default async function setup(): Promise<void> {
  rmSync(NOTES, { recursive: true, force: true });
  await ensureSynthesised();
}
