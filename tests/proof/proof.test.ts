/** The short version of every kind of proof; `npm run proof` runs the long ones. */
import { describe, expect, it } from 'vitest';
import { kinds } from './kinds.ts';
import { passed, tableOf } from './table.ts';

const SEED = '1';
const none = { losses: 0, duplicates: 0, leaks: 0, findings: [] };

/** A home is started again after each kill; other tests compute beside it. */
const WITHIN_MS = 180_000;

describe.each(await kinds())('$name', (kind) => {
  it('loses nothing, does nothing twice and leaks nothing, in a short trial', { timeout: WITHIN_MS }, async () => {
    const outcome = await kind.run({ seed: SEED, long: false, progress: () => undefined });
    expect(outcome.findings).toEqual([]);
    expect(passed({ name: kind.name, outcome, seconds: 0 })).toBe(true);
  });
});

describe('the table', () => {
  it('says of each kind what it tried and found, with its findings below', () => {
    const table = tableOf([
      { name: 'crash', outcome: { trials: 312, ...none }, seconds: 700 },
      {
        name: 'faults',
        outcome: { trials: 90, ...none, losses: 1, findings: ['not there: a mail'] },
        seconds: 61.4,
      },
    ]);
    expect(table.split('\n')).toEqual([
      'kind    trials  losses  duplicates  leaks  seconds',
      'crash      312       0           0      0      700',
      'faults      90       1           0      0       61',
      '',
      'faults: not there: a mail',
    ]);
  });

  it.each([
    ['tried nothing', { trials: 0, ...none }],
    ['lost something', { trials: 1, ...none, losses: 1 }],
    ['met a fault', new Error('no home')],
  ])('a kind that %s has not passed', (_, outcome) => {
    expect(passed({ name: 'any', outcome, seconds: 1 })).toBe(false);
  });
});
