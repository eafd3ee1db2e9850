/**
 * How a term of announcing or publishing is counted. Each term has one or more bounds; each bound is counted and rolled
 * by itself, then the earliest binds (design §3.13), and every bound tells how its date came about.
 */
import { z } from 'zod';
import {
  countBack,
  countCalendar,
  countWorking,
  defaultPolicy,
  explainCounted,
  type Calendar,
  type Counted,
  type CountingStep,
} from '#shared/calendar/index.ts';
import type { Basis, Due } from '#shared/casework/index.ts';
import type { Deadline } from '#shared/deadlines/index.ts';
import { formatDate, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';

/**
 * What a bound counts from: the minister's signature, the day the text takes effect (counted back from it, for
 * «chậm nhất trước … ngày tính đến ngày có hiệu lực»), the province's own decision, the end of the step before.
 */
export const milestoneSchema = z.enum(['list', 'effect', 'decision', 'previous']);
export type Milestone = z.infer<typeof milestoneSchema>;

export const boundSchema = z.object({
  n: z.int().min(0).max(365),
  count: z.enum(['day', 'working-day']),
  from: milestoneSchema,
  /** The provision or plan row that sets it, as people cite it. */
  basis: z.string().trim().min(1).max(300),
});
export type Bound = z.infer<typeof boundSchema>;

export interface MilestoneDate {
  readonly date: PlainDate;
  /** It has not happened yet; the date is when it is to have happened at the latest. */
  readonly expected?: boolean;
}
export type Milestones = Readonly<Partial<Record<Milestone, MilestoneDate>>>;

/** One bound as counted. */
export interface Clock {
  readonly bound: Bound;
  readonly due: Due;
  readonly expected: boolean;
  /** Why this date, in Vietnamese. */
  readonly sentences: readonly string[];
}

/** All bounds of a term, and the date of the one that binds. */
export interface Term {
  readonly due: Due;
  readonly binding: Clock;
  readonly clocks: readonly Clock[];
  readonly derivation: readonly string[];
  /** What the date was computed from, so that a corrected calendar computes it again by the same bounds. */
  readonly basis: Basis;
}

const MILESTONES: Readonly<Record<Milestone, string>> = {
  list: 'Bộ trưởng, Thủ trưởng cơ quan ngang bộ ký danh mục',
  effect: 'văn bản quy định thủ tục có hiệu lực',
  decision: 'ký quyết định công bố của tỉnh',
  previous: 'xong bước trước',
};

const amount = ({ n, count }: Bound): string => `${n} ngày${count === 'working-day' ? ' làm việc' : ''}`;

/** «Trong 10 ngày kể từ ngày …», «Chậm nhất 5 ngày trước ngày …». */
export const nameOf = (bound: Bound): string =>
  bound.from === 'effect'
    ? `Chậm nhất ${amount(bound)} trước ngày ${MILESTONES.effect}`
    : `Trong ${amount(bound)} kể từ ngày ${MILESTONES[bound.from]}`;

/**
 * The term of these bounds. Throws RangeError when a bound counts from a milestone that has no date: the caller asks
 * only for terms whose milestones are known or expected.
 */
export function termOf(calendar: Calendar, bounds: readonly Bound[], milestones: Milestones): Term {
  const clocks = bounds.map((bound) => clockOf(calendar, bound, milestones));
  const [first, ...others] = clocks;
  if (first === undefined) throw new RangeError('a term has at least one bound');
  const binding = others.reduce((earliest, clock) => (isEarlier(clock, earliest) ? clock : earliest), first);
  const derivation = derivationOf(clocks, binding);
  return { due: binding.due, binding, clocks, derivation, basis: basisOf(bounds, milestones) };
}

const isEarlier = (a: Clock, b: Clock): boolean =>
  a.due.lenient < b.due.lenient || (a.due.lenient === b.due.lenient && a.due.strict < b.due.strict);

function clockOf(calendar: Calendar, bound: Bound, milestones: Milestones): Clock {
  const from = milestones[bound.from];
  if (from === undefined) throw new RangeError(`«${nameOf(bound)}»: ${bound.from} has no date`);
  const { expected = false } = from;
  const counted = countFrom(calendar, bound, from.date);
  const start = `${nameOf(bound)} (${expected ? 'dự kiến ' : ''}${formatDate(from.date)}) – ${bound.basis}.`;
  return {
    bound,
    expected,
    due: { strict: counted.warnBy ?? counted.due, lenient: counted.due },
    sentences: [start, ...explainCounted(calendar, counted).map(sentenceOf)],
  };
}

/** Backward periods never roll forward: that would leave less than the law wants. */
function countFrom(calendar: Calendar, { n, count, from }: Bound, date: PlainDate): Counted {
  if (from === 'effect') return countBack(calendar, date, n, count);
  return count === 'working-day'
    ? countWorking(calendar, date, n)
    : countCalendar(calendar, date, n, 'day', defaultPolicy);
}

function sentenceOf({ text, clause, days = [] }: CountingStep): string {
  const named = days.map(({ date, name }) => `${name} ${formatDate(date)}`).join(', ');
  const behind = [named, clause].filter((part) => part !== undefined && part !== '').join('; ');
  return behind === '' ? text : `${text.replace(/\.$/u, '')} (${behind}).`;
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function derivationOf(clocks: readonly Clock[], binding: Clock): readonly string[] {
  const sentences = clocks.flatMap((clock) => clock.sentences);
  if (clocks.length === 1) return sentences;
  const date = formatDate(binding.due.lenient);
  const same = clocks.every(({ due }) => due.lenient === binding.due.lenient);
  return [
    ...sentences,
    same ? `Các mốc cùng đến ngày ${date}.` : `Lấy mốc đến sớm hơn: ${date} (${lowered(nameOf(binding.bound))}).`,
  ];
}

/** The bounds as a deadline of plans: alternatives of which the earlier binds. */
function basisOf(bounds: readonly Bound[], milestones: Milestones): Basis {
  const parts = bounds.map(deadlineOf);
  const [only] = parts;
  const events = Object.fromEntries(
    bounds.flatMap(({ from }) => {
      const date = milestones[from]?.date;
      return date === undefined ? [] : [[MILESTONES[from], date] as const];
    }),
  );
  const [first] = Object.values(events);
  return {
    deadline: parts.length === 1 && only !== undefined ? only : { kind: 'COMPOSITE', op: 'OR', parts },
    planYear: first === undefined ? 0 : partsOf(first).year,
    events,
    place: 0,
  };
}

function deadlineOf({ n, count, from }: Bound): Deadline {
  const event = MILESTONES[from];
  if (from === 'effect')
    return { kind: 'BEFORE_EVENT', n, event, ...(count === 'day' ? {} : { unit: 'work' as const }) };
  return { kind: count === 'day' ? 'AFTER_CAL' : 'AFTER_WORK', n, event };
}
