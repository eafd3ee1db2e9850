/**
 * A document's value in one attribute: as JSON text, zipped from some size on. As DynamoDB's own maps and lists a plan's
 * shares of 280 units take four times the capacity units and, on one machine, a hundred times the time (decisions/0062).
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';

/** Up to here the text is smaller than what zipping saves is worth. */
const PLAIN_LENGTH = 1024;

type Packed = string | Uint8Array;

export function pack(value: unknown): Packed {
  const text = JSON.stringify(value);
  return text.length <= PLAIN_LENGTH ? text : gzipSync(text);
}

const packedSchema = z.union([z.string(), z.instanceof(Uint8Array)]);

/** What `pack` was given, freed of what JSON leaves out. Throws when it is something else. */
export function unpack(packed: unknown): unknown {
  const found = packedSchema.parse(packed);
  return JSON.parse(typeof found === 'string' ? found : gunzipSync(found).toString('utf8'));
}
