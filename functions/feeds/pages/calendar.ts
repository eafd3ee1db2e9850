/** `/lich.ics?khoa=…`: what calendars fetch. The key stands in the query, which no log keeps. */
import { createHash } from 'node:crypto';
import type { AccessKeys } from '#shared/access-keys/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import { HOUR_MS, type Limits } from '#shared/limits/rate-limits.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { writeCalendar } from '../domain/calendar-file.ts';
import { openFeed } from '../domain/feed.ts';
import type { Endings } from '../use-cases/endings.ts';
import { readFeed } from '../use-cases/read-feed.ts';

export interface FeedPages {
  readonly cases: Pick<CaseStore, 'workOfUnit' | 'eventsOn' | 'readTask'>;
  readonly keys: AccessKeys;
  readonly limits: Limits;
  /** Where people reach the portal. */
  readonly portalUrl: string;
}

export const FEED = '/lich.ics';
export const KEY = 'khoa';

/** Many people of one office behind one address, each with a telephone and a computer that ask every few minutes. */
const MOST_AN_HOUR = 3000;

const plain = (text: string, status: number): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export const serveCalendar =
  (ports: FeedPages, endings: Endings) =>
  async (context: PageContext): Promise<Response> => {
    const { address, receivedAt: now } = context.env;
    const taking = { what: 'feed', from: address, most: MOST_AN_HOUR, within: HOUR_MS, now };
    if (!(await ports.limits.take(taking))) return plain('Quá nhiều yêu cầu từ mạng này. Thử lại sau một giờ.', 429);
    const { organisation } = context.var.reference;
    const { today } = context.var;
    const key = await ports.keys.find('feed', context.req.query(KEY) ?? '');
    const feed = openFeed(key, organisation, { today, now });
    // One answer for a key that never was and one that is no more: neither tells the other apart.
    if (feed === undefined) return plain('Liên kết lịch này không còn hiệu lực. Tạo liên kết mới trong Đúng Hạn.', 404);
    const file = writeCalendar(await readFeed(feed, today, { ...ports, endings, organisation }));
    return calendarResponse(file, context.req.header('if-none-match'));
  };

function calendarResponse(file: string, known: string | undefined): Response {
  const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  // A proxy that compresses makes the tag a weak one.
  if (known?.replace(/^W\//u, '') === etag) return new Response(null, { status: 304, headers });
  return new Response(file, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'inline; filename="lich.ics"',
    },
  });
}
