import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Texts that need not outlive this process, out of its memory: a year's rehearsal sends half a gigabyte of mails. They lie
 * one after another in a file without a name, which the system frees when it is closed, in whatever way the process ends.
 */
export class PassingFile {
  readonly #places = new Map<string, { readonly at: number; readonly length: number }>();
  #descriptor: number | undefined;
  #end = 0;

  add(id: string, text: Buffer): void {
    this.#descriptor ??= openUnnamed();
    const at = this.#end;
    for (let written = 0; written < text.length;)
      written += writeSync(this.#descriptor, text, written, text.length - written, at + written);
    this.#end += text.length;
    this.#places.set(id, { at, length: text.length });
  }

  get(id: string): Buffer | undefined {
    const place = this.#places.get(id);
    if (place === undefined || this.#descriptor === undefined) return undefined;
    const text = Buffer.alloc(place.length);
    for (let read = 0; read < place.length;) {
      const bytes = readSync(this.#descriptor, text, read, place.length - read, place.at + read);
      if (bytes === 0) throw new Error(`${id} is no longer whole`);
      read += bytes;
    }
    return text;
  }

  /** Nothing can be read any more. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    this.#places.clear();
  }
}

function openUnnamed(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-'));
  try {
    return openSync(path.join(folder, 'passing'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
