/** Ids that a seed determines, in the shape of UUIDs, so that a rehearsal can be repeated exactly. */
import { createHash } from 'node:crypto';

/** Makes an id for something; what `about` names draws ids of its own, so that no other's turn changes them. */
export type Ids = (about: string) => string;

/** A source of ids: the n-th id about something is always the same for a seed. */
export function seededIds(seed: string): Ids {
  const counts = new Map<string, number>();
  return (about) => {
    const count = (counts.get(about) ?? 0) + 1;
    counts.set(about, count);
    const hex = createHash('sha256').update(`${seed}/${about}/${count}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
