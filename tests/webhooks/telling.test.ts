import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterTelling, MOST_EVENTS, nextEvents, OVERLAP_MS } from '#functions/webhooks/domain/telling.ts';
import { signatureOf } from '#functions/webhooks/domain/webhook.ts';
import { caseIdSchema, SYSTEM, timeSortedId, type CaseEvent } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';

const START = 1_709_514_000_000;

const anEvent = (at: number, name: string): CaseEvent => ({
  eventId: timeSortedId(at, name),
  caseId: caseIdSchema.parse('c'),
  what: 'case-opened',
  at,
  on: civilDateAt(at),
  by: SYSTEM,
  why: null,
  before: null,
  after: null,
  steps: [],
});

it('is told every event once, also those that are written late with an earlier time, whatever fails in between', () => {
  const late = fc.record({
    at: fc.integer({ min: 0, max: 3_600_000 }),
    lag: fc.integer({ min: 0, max: OVERLAP_MS - 1 }),
  });
  fc.assert(
    fc.property(fc.array(late, { maxLength: 250 }), fc.array(fc.boolean(), { maxLength: 60 }), (written, answers) => {
      const events = written.map(({ at, lag }, place) => ({ event: anEvent(START + at, `e${place}`), seen: at + lag }));
      const first: string[] = [];
      let state = { cursor: START, recent: first, unit: null, madeAt: START };
      const told: string[] = [];
      for (let step = 0; step < 400; step += 1) {
        const clock = step * 30_000;
        const visible = events.filter(({ seen }) => seen <= clock).map(({ event }) => event);
        const next = nextEvents(visible, state, () => true);
        // A receiver that did not take them is told the same again.
        if (next.told.length === 0 || answers[step] === false) continue;
        told.push(...next.told.map(({ eventId }) => eventId));
        state = { ...state, ...afterTelling(state, next.told) };
      }
      expect(told.toSorted()).toEqual(events.map(({ event }) => event.eventId).toSorted());
    }),
    { numRuns: 40 },
  );
});

it('a request has at most a hundred events, the oldest first', () => {
  const events = Array.from({ length: 130 }, (_, n) => anEvent(START + 130 - n, `e${n}`));
  const { told, isMore } = nextEvents(events, { cursor: START, recent: [], unit: null, madeAt: START }, () => true);
  expect([told.length, isMore]).toEqual([MOST_EVENTS, true]);
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
});

it('the signature is the HMAC of time and body, and changes with either', () => {
  const body = '{"id":"x"}';
  const mac = createHmac('sha256', 'khoa').update(`1709514000.${body}`).digest('hex');
  expect(signatureOf(body, 'khoa', START)).toBe(`t=1709514000,v1=${mac}`);
  for (const other of [
    signatureOf('{}', 'khoa', START),
    signatureOf(body, 'khac', START),
    signatureOf(body, 'khoa', START + 1000),
  ])
    expect(other).not.toBe(signatureOf(body, 'khoa', START));
});
