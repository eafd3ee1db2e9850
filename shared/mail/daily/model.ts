/**
 * What a person's mail of one day holds, as plain data: whoever fills it reads tasks and boards, {@link dailyMail} words
 * it. A person has one mail a day with everything in it, in whichever roles he holds (design §3.6).
 *
 * Paths (`href`) begin with «/» and are of the portal. Names and texts may hold anything people typed.
 */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { DueDates } from '../words.ts';

export interface DailyMail {
  readonly to: Addressee;
  /** The working day it leaves on; every «còn 3 ngày» is counted from here. */
  readonly date: PlainDate;
  /** The portal's address without a slash at its end. */
  readonly portalUrl: string;
  /** Tasks the person hears of, each once with everything there is to say of it. */
  readonly work: readonly WorkItem[];
  /** What waits for this person's own signature or decision. */
  readonly toSign: readonly SignatureItem[];
  /** One for each committee the person leads or supervises; for a head, one of his unit. */
  readonly digests: readonly Digest[];
  readonly notices: readonly Notice[];
  /** The installation's own words before and under the facts. */
  readonly texts: { readonly opening: readonly string[]; readonly closing: readonly string[] };
}

export interface Addressee {
  readonly name: string;
  readonly email: string;
}

export interface WorkItem {
  readonly what: string;
  readonly unit: string;
  /** The plan or process it comes from, e.g. «Kế hoạch 467/QĐ-UBND, dòng II.3». */
  readonly source: string;
  /** Null for work without a date (continuous, waiting for an event). */
  readonly due: DueDates | null;
  /** `/viec/<case>/<task>`, or the page of its own that the process names. */
  readonly href: string;
  /** Why it stands in this mail, at least one. */
  readonly why: readonly Why[];
  /** The absent person whose work this is, when the reader stands in for him. */
  readonly onBehalfOf: string | null;
}

export type Why =
  | { readonly kind: 'assigned' }
  /** A step of the ladder before or on the due date. */
  | { readonly kind: 'reminder' }
  /** A step of the ladder after the due date. */
  | { readonly kind: 'escalated' }
  | { readonly kind: 'check-in' }
  /** The office sent the evidence back. */
  | { readonly kind: 'returned'; readonly by: string; readonly reason: string }
  /** The due date moved: an extension, a stopped clock, a calendar notice. */
  | { readonly kind: 'moved'; readonly from: DueDates; readonly reason: string }
  /** What the law clocks in days. `reason` says which clock, e.g. «Chuyển PAKN trong 5 ngày làm việc». */
  | { readonly kind: 'urgent'; readonly reason: string };

export interface SignatureItem {
  readonly what: string;
  /** Who submitted it. */
  readonly from: string;
  readonly since: PlainDate;
  readonly href: string;
  readonly onBehalfOf: string | null;
}

/** A number and the page with exactly the rows it counts. */
export interface CountLink {
  readonly count: number;
  readonly href: string;
}

export interface Digest {
  /** What it covers, e.g. «UBND tỉnh Quảng Nam». */
  readonly scope: string;
  readonly onBehalfOf: string | null;
  readonly overdue: CountLink;
  readonly dueThisWeek: CountLink;
  /** Units with something overdue or due this week; the mail puts the most overdue first. */
  readonly byUnit: readonly UnitCounts[];
  readonly moved: Movement;
  /** Open tasks that are overdue; the mail shows the ten latest. */
  readonly worst: readonly Delay[];
  /** Numeric targets of units; null when no plan with targets is watched. */
  readonly targets: TargetCounts | null;
}

/** How units stood to their targets at the beginning of the day. */
export interface TargetCounts {
  readonly met: CountLink;
  readonly missed: CountLink;
  /** A figure is asked for and not there. */
  readonly unmeasured: CountLink;
}

export interface UnitCounts {
  readonly unit: string;
  readonly overdue: CountLink;
  readonly dueThisWeek: CountLink;
}

/** What changed since the last digest. */
export interface Movement {
  /** First day counted: yesterday, or the day of the last digest. */
  readonly since: PlainDate;
  readonly finished: CountLink;
  readonly newlyOverdue: CountLink;
  readonly extended: CountLink;
  readonly opened: CountLink;
}

export interface Delay {
  readonly what: string;
  readonly unit: string;
  readonly source: string;
  readonly due: DueDates;
  readonly href: string;
}

/** What the reader should know: the calendar was edited, an address was silenced. */
export interface Notice {
  readonly text: string;
  readonly href: string | null;
}
