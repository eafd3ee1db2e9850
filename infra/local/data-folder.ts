/**
 * The folder that holds everything a home was told. Its format is numbered: a folder that is damaged, newer than this
 * version, in use by another process or not ours at all is refused, and nothing in it is touched.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Raised whenever an older version could no longer read what is kept; `upgrades.ts` has a step for each. */
export const FORMAT = 2;
export const MARK = 'home.json';
export const LOCK = 'lock.json';

const markSchema = z.object({ application: z.literal('dung-han'), format: z.int().positive() });
const lockSchema = z.object({ pid: z.int().positive(), started: z.string() });

/** The data folder cannot be used; the message says why and what to do. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

export interface DataFolder {
  readonly directory: string;
  /** The format it was found in; {@link FORMAT} for a new one. */
  readonly format: number;
  /** Notes that what is kept is now of this format. */
  mark(format: number): void;
  /** The path of a part of the folder; the folder exists afterwards. */
  part(name: string): string;
  /** Replaces a small file so that a crash leaves the old or the new one. */
  write(name: string, content: string): void;
  /** The file's text; undefined when there is none. */
  read(name: string): string | undefined;
  release(): void;
}

/**
 * Opens a data folder, making it when it does not exist, and holds it for this process.
 * @throws DataFolderError when it is not ours, damaged, newer, or held by a living process.
 */
export function openDataFolder(directory: string): DataFolder {
  const format = inspect(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  takeLock(directory);
  const write = (name: string, content: string): void => {
    writeDurably(path.join(directory, name), content);
  };
  const mark = (reached: number): void => {
    write(MARK, `${JSON.stringify({ application: 'dung-han', format: reached })}\n`);
  };
  if (format === undefined) mark(FORMAT);
  return {
    directory,
    format: format ?? FORMAT,
    mark,
    write,
    read: (name) => readIfThere(path.join(directory, name)),
    part: (name) => {
      const part = path.join(directory, name);
      mkdirSync(part, { recursive: true, mode: 0o700 });
      return part;
    },
    release: () => {
      rmSync(path.join(directory, LOCK), { force: true });
    },
  };
}

/** Its format; undefined when it is not there yet or empty. */
function inspect(directory: string): number | undefined {
  if (!existsSync(directory)) return undefined;
  const text = readIfThere(path.join(directory, MARK));
  if (text === undefined) {
    const foreign = readdirSync(directory).filter((name) => name !== LOCK && !name.endsWith('.tmp'));
    if (foreign.length === 0) return undefined;
    throw new DataFolderError(
      `${directory} is not empty and is no data folder of Đúng Hạn. Point DATA_DIR at another folder.`,
    );
  }
  const mark = markSchema.safeParse(parseJson(text));
  if (!mark.success) {
    throw new DataFolderError(
      `${path.join(directory, MARK)} is damaged. Nothing was touched. Restore the folder from a backup, or point DATA_DIR at another one.`,
    );
  }
  if (mark.data.format > FORMAT) {
    throw new DataFolderError(
      `${directory} was written by a newer version (format ${mark.data.format}, this version reads ${FORMAT}). Nothing was touched. Start the newer version, or point DATA_DIR at another folder.`,
    );
  }
  return mark.data.format;
}

function takeLock(directory: string): void {
  const file = path.join(directory, LOCK);
  const held = lockSchema.safeParse(parseJson(readIfThere(file) ?? ''));
  if (held.success && held.data.pid !== process.pid && startOf(held.data.pid) === held.data.started) {
    throw new DataFolderError(
      `${directory} is in use by process ${held.data.pid}. Stop it, or give this one its own folder with DATA_DIR.`,
    );
  }
  writeDurably(file, `${JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' })}\n`);
}

/** When a process started, so that a process id used again is not taken for the old one; undefined when it is gone. */
function startOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat !== undefined) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  if (existsSync('/proc/self/stat')) return undefined;
  try {
    process.kill(pid, 0);
    return 'unknown';
  } catch {
    return undefined;
  }
}

function writeDurably(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
