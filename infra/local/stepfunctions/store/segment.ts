/** A stretch of the log: a file, or one without a name when nothing is to be kept. Positions count over all segments. */
import { closeSync, fdatasync, fsyncSync, ftruncateSync, openSync, readFileSync, unlinkSync } from 'node:fs';
import { openUnnamed } from '../../unnamed-file.ts';
import { readWhole, writeWhole } from '../../whole-bytes.ts';

export interface Segment {
  /** Log position of its first byte. */
  readonly base: number;
  readonly size: number;
  append(bytes: Buffer): void;
  read(offset: number, length: number): Buffer;
  /** Resolves when the disk holds what was appended before the call. */
  sync(): Promise<void>;
  syncNow(): void;
  close(): void;
  /** Closes and forgets it for good. */
  remove(): void;
}

export class FileSegment implements Segment {
  readonly base: number;
  readonly path: string;
  size: number;
  readonly #fd: number;
  /** Syncs under way: they need the file open. */
  #syncs = 0;
  #closed = false;

  /** Opens an existing file at its first `size` bytes, or makes a new one. */
  constructor(path: string, base: number, size: number | 'new') {
    this.path = path;
    this.base = base;
    this.#fd = openSync(path, size === 'new' ? 'wx+' : 'r+');
    this.size = size === 'new' ? 0 : size;
  }

  static contents(path: string): Buffer {
    return readFileSync(path);
  }

  /** Cuts off what lies behind `size`: the rest of a write that did not end. */
  truncate(): void {
    ftruncateSync(this.#fd, this.size);
    fsyncSync(this.#fd);
  }

  append(bytes: Buffer): void {
    writeWhole(this.#fd, bytes, this.size);
    this.size += bytes.length;
  }

  read(offset: number, length: number): Buffer {
    return wholeOf(this.#fd, this.path, offset, length);
  }

  sync(): Promise<void> {
    this.#syncs += 1;
    return new Promise((resolve, reject) => {
      fdatasync(this.#fd, (error) => {
        this.#syncs -= 1;
        if (this.#closed) this.close();
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  syncNow(): void {
    fsyncSync(this.#fd);
  }

  close(): void {
    this.#closed = true;
    if (this.#syncs === 0) closeSync(this.#fd);
  }

  remove(): void {
    this.close();
    unlinkSync(this.path);
  }
}

/** For an engine that keeps nothing: a file without a name, out of the memory of a year's executions. */
export class PassingSegment implements Segment {
  readonly base: number;
  size = 0;
  readonly #fd = openUnnamed();

  constructor(base: number) {
    this.base = base;
  }

  append(bytes: Buffer): void {
    writeWhole(this.#fd, bytes, this.size);
    this.size += bytes.length;
  }

  read(offset: number, length: number): Buffer {
    return wholeOf(this.#fd, 'The log without a name', offset, length);
  }

  sync(): Promise<void> {
    return Promise.resolve();
  }

  syncNow(): void {
    // Nothing of it outlives the process.
  }

  close(): void {
    closeSync(this.#fd);
  }

  remove(): void {
    this.close();
  }
}

function wholeOf(fd: number, name: string, offset: number, length: number): Buffer {
  const bytes = readWhole(fd, offset, length);
  if (bytes === undefined) throw new Error(`${name} is shorter than its index`);
  return bytes;
}
