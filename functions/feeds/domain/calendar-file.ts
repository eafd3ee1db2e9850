/** A calendar as RFC 5545 writes it: whole-day events, which need no time zone. */
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { line } from '#shared/kernel/line.ts';

export interface CalendarEvent {
  /** The same for ever, whatever changes of the event; unique in the world. */
  readonly uid: string;
  /** Rises with every change. */
  readonly sequence: number;
  readonly on: PlainDate;
  readonly summary: string;
  readonly description: readonly string[];
  readonly url: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly categories: readonly string[];
}

export interface CalendarFile {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** The day of the answer: events of one day bear one stamp, so that an unchanged calendar is the same bytes. */
  readonly today: PlainDate;
}

const LONGEST_LINE_BYTES = 75;

/** The bytes a character takes in UTF-8. */
const bytesIn = (character: string): number => new TextEncoder().encode(character).byteLength;

/**
 * Folds a content line: at most 75 octets before each line end, no character torn apart (RFC 5545, 3.1). What follows a
 * fold begins with a space, which counts.
 */
export function folded(text: string): string {
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const character of text) {
    const bytes = bytesIn(character);
    if (size + bytes > LONGEST_LINE_BYTES) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += character;
    size += bytes;
  }
  return [...lines, current].join('\r\n');
}

/** Text as a value: one line each, with what has a meaning in the format escaped (3.3.11). */
const escaped = (text: string): string => line(text).replace(/[\\;,]/gu, String.raw`\$&`);
const textOf = (lines: readonly string[]): string => lines.map(escaped).join(String.raw`\n`);

const compact = (date: PlainDate): string => date.replaceAll('-', '');
const stampOf = (date: PlainDate): string => isoInstant(instantOf(date)).replace(/[-:]/gu, '').replace(/\.\d+/u, '');

const eventLines = (event: CalendarEvent, today: PlainDate): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${stampOf(today)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART;VALUE=DATE:${compact(event.on)}`,
  // The end of a whole day is the next one (3.6.1).
  `DTEND;VALUE=DATE:${compact(addDays(event.on, 1))}`,
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${textOf(event.description)}`,
  `URL:${event.url}`,
  `STATUS:${event.status}`,
  ...(event.categories.length > 0 ? [`CATEGORIES:${event.categories.map(escaped).join(',')}`] : []),
  // A due date does not make anybody busy.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

export function writeCalendar({ name, events, today }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dung Han//Lich viec//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => eventLines(event, today)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
