/**
 * What a plan's time column means, as data. A `Deadline` is what was written, not yet when it falls: the due dates
 * come from `due-dates.ts`, which adds the plan's year, the recorded events and the calendar.
 *
 * Field names are those of the importer's output. Fields beyond a kind's own (`actor`, `what`, …) say whom or what a
 * part of a longer phrase is for.
 */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'not a civil date');
const text = z.string().min(1);
/** `null`: the phrase counts from an event it does not name. */
const event = text.nullable();

const common = {
  /** The unit or level this part binds, when a phrase gives each its own deadline. */
  actor: text.optional(),
  /** The stage or product this part is for. */
  what: text.optional(),
  /** The row whose merged cell gave this value. */
  inherited_from: text.optional(),
  /** Rows of the same plan that bring the event about. */
  depends_on: z.array(text).optional(),
};
const span = { from: date, to: date };
const items = z.array(z.object(span)).min(1);

export const recurrenceUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const;
const every = z.enum(recurrenceUnits);
export type RecurrenceUnit = z.infer<typeof every>;

/** «17h00 ngày 15/3»: an hour of that day, Vietnam time. */
const time = z
  .string()
  .regex(/^\d\d:\d\d$/u)
  .optional();

const fixed = [
  /** «Trước ngày D»: read strictly D is too late, read as offices do it is the last day (`due-dates.ts` keeps both). */
  z.object({ kind: z.literal('ABS_BEFORE'), date, time, ...common }),
  z.object({ kind: z.literal('ABS_ON_OR_BEFORE'), date, time, ...common }),
  /** A start without an end. */
  z.object({ kind: z.literal('ABS_FROM'), date, ...common }),
] as const;

const windows = [
  z.object({ kind: z.literal('RANGE'), ...span, ...common }),
  /** `by`: «chậm nhất tháng 5», only the end was meant. */
  z.object({ kind: z.literal('MONTH'), ...span, by: z.literal(true).optional(), ...common }),
  z.object({ kind: z.literal('MONTH_RANGE'), ...span, ...common }),
  z.object({ kind: z.literal('QUARTER'), ...span, by: z.literal(true).optional(), ...common }),
  z.object({ kind: z.literal('YEAR'), ...span, by: z.literal(true).optional(), ...common }),
  z.object({ kind: z.literal('YEAR_RANGE'), ...span, ...common }),
  /** Several quarters for one product: `from` and `to` bound the window over all of them. */
  z.object({ kind: z.literal('QUARTERS'), items, ...span, ...common }),
  /** Several months, each with its own occurrence. */
  z.object({ kind: z.literal('MONTHS'), items, ...common }),
] as const;

const recurring = [
  /**
   * Again and again. `every: null` when the phrase does not say how often («Định kỳ»). `month` and `day` place it in
   * the year («trước ngày 15/12 hằng năm»), `quarter` too («Quý IV hằng năm»); `month_of_quarter` (1–3), `week` of the
   * month (-1: the last) and `weekday` (1 = Monday) in shorter cycles; `next`: it falls in the period after the one it
   * is for. `times`: so many in each period («02 đợt/tháng»); `interval`: every so many periods («2 năm/lần»).
   * `from`, `to` bound the series; `time` is an hour of the day. `workday`: the so-many-th working day of the cycle,
   * -1 its last («ngày làm việc cuối cùng của tháng»).
   */
  z.object({
    kind: z.literal('RECUR'),
    every: every.nullable(),
    interval: z.number().int().min(2).optional(),
    times: z.number().int().min(2).optional(),
    quarter: z.number().int().min(1).max(4).optional(),
    month: z.number().int().min(1).max(12).optional(),
    month_of_quarter: z.number().int().min(1).max(3).optional(),
    week: z.number().int().min(-1).max(5).optional(),
    workday: z.number().int().min(-1).max(23).optional(),
    time,
    weekday: z.number().int().min(1).max(7).optional(),
    day: z.number().int().min(1).max(31).optional(),
    next: z.literal(true).optional(),
    exclusive: z.literal(true).optional(),
    from: date.optional(),
    to: date.optional(),
    ...common,
  }),
  /** Day `day` of every month; `exclusive`: «trước ngày». A month without that day ends on its last day. */
  z.object({
    kind: z.literal('RECUR_MONTH_DAY'),
    every: z.literal('month'),
    day: z.number().int().min(1).max(31),
    time,
    next: z.literal(true).optional(),
    exclusive: z.literal(true).optional(),
    from: date.optional(),
    to: date.optional(),
    ...common,
  }),
  /** Day `day` of the last month of every quarter (March, June, September, December). */
  z.object({
    kind: z.literal('RECUR_QEND_DAY'),
    every: z.literal('quarter'),
    day: z.number().int().min(1).max(31),
    time,
    exclusive: z.literal(true).optional(),
    from: date.optional(),
    to: date.optional(),
    ...common,
  }),
] as const;

