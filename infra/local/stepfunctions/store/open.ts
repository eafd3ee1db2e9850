/** Opens a data folder: checks it, and hands every record that still counts to the reader. */
import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { DataFolderError } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { batchAt, eachRecord, provesDamage, startsBatch } from './batch.ts';
import { Log, segmentName, type Durability } from './log.ts';
import { FileSegment, type Segment } from './segment.ts';

/** The layout of records that this program writes; it reads older ones too, and refuses a newer one. */
export const FORMAT = 2;

type Reader = (record: JsonObject, position: number) => void;

const HELP = 'Nothing was changed. Restore the folder from a backup, or move it away to start empty.';

/** Throws a DataFolderError, having touched nothing, when the folder is damaged or of a newer program. */
export function openLog(dir: string | null, durability: Durability, reader: Reader): Log {
  if (dir === null) return new Log(null, durability, []);
  mkdirSync(dir, { recursive: true });
  const names = readdirSync(dir);
  const bases = names.filter((name) => /^log-\d{16}$/.test(name)).map((name) => Number(name.slice(4)));
  bases.sort((a, b) => a - b);
  const newest = bases.at(-1);
  if (newest === undefined)
    return new Log(dir, durability, [new FileSegment(path.join(dir, segmentName(0)), 0, 'new')]);
  const file = path.join(dir, segmentName(newest));
  const bytes = FileSegment.contents(file);
  const size = readSegment(file, bytes, newest, reader);
  for (const name of names) if (name.endsWith('.new')) unlinkSync(path.join(dir, name));
  const older: Segment[] = bases.slice(0, -1).map((base) => olderSegment(path.join(dir, segmentName(base)), base));
  const current = new FileSegment(file, newest, size);
  if (size < bytes.length) current.truncate();
  return new Log(dir, durability, [...older, current]);
}

function olderSegment(file: string, base: number): FileSegment {
  return new FileSegment(file, base, 0);
}

/** Reads the whole batches of a segment; returns where they end. A torn last write is normal and left out. */
function readSegment(file: string, bytes: Buffer, base: number, reader: Reader): number {
  let at = 0;
  for (let batch = batchAt(bytes, at); batch !== undefined; batch = batchAt(bytes, at)) {
    eachRecord(bytes, at, batch, (head, offset) => {
      reader(checked(file, head, offset), base + offset);
    });
    at = batch.end;
  }
  const torn = bytes.length > at;
  if (torn && (provesDamage(bytes, at, base + at) || (at === 0 && !startsBatch(bytes))))
    throw new DataFolderError(`${file} is damaged at byte ${at}. ${HELP}`);
  return at;
}

function checked(file: string, head: string, offset: number): JsonObject {
  const record: unknown = JSON.parse(head);
  if (!isObject(record)) throw new DataFolderError(`${file} holds an unknown record at byte ${offset}. ${HELP}`);
  const format = record['format'];
  if (record['k'] === 'v' && typeof format === 'number' && format > FORMAT)
    throw new DataFolderError(
      `${file} was written by a newer version of this program (format ${format}, this one reads ${FORMAT}). ` +
        'Nothing was changed. Start the newer version, or move the folder away to start empty.',
    );
  return record;
}
