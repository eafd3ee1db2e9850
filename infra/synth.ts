/**
 * `npm run synth`: the template in `cdk.out`, made anew only when a source changed. The home calls
 * {@link ensureSynthesised} at every start.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { keepCurrent } from './assembly.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Synthesised {
  /** Absolute path of the cloud assembly. */
  readonly directory: string;
  /** True when this call made it, false when it was there already. */
  readonly fresh: boolean;
}

/**
 * Makes sure that `cdk.out` belongs to the sources as they are now; safe to call from several processes at once.
 * Throws with the app's own messages when it cannot be synthesised.
 */
export async function ensureSynthesised(): Promise<Synthesised> {
  const directory = path.join(root, 'cdk.out');
  const fresh = await keepCurrent({
    root,
    sources: ['infra', 'functions', 'workflows', 'shared', 'package-lock.json', 'cdk.json', 'tsconfig.json'],
    // Run the template, or explain it; no part of it.
    except: ['infra/local', 'shared/decisions'],
    directory,
    scratch: path.join(root, '.cache/synth'),
    make: synthesise,
  });
  return { directory, fresh };
}

async function synthesise(output: string): Promise<void> {
  const started = performance.now();
  console.error('The sources changed: synthesising the template …');
  await runApp(output);
  console.error(`Synthesised in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** The app runs in a process of its own, which takes the CDK's memory with it when it ends. */
export function runApp(output: string, nodeOptions: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions, path.join(root, 'infra/app.ts')], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: output },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let messages = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (messages += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The CDK app (infra/app.ts) ended with code ${String(code)}:\n${messages}`));
    });
  });
}

if (import.meta.main) console.log((await ensureSynthesised()).directory);
