/**
 * A small map that survives `kill -9` and power cuts: every change is a line appended to a file; changes made at the same
 * time share one fsync. Held whole in memory, so for thousands of entries, not millions.
 *
 *     const marks = openDurableMap('.data/scheduler/marks.jsonl', z.object({ time: z.number() }));
 *     await marks.set('daily', { time: 1 });   // resolves when it is on disk
 *     marks.get('daily');
 *     await marks.close();
 *
 * `file` null keeps it in memory only. Throws {@link DamagedDataError} and touches nothing when the file is not one it
 * wrote; a last line cut short by a crash was never acknowledged and is dropped.
 */
import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  write,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const HEADER = '{"format":"dung-han map","version":1}';
/** A file is rewritten at opening once it has this many lines that a later one replaced. */
const STALE_LINES = 1000;
const writeAsync = promisify(write);
const fdatasyncAsync = promisify(fdatasync);

const lineSchema = z.object({ key: z.string(), value: z.unknown().optional() });

export class DamagedDataError extends Error {
  override readonly name = 'DamagedDataError';
  constructor(file: string, cause: string) {
    super(`${file}: ${cause}. Nothing was changed; restore the file from a backup or start with another DATA_DIR.`);
  }
}

export interface DurableMap<T> {
  readonly size: number;
  get(key: string): T | undefined;
  keys(): Iterable<string>;
  values(): Iterable<T>;
  /** Seen by readers at once; on disk when the promise resolves. */
  set(key: string, value: T): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

export function openDurableMap<T>(file: string | null, schema: z.ZodType<T>): DurableMap<T> {
  if (file === null) return new JournaledMap(new Map<string, T>(), undefined);
  const { entries, lines, intactBytes } = read(file, schema);
  if (intactBytes === 0 || lines - entries.size > STALE_LINES) rewrite(file, entries);
  else cutTail(file, intactBytes);
  return new JournaledMap(entries, openSync(file, constants.O_WRONLY | constants.O_APPEND));
}

class JournaledMap<T> implements DurableMap<T> {
  readonly #entries: Map<string, T>;
  readonly #descriptor: number | undefined;
  /** The file's length after the last flush that succeeded. */
  #bytes: number;
  #waiting: string[] = [];
  #flushing: Promise<void> | undefined;

  constructor(entries: Map<string, T>, descriptor: number | undefined) {
    this.#entries = entries;
    this.#descriptor = descriptor;
    this.#bytes = descriptor === undefined ? 0 : fstatSync(descriptor).size;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  values(): Iterable<T> {
    return this.#entries.values();
  }

  async set(key: string, value: T): Promise<void> {
    this.#entries.set(key, value);
    await this.#append({ key, value });
  }

  async delete(key: string): Promise<void> {
    if (this.#entries.delete(key)) await this.#append({ key });
  }

  async close(): Promise<void> {
    await this.#flushing?.catch(() => undefined);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }

  async #append(line: object): Promise<void> {
    if (this.#descriptor === undefined) return;
    const running = this.#flushing;
    this.#waiting.push(`${JSON.stringify(line)}\n`);
    if (this.#waiting.length === 1) {
      // The first of a batch starts its flush once the one before is through; the others ride along.
      const descriptor = this.#descriptor;
      this.#flushing = (running ?? Promise.resolve()).catch(() => undefined).then(() => this.#flush(descriptor));
    }
    await this.#flushing;
  }

  async #flush(descriptor: number): Promise<void> {
    const batch = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    try {
      for (let written = 0; written < batch.length;)
        written += (await writeAsync(descriptor, batch, written, batch.length - written)).bytesWritten;
      await fdatasyncAsync(descriptor);
      this.#bytes += batch.length;
    } catch (error) {
      // A full disk may have taken part of a line; what follows must not be glued to it.
      ftruncateSync(descriptor, this.#bytes);
      throw error;
    }
  }
}

function read<T>(file: string, schema: z.ZodType<T>): { entries: Map<string, T>; lines: number; intactBytes: number } {
  const entries = new Map<string, T>();
  if (!existsSync(file)) return { entries, lines: 0, intactBytes: 0 };
  const bytes = readFileSync(file);
  const intactBytes = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.toString('utf8', 0, intactBytes).split('\n').slice(0, -1);
  const header = lines.shift();
  if (header === undefined && bytes.length === 0) return { entries, lines: 0, intactBytes: 0 };
  if (header !== HEADER) throw new DamagedDataError(file, 'not written by this version of the home');
  for (const [index, line] of lines.entries()) {
    const { key, value } = readLine(file, index + 2, line);
    if (value === undefined) entries.delete(key);
    else {
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new DamagedDataError(file, `line ${index + 2} does not hold what it should`);
      entries.set(key, parsed.data);
    }
  }
  return { entries, lines: lines.length, intactBytes };
}

function readLine(file: string, number: number, line: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new DamagedDataError(file, `line ${number} is damaged`);
  }
}

function rewrite<T>(file: string, entries: ReadonlyMap<string, T>): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const lines = [HEADER, ...[...entries].map(([key, value]) => JSON.stringify({ key, value }))];
  writeFileAtomically(file, `${lines.join('\n')}\n`);
}

/** Readable by its owner only; the old content or the new one is there after a crash, never a part. */
export function writeFileAtomically(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  syncFolder(path.dirname(file));
}

export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function cutTail(file: string, intactBytes: number): void {
  const descriptor = openSync(file, 'r+');
  ftruncateSync(descriptor, intactBytes);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