const byEvent = [
  /** `n` calendar days after the event; with `unit`, so many weeks, months or years by the calendar. */
  z.object({
    kind: z.literal('AFTER_CAL'),
    n: z.number().nonnegative(),
    event,
    unit: z.enum(['week', 'month', 'year']).optional(),
    ...common,
  }),
  /** `n` working days after the event; may be a fraction («0,25 ngày làm việc»). */
  z.object({ kind: z.literal('AFTER_WORK'), n: z.number().nonnegative(), event, ...common }),
  z.object({
    kind: z.literal('AFTER_HOURS'),
    n: z.number().nonnegative(),
    event,
    working: z.literal(true).optional(),
    ...common,
  }),
  /** At once when the event has happened. */
  z.object({ kind: z.literal('AFTER_NOW'), event, ...common }),
  /** Counted back from the event: at the latest `n` days (calendar unless `unit` says otherwise) before it. */
  z.object({
    kind: z.literal('BEFORE_EVENT'),
    n: z.number().nonnegative(),
    event,
    unit: z.enum(['work', 'hour', 'week', 'month', 'year']).optional(),
    ...common,
  }),
] as const;

const open = [
  /** The whole time, with no due date of its own. */
  z.object({ kind: z.literal('CONT'), from: date.optional(), to: date.optional(), ...common }),
  /** When need arises; `event` when the phrase says what raises it. */
  z.object({ kind: z.literal('ADHOC'), event: text.optional(), ...common }),
  /** What another document says. */
  z.object({ kind: z.literal('REF'), ref: text, ...common }),
  /** What another row of this plan says: its number, or `above`. */
  z.object({ kind: z.literal('REF_ROW'), row: text, ...common }),
  z.object({ kind: z.literal('EMPTY'), ...common }),
] as const;

const leafSchema = z.discriminatedUnion('kind', [...fixed, ...windows, ...recurring, ...byEvent, ...open]);
type Common = Pick<Extract<z.infer<typeof leafSchema>, { kind: 'EMPTY' }>, keyof typeof common>;

/** Several deadlines in one phrase: all of them bind (AND), or the earlier of them does (OR). */
export interface CompositeDeadline extends Common {
  kind: 'COMPOSITE';
  op: 'AND' | 'OR';
  parts: Deadline[];
}

/** Stages one after another within `total` days of `event`; each step counts from the end of the one before. */
export interface ChainDeadline extends Common {
  kind: 'CHAIN';
  total: number;
  event: string | null;
  /** The total counts working days; calendar days when absent. */
  unit?: 'work' | undefined;
  steps: Deadline[];
}

export type LeafDeadline = z.infer<typeof leafSchema>;
export type Deadline = LeafDeadline | CompositeDeadline | ChainDeadline;
export type DeadlineKind = Deadline['kind'];
/** The deadline of one kind, e.g. `DeadlineOf<'CHAIN'>`. */
export type DeadlineOf<K extends DeadlineKind> = Extract<Deadline, { kind: K }>;

/** One window of time with a first and a last day. */
export type WindowDeadline = DeadlineOf<'RANGE' | 'MONTH' | 'MONTH_RANGE' | 'QUARTER' | 'YEAR' | 'YEAR_RANGE'>;

const windowKinds: ReadonlySet<DeadlineKind> = new Set([
  'RANGE',
  'MONTH',
  'MONTH_RANGE',
  'QUARTER',
  'YEAR',
  'YEAR_RANGE',
]);

export const isWindow = (deadline: Deadline): deadline is WindowDeadline => windowKinds.has(deadline.kind);

const parts = z.array(z.lazy(() => deadlineSchema));

export const deadlineSchema: z.ZodType<Deadline> = z.discriminatedUnion('kind', [
  leafSchema,
  z.object({ kind: z.literal('COMPOSITE'), op: z.enum(['AND', 'OR']), parts, ...common }),
  z.object({
    kind: z.literal('CHAIN'),
    total: z.number().nonnegative(),
    event,
    unit: z.literal('work').optional(),
    steps: parts,
    ...common,
  }),
]);
