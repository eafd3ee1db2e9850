import { closeSync } from 'node:fs';
import { openUnnamed } from '../unnamed-file.ts';
import { readWhole, writeWhole } from '../whole-bytes.ts';

/**
 * Texts that need not outlive this process, out of its memory: a year's rehearsal sends half a gigabyte of mails. They lie
 * one after another in a file without a name.
 */
export class PassingFile {
  readonly #places = new Map<string, { readonly at: number; readonly length: number }>();
  #descriptor: number | undefined;
  #end = 0;

  add(id: string, text: Buffer): void {
    this.#descriptor ??= openUnnamed();
    const at = this.#end;
    writeWhole(this.#descriptor, text, at);
    this.#end += text.length;
    this.#places.set(id, { at, length: text.length });
  }

  get(id: string): Buffer | undefined {
    const place = this.#places.get(id);
    if (place === undefined || this.#descriptor === undefined) return undefined;
    const text = readWhole(this.#descriptor, place.at, place.length);
    if (text === undefined) throw new Error(`${id} is no longer whole`);
    return text;
  }

  /** Nothing can be read any more. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    this.#places.clear();
  }
}
