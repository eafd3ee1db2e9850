/** Keeps a folder made from sources up to date: made once for each state of the sources, whoever asks. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const HASH_FILE = 'sources.sha256';

export interface Assembly {
  /** Folder the sources lie in. */
  readonly root: string;
  /** Files and folders below `root` that count. */
  readonly sources: readonly string[];
  /** Folders below these that do not. */
  readonly except: readonly string[];
  /** Folder to be kept up to date. */
  readonly directory: string;
  /** Folder on the same disk for the lock and for what is being made. */
  readonly scratch: string;
  /** Makes the folder given. */
  readonly make: (output: string) => Promise<void>;
}

/**
 * Makes `directory` anew when the sources are not those it was made from; true when it did. Callers in several processes
 * wait for one another, and the folder takes its place only when it is complete.
 */
export async function keepCurrent(assembly: Assembly): Promise<boolean> {
  if (isCurrent(assembly, hashSources(assembly))) return false;
  const release = await takeLock(path.join(assembly.scratch, 'lock'));
  try {
    const hash = hashSources(assembly);
    if (isCurrent(assembly, hash)) return false;
    await makeAnew(assembly, hash);
    return true;
  } finally {
    release();
  }
}

const isCurrent = ({ directory }: Assembly, hash: string): boolean => {
  const file = path.join(directory, HASH_FILE);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
};

/** One hash over the path and content of every source file. */
function hashSources({ root, sources, except }: Assembly): string {
  const filesOf = (relative: string): string[] => {
    const absolute = path.join(root, relative);
    if (except.includes(relative) || !existsSync(absolute)) return [];
    if (!statSync(absolute).isDirectory()) return [relative];
    const names = readdirSync(absolute).sort();
    return names.flatMap((name) => filesOf(`${relative}/${name}`));
  };
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function makeAnew({ directory, scratch, make }: Assembly, hash: string): Promise<void> {
  const output = path.join(scratch, String(process.pid));
  try {
    rmSync(output, { recursive: true, force: true });
    await make(output);
    writeFileSync(path.join(output, HASH_FILE), hash);
    rmSync(directory, { recursive: true, force: true });
    renameSync(output, directory);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** A folder is made by one process only. The lock of a process that is gone is taken over. */
async function takeLock(lock: string): Promise<() => void> {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => {
        rmSync(lock, { force: true });
      };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      else await sleep(100);
    }
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Whether the owner no longer runs. An empty lock was made this moment, or by a process killed in it. */
function isAbandoned(lock: string): boolean {
  try {
    const owner = readFileSync(lock, 'utf8');
    if (owner === '') return Date.now() - statSync(lock).mtimeMs > 5000;
    process.kill(Number(owner), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
