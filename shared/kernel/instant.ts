import { z } from 'zod';

/** An instant as AWS writes it (`2026-01-05T17:05:00.123Z`), parsed to epoch milliseconds (UTC). */
export const instantSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** The instant in the form the table keeps: ISO 8601, UTC, milliseconds; sorts by time as text. */
export const isoInstant = (epochMs: number): string => new Date(epochMs).toISOString();
