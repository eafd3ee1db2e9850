/** Totals, grades and ranks. Units of one class are ranked among themselves; equal totals share a rank. */
import { isMember, type Unit, type UnitId } from '#shared/org/unit.ts';
import type { Line } from './rules.ts';
import { gradeOf, indicatorsOf, type Group, type Scale } from './scale.ts';
import { roundPoints, sumOf } from './points.ts';
import type { Scores, UnitScores } from './sheet.ts';

export interface RankedUnit {
  readonly unit: UnitId;
  /** From 1. */
  readonly rank: number;
  readonly total: number;
  readonly grade: string;
  /** Points of each group, in the scale's order. */
  readonly groups: readonly number[];
}

export interface Ranking {
  readonly agencyClass: Line['scored'][number];
  readonly ranked: readonly RankedUnit[];
  /** Units whose scores are not complete. */
  readonly incomplete: readonly UnitId[];
}

export const isComplete = (scale: Scale, scores: UnitScores | undefined): boolean =>
  scores !== undefined && indicatorsOf(scale).every(({ id }) => scores[id] !== undefined);

const pointsOf = ({ indicators }: Group, scores: UnitScores): number =>
  sumOf(indicators.map(({ id }) => scores[id] ?? 0));

export const totalOf = ({ groups }: Scale, scores: UnitScores): number =>
  sumOf(groups.map((group) => pointsOf(group, scores)));

/** A ranking for each class of the line that has units. A unit of two classes stands in the first. */
export function rankingsOf(scale: Scale, { scored }: Pick<Line, 'scored'>, units: readonly Unit[], scores: Scores) {
  const classOf = (unit: Unit): Line['scored'][number] | undefined => scored.find((each) => isMember(unit, each));
  return scored.flatMap((agencyClass): Ranking[] => {
    const members = units.filter((unit) => classOf(unit) === agencyClass).map(({ id }) => id);
    if (members.length === 0) return [];
    const complete = members.filter((unit) => isComplete(scale, scores[unit]));
    const incomplete = members.filter((unit) => !complete.includes(unit));
    return [{ agencyClass, ranked: ranked(scale, complete, scores), incomplete }];
  });
}

function ranked(scale: Scale, units: readonly UnitId[], scores: Scores): readonly RankedUnit[] {
  const totals = units.map((unit) => {
    const own = scores[unit] ?? {};
    return { unit, total: totalOf(scale, own), groups: scale.groups.map((group) => pointsOf(group, own)) };
  });
  return totals
    .map((each) => ({
      ...each,
      grade: gradeOf(scale, each.total),
      rank: 1 + totals.filter(({ total }) => total > each.total).length,
    }))
    .sort((a, b) => a.rank - b.rank);
}

export interface Loss {
  readonly group: string;
  readonly indicator: Scale['groups'][number]['indicators'][number];
  readonly points: number;
  readonly lost: number;
}

/** Where a unit lost its points, the most first. */
export const lossesOf = (scale: Scale, scores: UnitScores): readonly Loss[] =>
  scale.groups
    .flatMap(({ name, indicators }) =>
      indicators.map((indicator) => {
        const points = scores[indicator.id] ?? 0;
        return { group: name, indicator, points, lost: roundPoints(indicator.max - points) };
      }),
    )
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost);
