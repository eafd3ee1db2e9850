/** From a row's deadline to what there is to do: one duty for each occurrence, however the deadline was worded. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { dueOfOccurrence, type Basis, type NewTask, type Start } from '#shared/casework/index.ts';
import {
  dueDates,
  explainDue,
  type DatedOccurrence,
  type DueContext,
  type Occurrence,
} from '#shared/deadlines/index.ts';
import type { ObligationRow } from './row.ts';
import type { PlanTerms } from './terms.ts';

export interface Duty {
  readonly start: Start;
  readonly countedIn: NewTask['countedIn'];
  readonly derivation: readonly string[];
  readonly basis: Basis | null;
  /** What tells it from the row's other duties: «Quý I/2024», a stage. */
  readonly label: string | null;
  /** Whom a part of the phrase binds, as printed: «cấp xã trước ngày 17, cấp huyện trước ngày 19». */
  readonly actor: string | null;
}

interface Setting {
  readonly calendar: Calendar;
  /** The day of the fan-out; what begins later is planned. */
  readonly today: PlainDate;
}

type Timed = Pick<ObligationRow, 'phrase' | 'deadline'>;

/**
 * The duties of a row, in the order of its phrase. A dated occurrence that begins later is planned for that day; one whose
 * event has not been recorded waits for it; «thường xuyên» is looked at on its check-in days; what another document
 * dates, or nothing does, waits for a date by name. Nothing is left out.
 */
export function dutiesOf(row: Timed, terms: PlanTerms, setting: Setting): readonly Duty[] {
  const context = withOwnIssue(row, contextOf(row, terms, setting.calendar));
  const found = alternatives(row, dueDates(row.deadline, context));
  let place = 0;
  return found.chosen.flatMap((occurrence) => {
    if (occurrence.state === 'dated') {
      const duty = datedDuty(occurrence, basisOf(row, terms, { place, events: context.events }), setting);
      place += 1;
      return [{ ...duty, derivation: [...duty.derivation, ...found.others] }];
    }
    if (occurrence.state === 'waiting') return waitingDuties(row, terms, occurrence, { context, others: found.others });
    return [{ ...undated(row, occurrence, context), ...labelsOf(occurrence) }];
  });
}

const contextOf = ({ phrase }: Timed, terms: PlanTerms, calendar: Calendar): DueContext => ({
  planYear: terms.year,
  throughYear: terms.throughYear,
  issued: terms.issued,
  policy: terms.policy,
  checkIn: terms.checkIn,
  calendar,
  ...(phrase === '' ? {} : { phrase }),
});

const OWN_ISSUE = /(?<!\p{L})(?:kế hoạch|quyết định) này(?!\p{L})/iu;

/** «Kể từ ngày ký Kế hoạch này»: that event is known with the plan's own date. */
function withOwnIssue({ deadline }: Timed, context: DueContext): DueContext {
  const { issued } = context;
  const own = dueDates(deadline, context).flatMap((occurrence) =>
    occurrence.state === 'waiting' && occurrence.event !== null && OWN_ISSUE.test(occurrence.event)
      ? [occurrence.event]
      : [],
  );
  if (own.length === 0 || issued === undefined) return context;
  return { ...context, events: Object.fromEntries(own.map((event) => [event, issued])) };
}

const basisOf = (
  { phrase, deadline }: Timed,
  terms: PlanTerms,
  { place, events }: { readonly place: number; readonly events: DueContext['events'] },
): Basis => ({
  ...(events === undefined ? {} : { events }),
  deadline,
  ...(phrase === '' ? {} : { phrase }),
  planYear: terms.year,
  throughYear: terms.throughYear,
  issued: terms.issued,
  policy: terms.policy,
  place,
});

/**
 * «A hoặc B» is one piece of work: a date binds before what another document says, and that before an event nobody has
 * recorded. The others are told, not lost.
 */
function alternatives(
  { deadline }: Timed,
  all: readonly Occurrence[],
): { readonly chosen: readonly Occurrence[]; readonly others: readonly string[] } {
  if (deadline.kind !== 'COMPOSITE' || deadline.op !== 'OR') return { chosen: all, others: [] };
  const dated = all.filter(({ state }) => state === 'dated');
  const first = all.find(({ state }) => state === 'reference') ?? all[0];
  const chosen = dated.length > 0 ? dated : first === undefined ? [] : [first];
  const others = all.filter((each) => !chosen.includes(each)).map((each) => `Hoặc: ${inWords(each)}.`);
  return { chosen, others };
}

