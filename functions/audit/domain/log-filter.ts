/** What an administrator looks for in the log. */
import { caseIdSchema, type CaseId } from '#shared/casework/index.ts';
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import { plainText } from '#shared/kernel/plain-text.ts';
import type { Organisation } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { personName } from '#shared/ui/casework/history.tsx';
import { SOURCES, type LogLine, type Source } from './log-line.ts';

export interface LogFilter {
  /** Both ends belong to the period. A case's own history is read whole, whatever the period. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Part of a name, or a person's code. */
  readonly person: string;
  readonly unit: UnitId | null;
  readonly caseId: CaseId | null;
  readonly source: Source | null;
}

/** A day is two reads; a quarter is the most of one look. */
export const MOST_DAYS = 92;
const DAYS_AT_FIRST = 7;

export const firstLook = (today: PlainDate): Pick<LogFilter, 'from' | 'to'> => ({
  from: addDays(today, 1 - DAYS_AT_FIRST),
  to: today,
});

/** Why a period cannot be looked at, in Vietnamese. */
export function periodFault({ from, to }: Pick<LogFilter, 'from' | 'to'>): string | undefined {
  if (from > to) return 'Ngày đầu ở sau ngày cuối. Đổi lại hai ngày.';
  if (daysBetween(from, to) < MOST_DAYS) return undefined;
  return `Mỗi lần xem nhiều nhất ${MOST_DAYS} ngày. Rút ngắn khoảng ngày, hoặc tìm theo mã hồ sơ.`;
}

/** What an address says wrongly is as if it were not said. */
export const otherFilters = (query: Readonly<Record<string, string>>): Omit<LogFilter, 'from' | 'to'> => ({
  person: (query['nguoi'] ?? '').normalize('NFC').trim().slice(0, 100),
  unit: unitIdSchema.safeParse(query['don-vi']).data ?? null,
  caseId: caseIdSchema.safeParse(query['ho-so']?.trim()).data ?? null,
  source: SOURCES.find((source) => source === query['loai']) ?? null,
});

export const isWanted =
  ({ person, unit, caseId, source }: LogFilter, organisation: Organisation) =>
  (line: LogLine): boolean =>
    (source === null || line.source === source) &&
    (caseId === null || line.caseId === caseId) &&
    (unit === null || line.units.includes(unit)) &&
    (person === '' || isBy(line, plainText(person), organisation));

/** A deputy's acts are found under his own name and under that of who was absent. */
function isBy({ who, person, onBehalfOf }: LogLine, sought: string, organisation: Organisation): boolean {
  const absent = onBehalfOf === null ? '' : personName(organisation, onBehalfOf);
  return [who, person ?? '', absent, onBehalfOf ?? ''].some((words) => plainText(words).includes(sought));
}
