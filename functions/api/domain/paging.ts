/** Pages of a list by cursor: what is added or closed meanwhile neither repeats an item nor loses one. */
export interface Paging {
  readonly limit: number;
  /** The key of the last item of the page before; undefined for the first page. */
  readonly after: string | undefined;
}

export const MOST_A_PAGE = 200;
export const A_PAGE = 50;

export const cursorOf = (key: string): string => Buffer.from(key).toString('base64url');

/** The key a cursor stands for; undefined for text that is none. */
export function keyOf(cursor: string): string | undefined {
  if (!/^[\w-]{1,600}$/u.test(cursor)) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  return cursorOf(key) === cursor ? key : undefined;
}

/** `items` in any order; keys are unique and sort as text. */
export function pageAt<T>(
  items: readonly T[],
  itemKey: (item: T) => string,
  { limit, after }: Paging,
): { readonly items: readonly T[]; readonly next: string | null } {
  const keyed = items.map((item) => ({ item, key: itemKey(item) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const rest = after === undefined ? keyed : keyed.filter(({ key }) => key > after);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const next = last !== undefined && rest.length > limit ? cursorOf(last.key) : null;
  return { items: shown.map(({ item }) => item), next };
}
