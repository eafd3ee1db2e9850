/** Plans of `tests/fixtures/plans` with what a careful reader expects of them, and how the two are compared. */
import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Deadline } from '#shared/deadlines/index.ts';
import type { PlanRow } from '#shared/plans/imported-plan.ts';

/** A deadline as expected: fields that name an event or a document are free in wording. */
type Loose = Readonly<Record<string, unknown>> & { readonly kind: string };
const loose: z.ZodType<Loose> = z.looseObject({ kind: z.string() });
const names = z.array(z.string());

const expectedRow = z.looseObject({
  id: z.string(),
  section: z.string().nullable(),
  no: z.string().nullable(),
  is_group: z.boolean(),
  title: z.string(),
  title_alt: names.optional(),
  lead: names,
  lead_alt: z.array(names).optional(),
  coordinating: names,
  coordinating_alt: z.array(names).optional(),
  deadline_phrase: z.string(),
  deadline_phrase_alt: names.optional(),
  deadline: loose,
  deadline_alt: z.array(loose).optional(),
  product: z.string(),
  product_alt: names.optional(),
  needs_review: z.boolean(),
  review_reasons: names,
  source: z.object({ from: z.number(), to: z.number() }),
});
export type ExpectedRow = z.infer<typeof expectedRow>;

const expectedDuty = z.looseObject({
  where: z.string(),
  who: z.string().nullable(),
  what: z.string(),
  deadline_phrase: z.string(),
  deadline: loose,
  cascade: z.boolean().optional(),
});
export type ExpectedDuty = z.infer<typeof expectedDuty>;

const expectedPlan = z.looseObject({
  document: z.looseObject({
    number: z.string().nullable(),
    date: z.string().nullable(),
    year: z.number(),
    level: z.string(),
  }),
  rows: z.array(expectedRow),
  groups: z.array(z.looseObject({ id: z.string(), title: z.string() })),
  targets: z.array(z.looseObject({ title: z.string(), op: z.string(), value: z.number() })),
  milestones: z.array(expectedDuty),
  prose_duties: z.array(expectedDuty),
});
export type ExpectedPlan = z.infer<typeof expectedPlan>;

export interface Fixture {
  readonly name: string;
  readonly file: string;
  readonly expected: ExpectedPlan;
}

export const readExpected = (file: string | URL): ExpectedPlan =>
  expectedPlan.parse(JSON.parse(readFileSync(file, 'utf8')));

export function fixturesIn(folder: URL): readonly Fixture[] {
  const files = readdirSync(folder);
  return files
    .filter((file) => file.endsWith('.expected.json') && !file.startsWith('not-a-plan'))
    .map((file) => file.replace('.expected.json', ''))
    .flatMap((name) => {
      const source = files.find((file) => file.startsWith(`${name}.`) && !file.endsWith('.json'));
      if (source === undefined) return [];
      return [
        {
          name,
          file: new URL(source, folder).pathname,
          expected: readExpected(new URL(`${name}.expected.json`, folder)),
        },
      ];
    });
}

const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d%]+/gu, ' ')
    .trim();
export const sameText = (expected: readonly string[], actual: string): boolean =>
  expected.some((text) => fold(text) === fold(actual));

const key = (list: readonly string[]): string =>
  [...new Set(list.map((name) => fold(name).replace(/^và /u, '')))].sort().join('|');
export const sameNames = (expected: readonly (readonly string[])[], actual: readonly string[]): boolean =>
  expected.some((list) => key(list) === key(actual));

/** Fields that decide when something falls; the others name events and documents in words. */
const FACTS = ['date', 'from', 'to', 'n', 'every', 'day', 'month', 'op', 'total', 'times', 'inherited_from'];
const PARTS = ['parts', 'steps', 'items'];

const listOf = (value: unknown): readonly Loose[] =>
  z.array(z.looseObject({ kind: z.string().default('') })).safeParse(value).data ?? [];

export function sameDeadline(expected: Loose, actual: Loose | Deadline): boolean {
  const found: Loose = { ...actual };
  if (expected.kind !== found.kind) return false;
  const facts = FACTS.every((field) => expected[field] === undefined || expected[field] === found[field]);
  return (
    facts &&
    PARTS.every((field) => {
      const [wanted, got] = [listOf(expected[field]), listOf(found[field])];
      return wanted.length === got.length && wanted.every((part) => got.some((one) => sameDeadline(part, one)));
    })
  );
}

/** What of a row is not as expected, one line each. */
export function differences(expected: ExpectedRow, actual: PlanRow): readonly string[] {
  const found: string[] = [];
  const note = (ok: boolean, field: string, want: unknown, got: unknown): void => {
    if (!ok) found.push(`${field}: expected ${JSON.stringify(want)}, got ${JSON.stringify(got)}`);
  };
  note(sameText([expected.title, ...(expected.title_alt ?? [])], actual.title), 'title', expected.title, actual.title);
  note(sameNames([expected.lead, ...(expected.lead_alt ?? [])], actual.lead), 'lead', expected.lead, actual.lead);
  note(
    sameNames([expected.coordinating, ...(expected.coordinating_alt ?? [])], actual.coordinating),
    'coordinating',
    expected.coordinating,
    actual.coordinating,
  );
  note(
    sameText([expected.deadline_phrase, ...(expected.deadline_phrase_alt ?? [])], actual.deadline_phrase),
    'deadline_phrase',
    expected.deadline_phrase,
    actual.deadline_phrase,
  );
  note(
    [expected.deadline, ...(expected.deadline_alt ?? [])].some((one) => sameDeadline(one, actual.deadline)),
    'deadline',
    expected.deadline,
    actual.deadline,
  );
  note(
    sameText([expected.product, ...(expected.product_alt ?? [])], actual.product ?? ''),
    'product',
    expected.product,
    actual.product,
  );
  note(
    expected.needs_review === actual.needs_review,
    'needs_review',
    [expected.needs_review, expected.review_reasons],
    [actual.needs_review, actual.review_reasons],
  );
  return found;
}

/** The row meant: by id, else by section and number, else by title. */
export const findRow = (expected: ExpectedRow, rows: readonly PlanRow[]): PlanRow | undefined =>
  rows.find(({ id }) => id === expected.id) ??
  rows.find(
    (row) =>
      expected.no !== null &&
      row.section === expected.section &&
      row.no === expected.no &&
      sameText([expected.title], row.title),
  ) ??
  rows.find((row) => sameText([expected.title, ...(expected.title_alt ?? [])], row.title));
