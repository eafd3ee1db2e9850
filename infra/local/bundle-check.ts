/**
 * Loads every function's bundle once before the home is ready, so that a fault in one (an unset variable, say) refuses
 * the start. It happens in a process of its own, whose memory goes with it: the home itself loads a bundle at its first
 * call. That an assembly passed is kept beside it, so the next start does not try again.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readKept, writeKept } from './kept-file.ts';
import { FunctionLoadError, type FunctionSpec } from './lambda.ts';

const KEPT = 'bundles-checked.sha256';

/** What a bundle's loading depends on: its content (the asset's folder is named by its hash) and which variables it has. */
function fingerprintOf(functions: readonly FunctionSpec[]): string {
  const parts = functions.map(({ directory, handler, environment }) => [
    path.basename(directory),
    handler,
    Object.keys(environment).sort(),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([process.version, parts]))
    .digest('hex');
}

/**
 * @param assembly folder of the cloud assembly
 * @param functions with their whole environment, as they will be called
 * @throws FunctionLoadError naming the first bundle that cannot be loaded, and why
 */
export async function checkBundles(assembly: string, functions: readonly FunctionSpec[]): Promise<void> {
  const file = path.join(assembly, KEPT);
  const fingerprint = fingerprintOf(functions);
  if (readKept(file)?.toString() === fingerprint) return;
  const fault = await faultOf(functions);
  if (fault !== '') throw new FunctionLoadError(fault);
  writeKept(file, fingerprint);
}

async function faultOf(functions: readonly FunctionSpec[]): Promise<string> {
  const trial = fork(fileURLToPath(new URL('bundle-trial.ts', import.meta.url)), { stdio: ['ignore', 2, 2, 'ipc'] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  trial.once('message', (fault) => {
    resolve(z.string().parse(fault));
  });
  trial.once('error', reject);
  trial.once('exit', (code) => {
    reject(new FunctionLoadError(`the trial of the bundles ended with code ${code}`));
  });
  trial.send([...functions]);
  return promise.finally(() => trial.kill());
}
