/** When the checker looks: once a day in the morning, for as long as the rules say. */
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';

const HOUR = 6;

/** The instant at which it looks on the day after `date`: before the mails of that day leave. */
export const morningAfter = (date: PlainDate): string => isoInstant(instantOf(addDays(date, 1), HOUR));

/** `watchDays`: calendar days after the signature, the last included. */
export const isWatched = (signedOn: PlainDate, watchDays: number, today: PlainDate): boolean =>
  today <= addDays(signedOn, watchDays);
