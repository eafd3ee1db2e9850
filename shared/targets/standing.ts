/** How a unit stands to a target on a morning, from what it has entered by then. */
import { reaches, type Measure } from '#shared/obligations/index.ts';
import { askedOn, type Period } from './period.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

/**
 * met, missed: by the latest figure of the period asked for or a later one. unmeasured: asked for, and not there.
 * not-due: the first period runs. unallotted: nobody has said what the unit is to reach.
 */
export const STATUSES = ['met', 'missed', 'unmeasured', 'not-due', 'unallotted'] as const;
export type Status = (typeof STATUSES)[number];

export interface Figure {
  readonly period: string;
  /** Null takes an earlier figure back. */
  readonly value: number | null;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
}

export interface Standing {
  readonly status: Status;
  /** The figure it is judged by, and its period. */
  readonly value: number | null;
  readonly period: string | null;
  /** The latest figure of each period, by the moment asked for. */
  readonly figures: ReadonlyMap<string, number>;
  /** Of a unit that met its target: whether it has also come as far as it should aim. */
  readonly reachesAim: boolean;
}

export interface Moment {
  /** The civil date on which it is asked: decides which period has ended. */
  readonly date: PlainDate;
  /** Epoch milliseconds (UTC): what was entered later is not known yet. */
  readonly at: number;
}

interface Goal {
  readonly op: Measure['op'];
  readonly assigned: number | null;
  readonly aim: number | null;
}

/** `figures` of one unit and target, in the order they were entered. */
export function standingOf(
  { op, assigned, aim }: Goal,
  figures: readonly Figure[],
  periods: readonly Period[],
  { date, at }: Moment,
): Standing {
  const known = latestOf(figures.filter((figure) => figure.at < at));
  const none = { value: null, period: null, figures: known, reachesAim: false };
  if (assigned === null) return { status: 'unallotted', ...none };
  const asked = askedOn(periods, date);
  const judged = periods.findLast(({ id }) => known.has(id) && (asked === undefined || id >= asked.id));
  if (judged === undefined) return { status: asked === undefined ? 'not-due' : 'unmeasured', ...none };
  const value = known.get(judged.id) ?? 0;
  const status = reaches({ op, value: assigned, unit: '%' }, value) ? 'met' : 'missed';
  const reachesAim = status === 'met' && aim !== null && reaches({ op, value: aim, unit: '%' }, value);
  return { status, value, period: judged.id, figures: known, reachesAim };
}

/** The last word on each period. */
function latestOf(figures: readonly Figure[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { period, value } of figures)
    if (value === null) known.delete(period);
    else known.set(period, value);
  return known;
}
