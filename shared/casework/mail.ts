/**
 * The outbox: at most one mail per person and day, by its key. What a mail holds are references; whoever writes the mail
 * reads the tasks again, so that what was done in between is not asked for.
 */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import { addDays, civilDateAt, instantOf, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personIdSchema, type PersonId } from '#shared/org/person.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { caseIdSchema, taskIdSchema } from './ids.ts';

/** A `digest` is of a committee and a `silenced` notice of an address: their names stand where a case's id stands. */
const mailKindSchema = z.enum([
  'assigned',
  'rung',
  'check-in',
  'returned',
  'due-moved',
  'notice',
  'digest',
  'silenced',
]);
export type MailKind = z.infer<typeof mailKindSchema>;

export const mailPartSchema = z.object({
  kind: mailKindSchema,
  caseId: caseIdSchema,
  /** Null for a part about the case as a whole. */
  taskId: taskIdSchema.nullable(),
  /** Offset of the ladder step that a rung's part stands for. */
  step: z.int().nullable(),
});
export type MailPart = z.infer<typeof mailPartSchema>;

/** One part in the table: the parts of a mail are a set of these, so that adding one twice adds it once. */
export const partText = ({ kind, caseId, taskId, step }: MailPart): string =>
  [kind, caseId, taskId ?? '', step ?? ''].join('|');

/** The inverse of {@link partText}. Throws ZodError. */
export function partOf(text: string): MailPart {
  const [kind, caseId, taskId = '', step = ''] = text.split('|');
  return mailPartSchema.parse({
    kind,
    caseId,
    taskId: taskId === '' ? null : taskId,
    step: step === '' ? null : Number(step),
  });
}

export const mailSchema = z.object({
  person: personIdSchema,
  sendOn: dateSchema,
  parts: z.array(mailPartSchema),
  state: z.enum(['pending', 'claimed', 'sent']),
  /** The run that took it to send it. */
  claimedBy: z.string().nullable(),
  /** How often parts were added. */
  additions: z.int(),
});
export type Mail = z.infer<typeof mailSchema>;

/** A part for a person, on the day it should leave. */
export interface QueuedPart {
  readonly person: PersonId;
  readonly sendOn: PlainDate;
  readonly part: MailPart;
}

export interface Rhythm {
  /** As the person set it; weekly mails leave on the first working day of the week. */
  readonly rhythm: 'daily' | 'weekly';
  /** What the law clocks in days does not wait for the week's mail. */
  readonly urgent: boolean;
}

const SEND_HOUR = 7;
const SEND_MINUTE = 30;

/** The day whose 07:30 mail can still take a part queued now: a working day, so nothing leaves on a day off. */
export function sendDate(calendar: Calendar, now: number, { rhythm, urgent }: Rhythm): PlainDate {
  const today = civilDateAt(now);
  const earliest = now < instantOf(today, SEND_HOUR, SEND_MINUTE) ? today : addDays(today, 1);
  if (rhythm === 'daily' || urgent) return calendar.onOrAfter(earliest);
  const monday = addDays(earliest, (8 - weekday(earliest)) % 7);
  const thisWeek = calendar.onOrAfter(addDays(earliest, 1 - weekday(earliest)));
  return thisWeek >= earliest ? thisWeek : calendar.onOrAfter(monday);
}

/** The mail day after one whose mails are already on their way. */
export const nextSendDate = (calendar: Calendar, sendOn: PlainDate): PlainDate =>
  calendar.onOrAfter(addDays(sendOn, 1));

/**
 * The last mail day of a rhythm before `date`: what a digest on `date` tells has changed since. Weekly mails leave on the
 * first working day of a week; a week that is all holidays has none.
 */
export function previousSendDate(calendar: Calendar, rhythm: Rhythm['rhythm'], date: PlainDate): PlainDate {
  const before = calendar.onOrBefore(addDays(date, -1));
  return rhythm === 'daily' || isWeekStart(calendar, before) ? before : previousSendDate(calendar, rhythm, before);
}

/** True on the first working day of its week, when weekly mails leave. */
export const isWeekStart = (calendar: Calendar, date: PlainDate): boolean =>
  calendar.onOrAfter(addDays(date, 1 - weekday(date))) === date;
