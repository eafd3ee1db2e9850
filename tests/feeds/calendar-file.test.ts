import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folded, writeCalendar, type CalendarEvent } from '#functions/feeds/domain/calendar-file.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

const octets = (text: string): number => new TextEncoder().encode(text).byteLength;
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

const anEvent = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'plan-1.t@cong.example',
  sequence: 3,
  on: plainDate('2024-12-31'),
  summary: 'Hạn: Ban hành kế hoạch',
  description: ['Sở Tư pháp – Còn 4 ngày lịch', 'https://cong.example/viec/plan-1/t'],
  url: 'https://cong.example/viec/plan-1/t',
  status: 'CONFIRMED',
  categories: ['Kiểm soát TTHC'],
  ...changes,
});
const write = (...events: readonly CalendarEvent[]): string =>
  writeCalendar({ name: 'Đúng Hạn', events, today: plainDate('2024-03-04') });

it('no line is longer than 75 octets, no character is torn, and unfolding gives the text back (RFC 5545, 3.1)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const plain = text.replaceAll(/[\r\n]/gu, '');
      const lines = folded(plain).split('\r\n');
      for (const line of lines) expect(octets(line)).toBeLessThanOrEqual(75);
      expect(lines.map((line, place) => (place === 0 ? line : line.slice(1))).join('')).toBe(plain);
    }),
  );
});

it('whatever a title says, it stays one property of its event (3.3.11)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (summary) => {
      const text = unfolded(write(anEvent({ summary: `x${summary}\r\nBEGIN:VALARM\nEND:VEVENT` })));
      expect(text.match(/^(?:BEGIN|END):\w+(?=\r\n)/gmu)).toEqual([
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'END:VCALENDAR',
      ]);
      for (const line of text.split('\r\n').slice(0, -1)) expect(line).toMatch(/^[A-Z-]+[:;]/u);
    }),
  );
  expect(unfolded(write(anEvent({ summary: 'a;b,c\\d' })))).toContain(String.raw`SUMMARY:a\;b\,c\\d`);
});

it('an event lasts its whole day, which ends with the next one, also over the new year', () => {
  const text = unfolded(write(anEvent()));
  expect(text).toContain('DTSTART;VALUE=DATE:20241231\r\nDTEND;VALUE=DATE:20250101\r\n');
  expect(text).toContain('DTSTAMP:20240303T170000Z\r\n');
  expect(text).toContain(String.raw`DESCRIPTION:Sở Tư pháp – Còn 4 ngày lịch\nhttps://cong.example/viec/plan-1/t`);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});
