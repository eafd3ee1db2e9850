/**
 * The parts of a .docx or .xlsx (ZIP). Own reading, because a library inflates before one can refuse: here sizes and
 * ratios are checked first, and an entry that inflates to more than it declares is cut off.
 */
import { inflateRawSync } from 'node:zlib';

export type ArchiveFault = 'zip-bomb' | 'encrypted' | 'broken';

export class UnreadableArchive extends Error {
  override readonly name = 'UnreadableArchive';
  readonly fault: ArchiveFault;

  constructor(fault: ArchiveFault) {
    super(fault);
    this.fault = fault;
  }
}

const MOST_ENTRIES = 5_000;
/** XML of office files shrinks some 10 to 60 times; zeros shrink 1,000 times. Small parts may shrink more. */
const HIGHEST_RATIO = 150;
const RATIO_FROM = 4 * 2 ** 20;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Archive {
  readonly names: readonly string[];
  /** The inflated part, or undefined when there is none of that name. Throws UnreadableArchive when it is broken. */
  part(name: string): Uint8Array | undefined;
}

const bomb = (): UnreadableArchive => new UnreadableArchive('zip-bomb');
const broken = (): UnreadableArchive => new UnreadableArchive('broken');

/** Reads the directory and refuses what would inflate to more than `most` bytes. Throws UnreadableArchive. */
export function openArchive(bytes: Uint8Array, most: number): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directory(view, bytes);
    checkSizes(entries, most);
    return {
      names: [...entries.keys()],
      part: (name) => {
        const entry = entries.get(name);
        return entry === undefined ? undefined : inflate(bytes, view, entry);
      },
    };
  } catch (error) {
    if (error instanceof RangeError) throw broken();
    throw error;
  }
}

/** Inflates every part once within its declared size: what passes, a library may open. Throws UnreadableArchive. */
export function checkArchive(bytes: Uint8Array, most: number): void {
  const archive = openArchive(bytes, most);
  for (const name of archive.names) archive.part(name);
}

function directory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw bomb();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new UnreadableArchive('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands in the last 64 KiB, behind nothing but a comment. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw broken();
}

function checkSizes(entries: ReadonlyMap<string, Entry>, most: number): void {
  let total = 0;
  for (const { packed, size } of entries.values()) {
    total += size;
    if (size > RATIO_FROM && size > packed * HIGHEST_RATIO) throw bomb();
  }
  if (total > most) throw bomb();
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  try {
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw broken();
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    if (error instanceof UnreadableArchive) throw error;
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw broken();
  }
}
