import type { AuditEntry } from '#shared/audit/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import { addDays, civilDateAt, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Reference } from '#shared/reference/index.ts';
import { isWanted, type LogFilter } from '../domain/log-filter.ts';
import { lineOfEntry, lineOfEvent, type LogLine, type Source } from '../domain/log-line.ts';
import { actsBefore, eventsAfter, newestFirst, type Position } from '../domain/log-position.ts';
import { linesOfSettings, readLog, type LogPorts } from './read-log.ts';

export interface LogPagePorts extends LogPorts {
  readonly cases: LogPorts['cases'] & Pick<CaseStore, 'eventsBefore'>;
  readonly entries: LogPorts['entries'] & {
    entriesBefore(date: PlainDate, before: string | null, limit: number): Promise<readonly AuditEntry[]>;
  };
}

export interface LogPage {
  readonly lines: readonly LogLine[];
  /** Where older lines go on; null when there are none. */
  readonly next: Position | null;
}

export const LINES_A_PAGE = 50;
/** What one page looks through for lines that are rare; the next page looks on from there. */
const MOST_LOOKED_AT = 1000;

/** The next lines of the log after a place, or its newest. Of a day no more is read than the page needs. */
export async function readLogPage(
  filter: LogFilter,
  after: Position | null,
  reference: Reference,
  ports: LogPagePorts,
): Promise<LogPage> {
  if (filter.caseId !== null) return pageOf((await readLog(filter, reference, ports)).filter(isAfter(after)));
  const read = await dayReader(filter, reference, ports);
  const isSought = isWanted(filter, reference.organisation);
  const found: LogLine[] = [];
  let place = after;
  let looked = 0;
  for (let day = lastDay(filter, after); day >= filter.from; day = addDays(day, -1)) {
    for (let lines = await read(day, place); lines.length > 0; lines = await read(day, place)) {
      place = lines.at(-1) ?? place;
      looked += lines.length;
      found.push(...lines.filter(isSought));
      if (found.length > LINES_A_PAGE) return pageOf(found);
      if (looked >= MOST_LOOKED_AT) return { lines: found, next: place };
      if (lines.length < READ_AT_ONCE) break;
    }
  }
  return pageOf(found);
}

/** One more than a page shows tells whether there is another. */
const READ_AT_ONCE = LINES_A_PAGE + 1;

function pageOf(found: readonly LogLine[]): LogPage {
  const lines = found.slice(0, LINES_A_PAGE);
  return { lines, next: found.length > LINES_A_PAGE ? (lines.at(-1) ?? null) : null };
}

const isAfter =
  (place: Position | null) =>
  (line: Position): boolean =>
    place === null || newestFirst(place, line) < 0;

function lastDay({ to }: LogFilter, after: Position | null): PlainDate {
  const reached = after === null ? to : civilDateAt(after.at);
  return reached < to ? reached : to;
}

type ReadDay = (day: PlainDate, place: Position | null) => Promise<readonly LogLine[]>;

/** Reads the newest lines of a day after a place, of the sources that are asked for. */
async function dayReader(filter: LogFilter, reference: Reference, { cases, entries, history }: LogPagePorts) {
  const { organisation } = reference;
  const wants = (source: Source): boolean => filter.source === null || filter.source === source;
  const settings = wants('settings') ? await linesOfSettings(filter, reference, { history }) : [];
  const read: ReadDay = async (day, place) => {
    const [start, end] = [instantOf(day), instantOf(addDays(day, 1))];
    const within = place !== null && place.at < end ? place : null;
    const [events, acts] = await Promise.all([
      wants('cases') ? cases.eventsBefore(day, within && eventsAfter(within), READ_AT_ONCE) : [],
      wants('access') ? entries.entriesBefore(day, within && actsBefore(within), READ_AT_ONCE) : [],
    ]);
    const ofDay = settings.filter((line) => line.at >= start && line.at < end && isAfter(within)(line));
    const lines = [...events.map((event) => lineOfEvent(event, organisation)), ...ofDay, ...acts.map(lineOfEntry)];
    return lines.toSorted(newestFirst).slice(0, READ_AT_ONCE);
  };
  return read;
}
