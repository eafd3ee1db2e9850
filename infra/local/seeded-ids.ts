/** Ids that a seed determines, in the shape of UUIDs, so that a rehearsal can be repeated exactly. */
import { createHash } from 'node:crypto';

/** A source of ids: the n-th id of a seed is always the same. */
export function seededIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`${seed}/${count}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
