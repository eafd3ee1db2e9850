/**
 * The parts of a .docx or .xlsx (ZIP). Own reading, because a library inflates before one can refuse: here sizes and
 * ratios are checked first, and an entry that inflates to more than it declares is cut off.
 */
import { inflateRawSync } from 'node:zlib';
import { broken, UnreadableFile } from './unreadable.ts';

const MOST_ENTRIES = 5_000;
const MOST_INFLATED = 200 * 2 ** 20;
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
  /** The inflated part, or undefined when there is none of that name. Throws UnreadableFile when it is broken. */
  part(name: string): Uint8Array | undefined;
}

const bomb = (): UnreadableFile =>
  new UnreadableFile(
    'zip-bomb',
    'Tệp nén bung ra quá lớn nên không được mở.',
    'Hãy lưu lại kế hoạch thành tệp mới, bớt ảnh và phần đính kèm, rồi nhập lại.',
  );

/** Reads the directory and refuses what would inflate to too much. Throws UnreadableFile. */
export function openZip(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directory(view, bytes);
    checkSizes(entries);
    return {
      names: [...entries.keys()],
      part: (name) => {
        const entry = entries.get(name);
        return entry === undefined ? undefined : inflate(bytes, view, entry);
      },
    };
  } catch (error) {
    if (error instanceof RangeError) throw broken('nén');
    throw error;
  }
}

function directory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw bomb();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken('nén');
    if ((view.getUint16(at + 8, true) & 1) === 1)
      throw new UnreadableFile('encrypted', 'Tệp được đặt mật khẩu.', 'Hãy bỏ mật khẩu, lưu lại rồi nhập lại.');
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
  throw broken('nén');
}

function checkSizes(entries: ReadonlyMap<string, Entry>): void {
  let total = 0;
  for (const { packed, size } of entries.values()) {
    total += size;
    if (size > RATIO_FROM && size > packed * HIGHEST_RATIO) throw bomb();
  }
  if (total > MOST_INFLATED) throw bomb();
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  try {
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw broken('nén');
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw broken('nén');
  }
}
