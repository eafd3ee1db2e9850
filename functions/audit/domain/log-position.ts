/** A place in the log: the line after which a page goes on. */
import { caseIdSchema, timeSortedId, type EventPlace } from '#shared/casework/index.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { z } from 'zod';
import { SOURCES, type LogLine, type Source } from './log-line.ts';

export type Position = Pick<LogLine, 'at' | 'source' | 'id' | 'caseId'>;

/**
 * The newest first; lines of one millisecond by their source, then by their id. Events of several cases may bear one id:
 * they stay in the order in which they were read.
 */
export const newestFirst = (a: Position, b: Position): number =>
  b.at - a.at || rankOf(a.source) - rankOf(b.source) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const rankOf = (source: Source): number => SOURCES.indexOf(source);

const positionSchema = z.tuple([
  z.coerce.number().int().min(0).max(8.64e15),
  z.enum(SOURCES),
  z.string().min(1),
  z.union([z.literal('').transform(() => null), caseIdSchema]),
]);

export const asText = ({ at, source, id, caseId }: Position): string => [at, source, id, caseId ?? ''].join('~');

/** A place that an address says wrongly is as if it were not said: the log is read from its newest line. */
export function positionOf(text: string): Position | null {
  const read = positionSchema.safeParse(text.split('~'));
  if (!read.success) return null;
  const [at, source, id, caseId] = read.data;
  return { at, source, id, caseId };
}

/** Where the events of cases go on after a line. */
export function eventsAfter({ at, source, id, caseId }: Position): EventPlace {
  if (source === 'cases') return { eventId: id, caseId: caseIdSchema.safeParse(caseId).data ?? null };
  return { eventId: timeSortedId(laterInstant('cases', { at, source }), ''), caseId: null };
}

/** What the ids of other acts that come after a line sort before. */
export const actsBefore = ({ at, source, id }: Position): string =>
  source === 'access' ? id : isoInstant(laterInstant('access', { at, source }));

/** Lines of a source come after a line of another when they are older than this instant. */
const laterInstant = (source: Source, line: Pick<Position, 'at' | 'source'>): number =>
  rankOf(source) > rankOf(line.source) ? line.at + 1 : line.at;
