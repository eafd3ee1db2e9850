/** What `dueDates` answers. */
import type { Counted, CountingPolicy, Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

/** What a due date came from, enough to explain it in full later ({@link import('./explain.ts').explainDue}). */
export interface Derivation {
  /** The phrase, when the caller gave it. */
  readonly phrase?: string | undefined;
  readonly counted: Counted;
  /** The recorded event counted from. */
  readonly event?: { readonly name: string; readonly date: PlainDate; readonly expected?: true } | undefined;
  /** «Trước ngày D»: which day was taken for the last. */
  readonly before?: CountingPolicy['before'] | undefined;
  /** The chain's or alternative's other date, which this one beat or yielded to. */
  readonly against?: { readonly rule: 'earlier-of' | 'chain-total'; readonly other: PlainDate } | undefined;
  /** Said or assumed meanings that need a person's eye, in Vietnamese. */
  readonly note?: string | undefined;
}

interface Part {
  readonly actor?: string | undefined;
  readonly what?: string | undefined;
}

/** A dated occurrence. All days are civil dates in Vietnam; a due day ends at 24:00 (Civil Code art. 148.6). */
export interface DatedOccurrence extends Part {
  readonly state: 'dated';
  readonly start?: PlainDate | undefined;
  /** The day after which it is overdue, by the plan's policy. */
  readonly due: PlainDate;
  /** The day warnings aim at: the day before D for «trước ngày D», the last working day before a day off. */
  readonly strict: PlainDate;
  /** Vietnam time on the due day, when an hour is written. */
  readonly time?: string | undefined;
  /** What a recurring occurrence is for, e.g. «Quý I/2024», «Năm 2024», «Tháng 3/2024». */
  readonly label?: string | undefined;
  /** A step of the same phrase that is expected on time but not recorded yet: the date may move. */
  readonly expected?: true | undefined;
  /** The year's days off are not settled by a notice yet. */
  readonly provisional: boolean;
  readonly derivation: Derivation;
}

/** Armed by an event that is not recorded yet; `event` is null when the phrase does not name it. */
export interface WaitingOccurrence extends Part {
  readonly state: 'waiting';
  readonly event: string | null;
}

/** No due date; somebody looks at it on these days. */
export interface ContinuousOccurrence extends Part {
  readonly state: 'continuous';
  readonly start?: PlainDate | undefined;
  readonly checkIns: readonly PlainDate[];
}

/** Another document or row says when. */
export interface ReferenceOccurrence extends Part {
  readonly state: 'reference';
  readonly ref: string;
}

/** A start without an end, or nothing at all. */
export interface OpenOccurrence extends Part {
  readonly state: 'open';
  readonly start?: PlainDate | undefined;
}

export type Occurrence =
  DatedOccurrence | WaitingOccurrence | ContinuousOccurrence | ReferenceOccurrence | OpenOccurrence;

export interface DueContext {
  readonly planYear: number;
  /** The last year of a plan that runs on («2018–2020»); the plan's year when absent. */
  readonly throughYear?: number | undefined;
  /** Occurrences due before the plan was issued are left out; a fixed date is never left out. */
  readonly issued?: PlainDate | undefined;
  /** Recorded events by name; see {@link import('./events.ts').eventDate}. */
  readonly events?: Readonly<Record<string, PlainDate>> | undefined;
  readonly calendar: Calendar;
  readonly policy?: CountingPolicy | undefined;
  /** How often somebody looks at a continuous duty. */
  readonly checkIn?: 'month' | 'quarter' | undefined;
  readonly phrase?: string | undefined;
}
