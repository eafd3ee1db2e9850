/** Reading and writing all of it: a call of the system may do a part. */
import { readSync, writeSync } from 'node:fs';

export function writeWhole(descriptor: number, bytes: Buffer, at: number): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(descriptor, bytes, written, bytes.length - written, at + written);
}

/** Undefined when the file ends before. */
export function readWhole(descriptor: number, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const count = readSync(descriptor, bytes, read, length - read, at + read);
    if (count === 0) return undefined;
    read += count;
  }
  return bytes;
}
