import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planContentSchema } from '#shared/plans/imported-plan.ts';
import { fixturesIn } from '../fixture-plans.ts';
import { HEADER, readPlan } from './reading.ts';

const plans = fixturesIn(new URL('../../fixtures/plans/', import.meta.url))
  .filter(({ file }) => /\.(?:txt|md|tsv)$/u.test(file))
  .map(({ file }) => readFileSync(file, 'utf8').split('\n'));

const mutations: readonly ((lines: readonly string[], at: number) => readonly string[])[] = [
  (lines, at) => lines.slice(0, at),
  (lines, at) => lines.slice(at),
  (lines, at) => [...lines.slice(at), ...lines.slice(0, at)],
  (lines, at) => [...lines.slice(0, at), ...lines.slice(at + 1)],
  (lines, at) => lines.map((line, index) => (index % (at + 2) === 0 ? line.normalize('NFD') : line)),
  (lines, at) => lines.map((line, index) => (index % (at + 2) === 0 ? line.replace('\t', '') : line)),
  (lines, at) => lines.map((line, index) => (index === at ? line.replaceAll('\t', '\n') : line)),
  (lines, at) => lines.flatMap((line, index) => (index % (at + 2) === 0 ? [line, line] : [line])),
  (lines) => lines.map((line) => line.replaceAll(' ', '\u00a0 ')),
];

describe('a damaged document', () => {
  test('never makes the reader throw, and its output keeps the format', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans), fc.constantFrom(...mutations), fc.nat(120), (lines, mutate, at) => {
        const content = readPlan(mutate(lines, at));
        expect(planContentSchema.safeParse(content).success).toBe(true);
        expect(new Set(content.rows.map(({ id }) => id)).size).toBe(content.rows.length);
      }),
      { numRuns: 150 },
    );
  });

  test('a row that lost its lead or its deadline always asks for a person', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans), fc.constantFrom(...mutations), fc.nat(120), (lines, mutate, at) => {
        const { rows } = readPlan(mutate(lines, at));
        const silent = rows.filter(
          (row) => !row.is_group && !row.needs_review && row.deadline.kind === 'EMPTY' && row.deadline_phrase !== '',
        );
        expect(silent).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test('ten thousand rows are read in one pass', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_unused, index) => `${String(index + 1)}\tViệc ${String(index)}\tSở Nội vụ\tSở Tư pháp\tQuý I\tBáo cáo`,
  );
  const lines = rows.flatMap((row, index) => (index % 20 === 0 ? ['', HEADER, row] : [row]));
  expect(readPlan(lines).rows).toHaveLength(10_000);
}, 20_000);
