/** When the decision and each publication of one announcement are due, and why. */
import type { Calendar } from '#shared/calendar/index.ts';
import type { Basis, Due } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { termOf, type Milestones, type Term } from './clocks.ts';
import type { Kind, Publication, Rules } from './rules.ts';

/** What of an announcement its dates depend on. */
export interface Facts {
  /** The minister signs the list. */
  readonly listSignedOn: PlainDate;
  readonly effectOn: PlainDate;
  readonly kinds: readonly Kind[];
  readonly shortened: boolean;
}

/** The last day for the province's decision. */
export const announceTerm = (calendar: Calendar, { announce }: Rules, facts: Facts): Term =>
  termOf(calendar, facts.shortened ? announce.shortened : announce.ordinary, {
    list: { date: facts.listSignedOn },
    effect: { date: facts.effectOn },
  });

export interface InnerTerm {
  readonly due: Due;
  /** Null for a day that this process set within the term. */
  readonly basis: Basis | null;
  readonly derivation: readonly string[];
}

/**
 * The last day of a step before the signature: some working days before the decision's own, so that those who come next
 * have theirs; of a matter that came late, the next working day, but never later than the decision itself.
 */
export function handOverTerm(calendar: Calendar, term: Term, workingDays: number, today: PlainDate): InnerTerm {
  const { lenient, strict } = term.due;
  const last = calendar.onOrBefore(strict);
  const planned = workingDays === 0 ? last : calendar.addWorkingDays(last, -workingDays);
  const soonest = calendar.addWorkingDays(today, 1);
  const date = planned >= soonest ? planned : soonest;
  const end = `Quyết định công bố phải được ký chậm nhất ngày ${formatDate(lenient)}.`;
  if (workingDays === 0 || date >= last)
    return { due: term.due, basis: term.basis, derivation: [...term.derivation, end] };
  const why =
    date === planned
      ? `Bước này xong trước đó ${workingDays} ngày làm việc: ${formatDate(date)}.`
      : `Không còn đủ ${workingDays} ngày làm việc trước đó; bước này xong trong ngày làm việc tới: ${formatDate(date)}.`;
  return { due: { strict: date, lenient: date }, basis: null, derivation: [...term.derivation, end, why] };
}

/** The publications that this announcement needs, in order. */
export const publicationsFor = ({ publications }: Rules, { kinds }: Pick<Facts, 'kinds'>): readonly Publication[] =>
  publications.filter((publication) => publication.kinds.some((kind) => kinds.includes(kind)));

/** Publications one after another; the chains run side by side. */
export function chainsOf<T extends Pick<Publication, 'id' | 'after'>>(needed: readonly T[]): readonly (readonly T[])[] {
  const chains: T[][] = [];
  for (const publication of needed) {
    const before = chains.find((chain) => chain.at(-1)?.id === publication.after);
    if (publication.after !== null && before !== undefined) before.push(publication);
    else chains.push([publication]);
  }
  return chains;
}

/** What the terms of publications count from: the signature, and the days on which publications were done. */
export interface Progress {
  readonly decisionSignedOn: PlainDate;
  readonly doneOn: Readonly<Record<string, PlainDate | undefined>>;
}

/**
 * The last day of a publication among those that are needed. One that follows another counts from that one's actual end; until it has one, from its
 * last day, and the date is marked as expected.
 */
export function publicationTerm(
  calendar: Calendar,
  needed: readonly Publication[],
  publication: Publication,
  { facts, progress }: { readonly facts: Facts; readonly progress: Progress },
): Term {
  const bounds = facts.shortened ? publication.shortened : publication.ordinary;
  const before = needed.find(({ id }) => id === publication.after);
  const milestones: Milestones = {
    list: { date: facts.listSignedOn },
    effect: { date: facts.effectOn },
    decision: { date: progress.decisionSignedOn },
  };
  if (before === undefined)
    return termOf(calendar, bounds, { ...milestones, previous: { date: progress.decisionSignedOn } });
  const done = progress.doneOn[before.id];
  const previous =
    done === undefined
      ? { date: publicationTerm(calendar, needed, before, { facts, progress }).due.lenient, expected: true }
      : { date: done };
  return termOf(calendar, bounds, { ...milestones, previous });
}
