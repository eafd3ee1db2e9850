/** Who publishes whose results of a month, and who enters the scores. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { officeOf, type Organisation } from '#shared/org/index.ts';
import { isMember, type Unit, type UnitId } from '#shared/org/unit.ts';
import { lastDayOf, opensOn, type MonthId } from './month.ts';
import { rulesOf, type Line, type Rules } from './rules.ts';

export interface Publisher {
  readonly line: Line;
  readonly unit: Unit;
  readonly office: UnitId;
  /** Class by class as the line has them. */
  readonly scored: readonly Unit[];
}

/**
 * The committees that publish on the day after the month, with the units that stood under them at its end: after a
 * reform the new committee publishes what the old units did. Those without an office or anybody to score are left out.
 */
export function publishersOf(
  organisation: Organisation,
  rules: readonly Rules[],
  month: MonthId,
): readonly Publisher[] {
  const opened = opensOn(month);
  return (rulesOf(rules, month)?.lines ?? []).flatMap((line) =>
    organisation.membersOn(line.publisher, opened).flatMap((unit) => {
      const office = officeOf(organisation, unit.id, opened);
      const scored = scoredBy(organisation, line, unit, month);
      return office === undefined || scored.length === 0 ? [] : [{ line, unit, office, scored }];
    }),
  );
}

function scoredBy(organisation: Organisation, line: Line, publisher: Unit, month: MonthId): readonly Unit[] {
  const end = lastDayOf(month);
  const all = line.scored.flatMap((each) => organisation.membersOn(each, end));
  return [...new Set(all)].filter((unit) => unit !== publisher && organisation.isUnder(unit, publisher.id, end));
}

/** On whose sheet a unit stands in a month; undefined when nobody scores it. */
export function publisherFor(organisation: Organisation, rules: readonly Rules[], month: MonthId, unit: Unit) {
  const lines = rulesOf(rules, month)?.lines ?? [];
  const line = lines.find(({ scored }) => scored.some((each) => isMember(unit, each)));
  const publisher =
    line === undefined
      ? undefined
      : organisation
          .membersOn(line.publisher, opensOn(month))
          .find(({ id }) => id !== unit.id && organisation.isUnder(unit, id, lastDayOf(month)));
  return line === undefined || publisher === undefined ? undefined : { line, publisher: publisher.id };
}

/** Who has a unit's work on a day: itself, or whom a reform gave it to while the sheet was open. */
export const heirOf = (organisation: Organisation, unit: UnitId, date: PlainDate): UnitId =>
  organisation.successorsOn(unit, date)[0]?.id ?? unit;
