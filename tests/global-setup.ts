import { ensureSynthesised } from '#infra/synth.ts';

/** Work shared by all test files: the template, made once per change of sources. */
export default async function setup(): Promise<void> {
  await ensureSynthesised();
}
