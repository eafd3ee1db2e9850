/** The kinds there are: each file `<name>.proof.ts` of this folder exports one as `proof`. */
import { readdirSync } from 'node:fs';
import type { ProofKind } from './kind.ts';

const isKind = (value: unknown): value is ProofKind =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value;

export async function kinds(): Promise<readonly ProofKind[]> {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.proof.ts'));
  return Promise.all(files.sort().map(kindOf));
}

async function kindOf(file: string): Promise<ProofKind> {
  const module: unknown = await import(new URL(file, import.meta.url).href);
  const proof = typeof module === 'object' && module !== null && 'proof' in module ? module.proof : undefined;
  if (!isKind(proof)) throw new Error(`tests/proof/${file} exports no \`proof\``);
  return proof;
}
