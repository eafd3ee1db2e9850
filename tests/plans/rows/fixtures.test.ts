/**
 * Whole plans, own-worded after real forms and of forms not among them, against what a careful reader expects. The bar
 * is that of the importer's users: a wrong value without a flag never, nearly every row and deadline right, and no flag
 * on what can be read.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHead } from '#shared/plans/head/index.ts';
import { planContentSchema, type PlanContent } from '#shared/plans/imported-plan.ts';
import { readDocument } from '#shared/plans/readers/index.ts';
import { readRows } from '#shared/plans/rows/index.ts';
import { differences, findRow, fixturesIn, sameDeadline, type Fixture } from '../fixture-plans.ts';

async function read({ file, name }: Fixture): Promise<PlanContent> {
  const document = await readDocument(readFileSync(file), file);
  if (!document.ok) throw new Error(`${name}: ${document.error.message}`);
  const head = readHead(document.value);
  if (!head.ok) throw new Error(`${name}: ${head.error.message}`);
  return planContentSchema.parse(readRows(document.value, head.value));
}

const fixtures = fixturesIn(new URL('../../fixtures/plans/', import.meta.url));

describe.each(fixtures)('$name', (fixture) => {
  const { expected } = fixture;
  const content = read(fixture);

  test('every row is found and no other', async () => {
    const { rows } = await content;
    const found = expected.rows.map((row) => findRow(row, rows)?.id);
    expect(found).not.toContain(undefined);
    expect(rows.map(({ id }) => id).filter((id) => !found.includes(id))).toEqual([]);
  });

  test('what is read differs from what a reader expects on flagged rows only', async () => {
    const { rows } = await content;
    const silent = expected.rows.flatMap((row) => {
      const actual = findRow(row, rows);
      if (actual === undefined || actual.needs_review) return [];
      return differences(row, actual).map((line) => `${row.id} ${line}`);
    });
    expect(silent).toEqual([]);
  });

  test('rows that need a person say so', async () => {
    const { rows } = await content;
    const missed = expected.rows.filter((row) => row.needs_review && findRow(row, rows)?.needs_review === false);
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  test('dated duties and milestones are found', async () => {
    const { prose_duties, milestones } = await content;
    const missing = [
      ...expected.prose_duties.filter((duty) => !prose_duties.some((one) => sameDeadline(duty.deadline, one.deadline))),
      ...expected.milestones.filter((step) => !milestones.some((one) => sameDeadline(step.deadline, one.deadline))),
    ].filter(({ deadline }) => !['EMPTY', 'REF'].includes(deadline.kind));
    expect(missing.map(({ where }) => where)).toEqual([]);
  });
});

test('over all plans at least 97 % of rows are wholly right and at most 3 % flagged without need', async () => {
  const read0 = await Promise.all(fixtures.map(async (fixture) => ({ fixture, content: await read(fixture) })));
  const pairs = read0.flatMap(({ fixture, content }) =>
    fixture.expected.rows.map((row) => ({ row, actual: findRow(row, content.rows) })),
  );
  const right = pairs.filter(({ row, actual }) => actual !== undefined && differences(row, actual).length === 0);
  const over = pairs.filter(({ row, actual }) => actual?.needs_review === true && !row.needs_review);
  expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.97);
  expect(over.length / pairs.length).toBeLessThanOrEqual(0.03);
});
