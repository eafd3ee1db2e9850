/** Calendars of one's work: making a link for a calendar application, taking it back, and the calendar itself. */
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { Endings } from '../use-cases/endings.ts';
import { serveCalendar, FEED } from './calendar.ts';
import { makeFeed, revokeFeed, showFeeds, FEEDS, type FeedListPages } from './feed-list.tsx';

export type { FeedListPages };

export const feedPages = (ports: FeedListPages): readonly PageRoute[] => [
  get(FEED, 'everyone', serveCalendar(ports, new Endings(ports.cases))),
  get(FEEDS, 'signed-in', showFeeds(ports)),
  post(FEEDS, 'signed-in', makeFeed(ports)),
  post(`${FEEDS}/thu-hoi`, 'signed-in', revokeFeed(ports)),
];
