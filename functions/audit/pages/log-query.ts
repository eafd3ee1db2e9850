/** The log's address: what it asks for, and the address of the same question elsewhere. */
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, dateTextFrom, textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { asText, type Position } from '../domain/log-position.ts';
import { firstLook, otherFilters, periodFault, type LogFilter } from '../domain/log-filter.ts';

export const LOG = '/quan-tri/nhat-ky';

/** The field of the address that says after which line a page goes on. */
export const AFTER = 'sau';

export interface Asked {
  readonly query: URLSearchParams;
  readonly filter: LogFilter;
  /** Of the period: then it is the first look's. */
  readonly errors: readonly FieldError[];
}

const isTyped = (query: URLSearchParams): boolean =>
  ['tu', 'den'].some((name) => ['day', 'month', 'year'].some((part) => textOf(query, `${name}-${part}`) !== ''));

export function askedOf(context: PageContext): Asked {
  const query = new URL(context.req.url).searchParams;
  const others = otherFilters(Object.fromEntries(query));
  const look = firstLook(civilDateAt(context.env.receivedAt));
  if (!isTyped(query)) return { query: withPeriod(query, look), filter: { ...look, ...others }, errors: [] };
  const [from, to] = [dateOfForm(query, 'tu', 'Từ ngày'), dateOfForm(query, 'den', 'Đến ngày')];
  const errors = [from, to].flatMap((read) => (read.ok ? [] : [read.error]));
  if (!from.ok || !to.ok) return { query, filter: { ...look, ...others }, errors };
  const period = { from: from.value, to: to.value };
  const fault = periodFault(period);
  return fault === undefined
    ? { query, filter: { ...period, ...others }, errors }
    : { query, filter: { ...look, ...others }, errors: [{ field: 'tu', message: fault }] };
}

function withPeriod(query: URLSearchParams, { from, to }: Pick<LogFilter, 'from' | 'to'>): URLSearchParams {
  const filled = new URLSearchParams(query);
  for (const [name, date] of [['tu', from] as const, ['den', to] as const])
    for (const [part, text] of Object.entries(dateTextFrom(date))) filled.set(`${name}-${part}`, text);
  return filled;
}

/** The same question at another address: the lines after a place, its file. */
export function hrefOf(path: string, query: URLSearchParams, after: Position | null = null): string {
  const fields = new URLSearchParams([...query].filter(([name, value]) => name !== AFTER && value !== ''));
  if (after !== null) fields.set(AFTER, asText(after));
  return `${path}?${fields.toString()}`;
}
