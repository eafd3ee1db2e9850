import type { FC } from 'hono/jsx';
import { Button } from '#shared/ui/components/button.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';

/** A list's search: a plain form that reads, so its result has an address. */
export const SearchForm: FC<{ label: string; hint: string; value: string }> = ({ label, hint, value }) => (
  <form method="get" role="search" novalidate>
    <TextInput name="tim" label={label} hint={hint} value={value} width={30} />
    <Button kind="secondary">Tìm</Button>
  </form>
);

export const PAGE_SIZE = 50;

/** The part of a list that a page shows, and how many pages there are. `typed` is the page number of the address. */
export function pageOf<T>(
  list: readonly T[],
  typed: string | undefined,
): { readonly shown: readonly T[]; readonly current: number; readonly pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(list.length / PAGE_SIZE));
  const asked = /^\d{1,5}$/u.test(typed ?? '') ? Number(typed) : 1;
  const current = Math.min(Math.max(1, asked), pageCount);
  return { shown: list.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE), current, pageCount };
}

/** The address of another page of the same search. */
export const pageHref = (path: string, sought: string, page: number): string =>
  `${path}?${new URLSearchParams({ ...(sought === '' ? {} : { tim: sought }), trang: String(page) }).toString()}`;
