/** What the daily run could not do for one item: it goes on with the others, and somebody of the office sees to this one. */
export interface Trouble {
  /** What was to be done, as the office reads it. */
  readonly what: string;
  /** Of which item: its name and where it is found. */
  readonly about: string;
  /** What the fault said. */
  readonly why: string;
}

export const troubleOf = (what: string, about: string, fault: unknown): Trouble => ({
  what,
  about,
  why: (fault instanceof Error ? fault.message : String(fault)).replaceAll(/\s+/gu, ' ').trim().slice(0, 300),
});

/** More faults at once than this, and more than half of all items: no item is at fault but what it stands on. */
const FEW = 10;
export const looksLikeOutage = (failed: number, of: number): boolean => failed > FEW && failed > of / 2;

/**
 * Does each item by itself, and once more after all others what failed. Those that fail again are given.
 * @throws the first fault when so many fail that a service must be away: the workflow then repeats the step
 */
export async function eachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  troubleWith: (item: T, fault: unknown) => Trouble,
): Promise<readonly Trouble[]> {
  const again: T[] = [];
  const failed: { readonly item: T; readonly fault: unknown }[] = [];
  for (const item of items)
    await work(item).catch(() => {
      again.push(item);
    });
  for (const item of again)
    await work(item).catch((fault: unknown) => {
      failed.push({ item, fault });
    });
  if (looksLikeOutage(failed.length, items.length)) throw failed[0]?.fault;
  return failed.map(({ item, fault }) => troubleWith(item, fault));
}
