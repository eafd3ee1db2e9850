/** A stretch of the log: a file, or memory when nothing is to be kept. Positions count over all segments. */
import {
  closeSync,
  fdatasync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

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
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.#fd, bytes, written, bytes.length - written, this.size + written);
    this.size += bytes.length;
  }

  read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    if (readSync(this.#fd, bytes, 0, length, offset) !== length)
      throw new Error(`${this.path} is shorter than its index`);
    return bytes;
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

export class MemorySegment implements Segment {
  readonly base: number;
  #bytes = Buffer.allocUnsafe(1 << 16);
  size = 0;

  constructor(base: number) {
    this.base = base;
  }

  append(bytes: Buffer): void {
    if (this.size + bytes.length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.size + bytes.length));
      this.#bytes.copy(larger, 0, 0, this.size);
      this.#bytes = larger;
    }
    bytes.copy(this.#bytes, this.size);
    this.size += bytes.length;
  }

  read(offset: number, length: number): Buffer {
    return this.#bytes.subarray(offset, offset + length);
  }

  sync(): Promise<void> {
    return Promise.resolve();
  }

  syncNow(): void {
    // Memory has no disk behind it.
  }

  close(): void {
    this.#bytes = Buffer.alloc(0);
  }

  remove(): void {
    this.close();
  }
}
