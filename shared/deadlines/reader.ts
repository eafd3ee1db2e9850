/**
 * A cursor over one phrase. A family of phrases is a function that takes what it knows from the cursor and returns
 * what it means, or returns undefined and leaves the cursor wherever it got to: the caller goes back to its mark.
 */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Deadline } from './deadline.ts';
import type { PhraseText } from './text.ts';

/** Places in the phrase's printed text, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of the meaning that the phrase says, and where. */
export interface SaidPart {
  readonly field: string;
  readonly text: string;
  readonly span: Span;
}

/** A part of the meaning that the phrase leaves out. */
export interface AssumedPart {
  readonly field: string;
  readonly value: string;
  /** Why this value, e.g. `plan-year`. */
  readonly because: AssumptionReason;
}

export type AssumptionReason =
  /** No year is written: the plan's. */
  | 'plan-year'
  /** The year stands elsewhere in the same list or range. */
  | 'year-of-sibling'
  /** A day whose cycle another part of the phrase names. */
  | 'cycle-of-sibling'
  /** Beginning, middle and end of a month or year: Civil Code art. 146.2–3. */
  | 'civil-code-146'
  /** «ngày» alone is a calendar day (domain practice, Civil Code art. 148). */
  | 'calendar-day'
  /** A bare date is read as the last day. */
  | 'last-day'
  /** Weeks of a month are its days 1–7, 8–14, …. */
  | 'week-of-seven-days'
  /** «ngay» without an event: when the plan is issued. */
  | 'plan-issue';

/** How a time is bounded: see `bounds.ts`. */
export type Bound = 'none' | 'before' | 'by' | 'within' | 'from';

export interface Fault {
  readonly code: 'no-such-day' | 'range-reversed' | 'needs-issue-date';
  readonly span: Span;
}

/** A family of phrases: what the cursor's text means, or undefined when it is none of this family. */
export type Family = (reader: Reader) => Deadline | undefined;

export interface Mark {
  readonly at: number;
  readonly said: number;
  readonly assumed: number;
  readonly doubts: number;
}

export class Reader {
  readonly printed: string;
  readonly folded: string;
  readonly planYear: number;
  readonly issued: PlainDate | undefined;
  readonly said: SaidPart[] = [];
  readonly assumed: AssumedPart[] = [];
  /** Why the reading may be wrong; a person must look (flag `ambiguous-deadline`). */
  readonly doubts: string[] = [];
  /** A part that has the right form and cannot be, e.g. 31/6. */
  fault: Fault | undefined;
  /** The bound last read, and where. */
  bounds: { readonly at: number; readonly from: number; readonly to: number; readonly bound: Bound } | undefined;
  at = 0;

  constructor(text: PhraseText, planYear: number, issued?: PlainDate) {
    this.printed = text.printed;
    this.folded = text.folded;
    this.planYear = planYear;
    this.issued = issued;
  }

  get done(): boolean {
    return this.at >= this.folded.length;
  }

  /** Matches a sticky pattern here and moves behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.folded);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  /** True when a sticky pattern matches here; does not move. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.folded);
  }

  mark(): Mark {
    return { at: this.at, said: this.said.length, assumed: this.assumed.length, doubts: this.doubts.length };
  }

  reset(mark: Mark): void {
    this.at = mark.at;
    // Setting a length that has not changed is slow.
    if (this.said.length > mark.said) this.said.length = mark.said;
    if (this.assumed.length > mark.assumed) this.assumed.length = mark.assumed;
    if (this.doubts.length > mark.doubts) this.doubts.length = mark.doubts;
  }

  /** Tries a family; the cursor moves only when it reads something. */
  attempt(family: Family): Deadline | undefined {
    const mark = this.mark();
    const deadline = family(this);
    if (deadline === undefined) this.reset(mark);
    return deadline;
  }

  /** Notes what the phrase says between `from` and the cursor. */
  say(field: string, from: number, to = this.at): void {
    this.said.push({ field, text: this.printed.slice(from, to).trim(), span: { from, to } });
  }

  assume(field: string, value: string | number, because: AssumptionReason): void {
    this.assumed.push({ field, value: String(value), because });
  }

  doubt(why: string): void {
    this.doubts.push(why);
  }
}
