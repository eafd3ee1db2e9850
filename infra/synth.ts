/**
 * `npm run synth`: the template in `cdk.out`, made anew only when a source changed. The home calls
 * {@link ensureSynthesised} at every start.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = 'cdk.out';
/** Holds the lock and what is being made. */
const CACHE = '.cache';
const HASH_FILE = 'sources.sha256';
/** What the template is made from; infra/local only runs it. */
const SOURCES = ['infra', 'functions', 'workflows', 'shared', 'package-lock.json', 'cdk.json', 'tsconfig.json'];
const NOT_SOURCES = new Set(['infra/local', 'shared/decisions']);

export interface Synthesised {
  /** Absolute path of the cloud assembly. */
  readonly directory: string;
  /** True when this call made it, false when it was there already. */
  readonly fresh: boolean;
}

/**
 * Makes sure that `cdk.out` belongs to the sources as they are now. Callers in several processes wait for one another;
 * a reader never sees half an assembly. Throws with the app's own messages when it cannot be synthesised.
 */
export async function ensureSynthesised(): Promise<Synthesised> {
  const directory = path.join(root, OUTPUT);
  if (isCurrent(directory, hashSources(root))) return { directory, fresh: false };
  const release = await takeLock(path.join(root, CACHE, 'synth.lock'));
  try {
    const hash = hashSources(root);
    if (isCurrent(directory, hash)) return { directory, fresh: false };
    await synthesise(directory, hash);
    return { directory, fresh: true };
  } finally {
    release();
  }
}

const isCurrent = (directory: string, hash: string): boolean => {
  const file = path.join(directory, HASH_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
};

/** One hash over the path and content of every source file below `folder`. */
export function hashSources(folder: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(folder, source))) {
    const content = readFileSync(path.join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesOf(folder: string, relative: string): string[] {
  const absolute = path.join(folder, relative);
  if (NOT_SOURCES.has(relative) || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesOf(folder, `${relative}/${name}`));
}

async function synthesise(directory: string, hash: string): Promise<void> {
  const started = performance.now();
  console.error('The sources changed: synthesising the template …');
  const fresh = path.join(root, CACHE, `synth.${process.pid}`);
  try {
    await runApp(fresh);
    writeFileSync(path.join(fresh, HASH_FILE), hash);
    rmSync(directory, { recursive: true, force: true });
    renameSync(fresh, directory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.error(`Synthesised in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** The app runs in a process of its own: it keeps 300 MB of CDK out of the home. */
function runApp(output: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'infra/app.ts')], {
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

/** A folder is made by one process only; one whose owner is gone is taken over. */
async function takeLock(lock: string): Promise<() => void> {
  const owner = path.join(lock, 'pid');
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(owner, String(process.pid));
      return () => {
        rmSync(lock, { recursive: true, force: true });
      };
    } catch (error) {
      if (!isExisting(error)) throw error;
      if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true });
      else await sleep(100);
    }
  }
}

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

function isAbandoned(lock: string, owner: string): boolean {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ESRCH') return true;
    // Between making the folder and writing the owner there is a moment without one.
    return code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5000;
  }
}

if (import.meta.main) {
  const { directory } = await ensureSynthesised();
  console.log(directory);
}
