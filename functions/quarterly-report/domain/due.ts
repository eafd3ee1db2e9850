/** When a unit's report is due, and why. */
import { defaultPolicy, explainCounted, fixedDate, type Calendar } from '#shared/calendar/index.ts';
import type { Due } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { nameOfPeriod, type Period } from './period.ts';
import { lastDayOf, windowOf, type Regime, type ReportingLine } from './regime.ts';

export interface ReportDue {
  /** Warnings aim at the strict day: the last working day in time. Late is what comes after the lenient one. */
  readonly due: Due;
  /** The day as the regime says it. */
  readonly nominal: PlainDate;
  /** What the nominal day is, when it is a day off: «Chủ nhật». */
  readonly dayOff: string | null;
  /** Sentences in Vietnamese. */
  readonly derivation: readonly string[];
}

const ROLL = { stay: 'none', forward: 'forward', backward: 'backward' } as const;

/**
 * A report day is a fixed date, which no rule of law moves (Bộ luật Dân sự 2015, Điều 148 speaks of periods): it stays
 * unless the regime says otherwise, and where it is a day off the warnings count back from the working day before it.
 */
export function dueOf(calendar: Calendar, regime: Regime, period: Period, line: ReportingLine): ReportDue {
  const nominal = lastDayOf(regime, period, line);
  const counted = fixedDate(calendar, nominal, { ...defaultPolicy, rollFixedDate: ROLL[regime.onDayOff] });
  const { from, to } = windowOf(regime, period);
  return {
    due: { strict: calendar.onOrBefore(nominal), lenient: counted.due },
    nominal,
    dayOff: calendar.isWorkingDay(nominal) ? null : calendar.explainDay(nominal).name,
    derivation: [
      `Báo cáo ${nameOfPeriod(period)}: số liệu từ ${formatDate(from)} đến hết ${formatDate(to)}.`,
      `Chậm nhất là ngày ${line.day} của tháng cuối kỳ, tính cả ngày đó (${regime.source})`,
      ...explainCounted(calendar, counted).map(({ text, clause }) =>
        clause === undefined ? text : `${text} (${clause})`,
      ),
    ],
  };
}
