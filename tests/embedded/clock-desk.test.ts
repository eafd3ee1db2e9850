import { describe, expect, it } from 'vitest';
import { nextMorning } from '#infra/local/clock-desk.ts';

const at = (time: string): number => Date.parse(`${time}:00+07:00`);

describe('a demonstration goes to the morning whose mails have left', () => {
  it.each([
    ['before 07:30, not to the same day, whose run is over', '2026-11-24T02:41', '2026-11-25T08:00'],
    ['in the evening', '2026-11-24T18:00', '2026-11-25T08:00'],
    ['from a Friday over the weekend', '2026-11-27T10:00', '2026-11-30T08:00'],
    ['from a Sunday', '2026-11-29T23:59', '2026-11-30T08:00'],
    ['over a holiday in the week', '2026-11-23T05:30', '2026-11-25T08:00'],
    ['to a Saturday that is worked instead', '2026-08-21T10:00', '2026-08-22T08:00'],
  ])('%s', (_, from, to) => {
    expect(nextMorning(at(from))).toBe(at(to));
  });
});
