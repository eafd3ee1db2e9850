/**
 * The log's unit of writing: all records of one tick, with a checksum over them, so that a tick is in the log whole or
 * not at all.
 *
 *     magic u32 | payload length u32 | CRC-32 u32 | 0 u32 | synced f64 | payload
 *     payload: records of  head length u32 | events length u32 | head | events   (UTF-8)
 *
 * `synced` is how far (log position) the disk was known to hold the log when the batch was written. A damaged batch
 * that lies before the `synced` of a later one was once safely on disk: that is damage, not a torn write.
 */
import { crc32 } from 'node:zlib';

export const BATCH_HEADER = 24;
const RECORD_HEADER = 8;
const MAGIC = 0x444c_4731; // "1GLD" in the file

/** Gathers the records of the next batch. */
export class BatchBuilder {
  #buffer = Buffer.allocUnsafe(1 << 18);
  #end = BATCH_HEADER;

  get empty(): boolean {
    return this.#end === BATCH_HEADER;
  }

  get size(): number {
    return this.#end;
  }

  /** Adds a record; returns its offset in the batch. */
  add(head: string, events: string): number {
    const at = this.#end;
    const characters = head.length + events.length;
    this.#reserve(at + RECORD_HEADER + characters * 3);
    const bytes = this.#buffer.write(head + events, at + RECORD_HEADER);
    // As many bytes as characters: all is ASCII.
    const headBytes = bytes === characters ? characters - events.length : Buffer.byteLength(head);
    this.#buffer.writeUInt32LE(headBytes, at);
    this.#buffer.writeUInt32LE(bytes - headBytes, at + 4);
    this.#end = at + RECORD_HEADER + bytes;
    return at;
  }

  /** The finished batch; valid until the next `add`. */
  finish(synced: number): Buffer {
    const batch = this.#buffer.subarray(0, this.#end);
    batch.writeUInt32LE(MAGIC, 0);
    batch.writeUInt32LE(this.#end - BATCH_HEADER, 4);
    batch.writeUInt32LE(0, 12);
    batch.writeDoubleLE(synced, 16);
    batch.writeUInt32LE(crc32(batch.subarray(16)), 8);
    this.#end = BATCH_HEADER;
    return batch;
  }

  #reserve(size: number): void {
    if (size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(size, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#end);
    this.#buffer = larger;
  }
}

export interface Batch {
  /** Offset behind the batch. */
  readonly end: number;
  readonly synced: number;
}

/** The batch at an offset, or undefined when there is no whole and undamaged one. */
export function batchAt(bytes: Buffer, at: number): Batch | undefined {
  if (at + BATCH_HEADER > bytes.length || bytes.readUInt32LE(at) !== MAGIC) return undefined;
  const end = at + BATCH_HEADER + bytes.readUInt32LE(at + 4);
  if (end > bytes.length || crc32(bytes.subarray(at + 16, end)) !== bytes.readUInt32LE(at + 8)) return undefined;
  return { end, synced: bytes.readDoubleLE(at + 16) };
}

/** Whether the bytes begin as a log does, whole or torn. */
export const startsBatch = (bytes: Buffer): boolean => bytes.length < 4 || bytes.readUInt32LE(0) === MAGIC;

/** Whether a whole batch behind `at` says that the disk already held what lies at `at` (log position `position`). */
export function provesDamage(bytes: Buffer, at: number, position: number): boolean {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC);
  for (let next = bytes.indexOf(magic, at + 1); next !== -1; next = bytes.indexOf(magic, next + 1)) {
    const batch = batchAt(bytes, next);
    if (batch !== undefined && batch.synced > position) return true;
  }
  return false;
}

export interface RecordText {
  readonly head: string;
  readonly events: string;
}

/** Calls `each` for the heads of a batch's records. */
export function eachRecord(
  bytes: Buffer,
  at: number,
  batch: Batch,
  each: (head: string, offset: number) => void,
): void {
  for (let offset = at + BATCH_HEADER; offset < batch.end;) {
    const headEnd = offset + RECORD_HEADER + bytes.readUInt32LE(offset);
    each(bytes.toString('utf8', offset + RECORD_HEADER, headEnd), offset);
    offset = headEnd + bytes.readUInt32LE(offset + 4);
  }
}

/** Reads one record through `read(offset, length)`. */
export function recordAt(read: (offset: number, length: number) => Buffer, offset: number): RecordText {
  const header = read(offset, RECORD_HEADER);
  const [headLength, eventsLength] = [header.readUInt32LE(0), header.readUInt32LE(4)];
  const body = read(offset + RECORD_HEADER, headLength + eventsLength);
  return { head: body.toString('utf8', 0, headLength), events: body.toString('utf8', headLength) };
}
