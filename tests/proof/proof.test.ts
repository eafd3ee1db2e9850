/** The short version of every kind of proof; `npm run proof` runs the long ones. */
import { describe, expect, it } from 'vitest';
import { Coverage } from './crash/coverage.ts';
import { Takings, type Taking } from './crash/paths.ts';
import { kinds } from './kinds.ts';
import { columns, passed, tableOf } from './table.ts';

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
  it('says of each kind what it tried and found, with its own tables and its findings below', () => {
    const points = columns([
      ['path', 'writes', 'hit'],
      ['sign', '18', '36'],
    ]);
    const table = tableOf([
      { name: 'crash', outcome: { trials: 312, ...none, tables: [points] }, seconds: 700 },
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
      'crash',
      'path  writes  hit',
      'sign      18   36',
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

describe('the points between writes', () => {
  const taking = (form: string): Taking => ({ path: 'sign', form, key: `2024-03-14 ${form}` });

  it('are those of every sequence of writes, each until it was hit', () => {
    const coverage = new Coverage();
    coverage.learn('season', taking('ky'), ['f: a', 'f: b']);
    coverage.learn('season', taking('so'), ['f: a']);
    expect(coverage.missed.length).toBe(6);
    const asked: unknown[] = [];
    for (
      let point = coverage.pointFor('season', taking('ky'));
      point;
      point = coverage.pointFor('season', taking('ky'))
    ) {
      asked.push(point);
      coverage.struck(taking('ky'), ['f: a', 'f: b'].slice(0, point.nth), point.when);
    }
    expect(asked).toEqual([
      { nth: 2, by: 'f', when: 'after' },
      { nth: 2, by: 'f', when: 'before' },
      { nth: 1, by: 'f', when: 'after' },
      { nth: 1, by: 'f', when: 'before' },
    ]);
    expect(coverage.missed).toEqual(['after «so»: f: a', 'before «so»: f: a']);
    expect(coverage.takingsOpenIn('season')).toBe(1);
    expect(coverage.rows()[0]).toEqual({ path: 'sign', writes: 3, points: 6, hit: 4 });
  });

  it('are not hit by a kill among other writes', () => {
    const coverage = new Coverage();
    coverage.learn('season', taking('ky'), ['f: a', 'f: b']);
    coverage.struck(taking('ky'), ['f: b'], 'after');
    coverage.struck(taking('so'), ['f: a'], 'after');
    expect(coverage.hits).toBe(0);
  });

  it('count the writes of their own function alone', () => {
    const coverage = new Coverage();
    coverage.learn('season', taking('ky'), ['portal: Put', 'plan: Update', 'portal: Start']);
    coverage.struck(taking('ky'), ['portal: Put', 'portal: Start'], 'after');
    coverage.struck(taking('ky'), ['portal: Put', 'portal: Start'], 'before');
    expect(coverage.pointFor('season', taking('ky'))).toEqual({ nth: 1, by: 'plan', when: 'after' });
  });

  it('tell two takings of one form on one day apart', () => {
    const takings = new Takings();
    const command = {
      do: 'ask',
      method: 'POST',
      path: '/phan-anh',
      query: '',
      headers: {},
      remoteAddress: '',
      body: '',
    } as const;
    const [first, second] = [takings.next(command, 0), takings.next(command, 0)];
    expect(first?.form).toBe('phan-anh');
    expect(second?.key).not.toBe(first?.key);
  });

  it('of functions that run at once are the same in whatever order they write', () => {
    const coverage = new Coverage();
    coverage.learn('season', taking('ky'), ['portal: Put', 'plan: Update', 'portal: Start']);
    coverage.struck(taking('ky'), ['portal: Put', 'portal: Start'], 'after');
    coverage.struck(taking('ky'), ['portal: Put', 'portal: Start', 'plan: Update'], 'before');
    expect(coverage.missed).toEqual([
      'after «ky»: portal: Put',
      'before «ky»: portal: Put',
      'after «ky»: plan: Update',
      'before «ky»: portal: Put, portal: Start',
    ]);
  });
});
