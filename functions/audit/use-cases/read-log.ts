import type { AuditEntry } from '#shared/audit/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Reference, ReferenceTable } from '#shared/reference/index.ts';
import { isWanted, type LogFilter } from '../domain/log-filter.ts';
import { lineOfChange, lineOfEntry, lineOfEvent, type LogLine, type Source } from '../domain/log-line.ts';

export interface LogPorts {
  readonly cases: Pick<CaseStore, 'eventsOf' | 'eventsOn'>;
  readonly history: Pick<ReferenceTable, 'historyOf'>;
  readonly entries: { entriesOn(date: PlainDate): Promise<readonly AuditEntry[]> };
}

/** The lines of a period, or of one case whole; the newest first. */
export async function readLog(filter: LogFilter, reference: Reference, ports: LogPorts): Promise<readonly LogLine[]> {
  const days = daysOf(filter);
  const wants = (source: Source): boolean => filter.source === null || filter.source === source;
  const lines = await Promise.all([
    wants('cases') ? linesOfCases(filter, days, reference, ports) : [],
    wants('settings') && filter.caseId === null ? linesOfSettings(filter, reference, ports) : [],
    wants('access') ? linesOfEntries(days, ports) : [],
  ]);
  return lines.flat().filter(isWanted(filter, reference.organisation)).toSorted(newestFirst);
}

const newestFirst = (a: LogLine, b: LogLine): number => b.at - a.at || (a.id < b.id ? 1 : -1);

function daysOf({ from, to }: LogFilter): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

async function linesOfCases(
  { caseId }: LogFilter,
  days: readonly PlainDate[],
  { organisation }: Reference,
  { cases }: LogPorts,
): Promise<readonly LogLine[]> {
  const events = caseId === null ? await eachDay(days, (day) => cases.eventsOn(day)) : await cases.eventsOf(caseId);
  return events.map((event) => lineOfEvent(event, organisation));
}

/** A setting has a handful of versions a year: its whole history costs one read. */
async function linesOfSettings(
  { from, to }: LogFilter,
  reference: Reference,
  { history }: LogPorts,
): Promise<readonly LogLine[]> {
  const [first, end] = [instantOf(from), instantOf(addDays(to, 1))];
  const found = await Promise.all(
    reference.documentNames().map(async (name) => {
      const changes = await history.historyOf({ name });
      return changes
        .filter(({ at }) => at >= first && at < end)
        .map((change) => lineOfChange(name, change, reference.organisation));
    }),
  );
  return found.flat();
}

const linesOfEntries = async (days: readonly PlainDate[], { entries }: LogPorts): Promise<readonly LogLine[]> =>
  (await eachDay(days, (day) => entries.entriesOn(day))).map(lineOfEntry);

const AT_ONCE = 8;

/** Reads days side by side, but not a quarter at once. */
async function eachDay<T>(
  days: readonly PlainDate[],
  read: (day: PlainDate) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let start = 0; start < days.length; start += AT_ONCE) {
    const batch = await Promise.all(days.slice(start, start + AT_ONCE).map(read));
    found.push(...batch.flat());
  }
  return found;
}
