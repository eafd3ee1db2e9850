import type { AuditEntry } from '#shared/audit/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Reference, ReferenceTable } from '#shared/reference/index.ts';
import { isWanted, type LogFilter } from '../domain/log-filter.ts';
import { lineOfChange, lineOfEntry, lineOfEvent, type LogLine, type Source } from '../domain/log-line.ts';
import { newestFirst } from '../domain/log-position.ts';

export interface LogPorts {
  readonly cases: Pick<CaseStore, 'eventsOf' | 'eventsOn'>;
  readonly history: Pick<ReferenceTable, 'historyOf'>;
  readonly entries: { entriesOn(date: PlainDate): Promise<readonly AuditEntry[]> };
}

/** What one answer can carry: a file of this many lines stays below the six megabytes of a Lambda function's answer. */
export const MOST_LINES = 15_000;

/** Reads days side by side, but not a quarter at once. */
const AT_ONCE = 8;

/** The lines of a period, or of one case whole; the newest first. It stops reading once they are more than {@link MOST_LINES}. */
export async function readLog(filter: LogFilter, reference: Reference, ports: LogPorts): Promise<readonly LogLine[]> {
  const { organisation } = reference;
  const wants = (source: Source): boolean => filter.source === null || filter.source === source;
  const isSought = isWanted(filter, organisation);
  const ofSettings = wants('settings') && filter.caseId === null ? await linesOfSettings(filter, reference, ports) : [];
  const ofCase = wants('cases') && filter.caseId !== null ? await ports.cases.eventsOf(filter.caseId) : [];
  const found = [...ofSettings, ...ofCase.map((event) => lineOfEvent(event, organisation))].filter(isSought);
  const linesOn = async (day: PlainDate): Promise<readonly LogLine[]> => {
    const [events, entries] = await Promise.all([
      wants('cases') && filter.caseId === null ? ports.cases.eventsOn(day) : [],
      wants('access') ? ports.entries.entriesOn(day) : [],
    ]);
    // The last first, as pages read them.
    const lines = [...events.map((event) => lineOfEvent(event, organisation)), ...entries.map(lineOfEntry)];
    return lines.reverse().filter(isSought);
  };
  const days = daysOf(filter);
  for (let start = 0; start < days.length && found.length <= MOST_LINES; start += AT_ONCE)
    found.push(...(await Promise.all(days.slice(start, start + AT_ONCE).map(linesOn))).flat());
  return found.toSorted(newestFirst);
}

/** The last first. */
function daysOf({ from, to }: LogFilter): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = to; day >= from; day = addDays(day, -1)) days.push(day);
  return days;
}

/** A setting has a handful of versions a year: its whole history costs one read. */
export async function linesOfSettings(
  { from, to }: LogFilter,
  reference: Reference,
  { history }: Pick<LogPorts, 'history'>,
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