function inWords(occurrence: Occurrence): string {
  switch (occurrence.state) {
    case 'waiting':
      return occurrence.event === null ? 'khi phát sinh' : `tính từ khi ${occurrence.event}`;
    case 'reference':
      return `theo ${occurrence.ref}`;
    case 'continuous':
      return 'thường xuyên';
    case 'dated':
      return `hạn ${occurrence.due}`;
    case 'open':
      return 'không ghi thời hạn';
  }
}

const labelsOf = (occurrence: Occurrence): Pick<Duty, 'label' | 'actor'> => {
  const label = 'label' in occurrence ? occurrence.label : undefined;
  const parts = [occurrence.what, label].filter((part) => part !== undefined);
  return { label: parts.length === 0 ? null : parts.join(' – '), actor: occurrence.actor ?? null };
};

function datedDuty(occurrence: DatedOccurrence, basis: Basis, { calendar, today }: Setting): Duty {
  const due = dueOfOccurrence(occurrence);
  const { start: opensOn } = occurrence;
  const later = opensOn !== undefined && opensOn > today;
  return {
    start: later ? { state: 'planned', due, opensOn } : { state: 'open', due },
    countedIn: occurrence.derivation.counted.unit === 'working-day' ? 'working-day' : 'calendar-day',
    derivation: explainDue(calendar, occurrence).map(({ text }) => text),
    basis,
    ...labelsOf(occurrence),
  };
}

interface Waiting {
  readonly context: DueContext;
  readonly others: readonly string[];
}

/**
 * What an event will arm. How many dates it brings is seen by imagining it on the day of issue: «7 ngày phê duyệt, rồi 3
 * ngày thiết lập» is two duties that wait for one event.
 */
function waitingDuties(
  row: Timed,
  terms: PlanTerms,
  occurrence: Extract<Occurrence, { state: 'waiting' }>,
  { context, others }: Waiting,
): readonly Duty[] {
  const event = occurrence.event ?? (row.phrase === '' ? 'Khi phát sinh' : row.phrase);
  const imagined = dueDates(row.deadline, { ...context, events: { ...context.events, [event]: terms.issued } });
  const armed = imagined
    .filter((each) => each.state === 'dated')
    .map((each, place) => ({ each, place }))
    .filter(({ each }) => each.derivation.event !== undefined);
  const duty = {
    start: { state: 'waiting', waitingFor: { kind: 'event', event } } as const,
    countedIn: 'working-day' as const,
    derivation: [...told(row), `Chờ ghi nhận: ${event}.`, ...others],
  };
  if (armed.length === 0) return [{ ...duty, basis: null, ...labelsOf(occurrence) }];
  return armed.map(({ each, place }) => ({
    ...duty,
    basis: basisOf(row, terms, { place, events: context.events }),
    ...labelsOf(each),
  }));
}

const told = ({ phrase }: Timed): readonly string[] =>
  phrase === '' ? ['Kế hoạch không ghi thời hạn.'] : [`Kế hoạch ghi: «${phrase}».`];

type Undated = Exclude<Occurrence, { state: 'dated' | 'waiting' }>;

function undated(row: Timed, occurrence: Undated, context: DueContext): Omit<Duty, 'label' | 'actor'> {
  const given = { countedIn: 'working-day' as const, basis: null };
  if (occurrence.state === 'reference') {
    const waitingFor = { kind: 'reference', reference: occurrence.ref } as const;
    const derivation = [...told(row), `Thời hạn do văn bản khác định: ${occurrence.ref}.`];
    return { ...given, start: { state: 'waiting', waitingFor }, derivation };
  }
  const checkIns = occurrence.state === 'continuous' ? occurrence.checkIns : checkInsFrom(occurrence.start, context);
  if (checkIns === undefined)
    return { ...given, start: { state: 'waiting', waitingFor: { kind: 'date' } }, derivation: told(row) };
  const derivation = [...told(row), 'Việc thường xuyên: không có hạn, xem lại vào các ngày định kỳ.'];
  return { ...given, start: { state: 'continuous', checkIns: [...checkIns] }, derivation };
}

/** «Thực hiện từ 01/6»: goes on to the end of the plan, so somebody looks at it meanwhile. */
function checkInsFrom(start: PlainDate | undefined, context: DueContext): readonly PlainDate[] | undefined {
  if (start === undefined) return undefined;
  const [found] = dueDates({ kind: 'CONT', from: start }, context);
  return found?.state === 'continuous' ? found.checkIns : undefined;
}
