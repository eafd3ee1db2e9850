/**
 * `node tests/plans/acceptance.ts FOLDER`: imports the five real plans (qn, tb, tn, bn, vb as .txt) and prints rows and
 * kinds of deadline beside how often a person counted them (the frequency table of the domain sheet). Exit 1 when they
 * differ. Not part of the test run: the plans are not in this repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';

interface Counted {
  readonly rows: number;
  readonly leaves: number;
  readonly targets: number;
  readonly reviewGroups: number;
  readonly milestones: number;
  /** Rows by kind of deadline. */
  readonly kinds: Readonly<Record<string, number>>;
}

const COUNTED: Readonly<Record<string, Counted>> = {
  qn: {
    rows: 56,
    leaves: 56,
    targets: 11,
    reviewGroups: 0,
    milestones: 0,
    kinds: {
      CONT: 10,
      QUARTER: 5,
      // «Quý I, II, III, IV/2024» over a quarterly meeting comes again each quarter.
      QUARTERS: 4,
      RECUR: 2,
      RECUR_MONTH_DAY: 2,
      RECUR_QEND_DAY: 3,
      ABS_BEFORE: 5,
      AFTER_NOW: 3,
      AFTER_CAL: 2,
      AFTER_WORK: 2,
      CHAIN: 1,
      REF: 9,
      COMPOSITE: 8,
    },
  },
  tb: {
    rows: 27,
    leaves: 27,
    targets: 0,
    reviewGroups: 0,
    milestones: 0,
    kinds: { CONT: 3, MONTH: 1, QUARTER: 8, COMPOSITE: 3, RECUR: 4, AFTER_NOW: 8 },
  },
  tn: {
    rows: 38,
    leaves: 38,
    targets: 0,
    reviewGroups: 0,
    milestones: 0,
    kinds: { CONT: 24, YEAR: 6, MONTH: 1, COMPOSITE: 2, ABS_BEFORE: 1, REF: 4 },
  },
  bn: {
    rows: 64,
    leaves: 58,
    targets: 0,
    reviewGroups: 14,
    milestones: 6,
    // «Tháng 2» in both columns is one month; the row whose time column holds agencies keeps its «Thường xuyên».
    kinds: { CONT: 27, MONTH: 2, MONTH_RANGE: 10, QUARTER: 2, COMPOSITE: 6, ABS_FROM: 1, REF: 8, ADHOC: 2, EMPTY: 6 },
  },
  vb: {
    rows: 29,
    leaves: 29,
    targets: 0,
    reviewGroups: 0,
    milestones: 0,
    kinds: { CONT: 14, YEAR: 2, MONTH: 3, RECUR: 3, ABS_BEFORE: 7 },
  },
};

const kindsOf = ({ rows }: ImportedPlan): Record<string, number> => {
  const kinds: Record<string, number> = {};
  for (const { deadline } of rows) kinds[deadline.kind] = (kinds[deadline.kind] ?? 0) + 1;
  return kinds;
};

const countsOf = (plan: ImportedPlan): Counted => ({
  rows: plan.rows.length,
  leaves: plan.rows.filter((row) => !row.is_group).length,
  targets: plan.targets.length,
  reviewGroups: plan.review_groups.length,
  milestones: plan.milestones.length,
  kinds: kindsOf(plan),
});

const sorted = (kinds: Readonly<Record<string, number>>): string =>
  Object.entries(kinds)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([kind, count]) => `${kind} ${String(count)}`)
    .join(', ');

const line = ({ kinds, ...counts }: Counted): string => `${JSON.stringify(counts)} ${sorted(kinds)}`;

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    console.error('Usage: node tests/plans/acceptance.ts FOLDER');
    return 2;
  }
  let differing = 0;
  for (const [name, counted] of Object.entries(COUNTED)) {
    const imported = await importPlan(readFileSync(join(folder, `${name}.txt`)), `${name}.txt`);
    const actual = imported.ok ? line(countsOf(imported.value)) : imported.error.message;
    const same = actual === line(counted);
    if (!same) differing += 1;
    const flagged = imported.ok ? imported.value.rows.filter((row) => row.needs_review).length : 0;
    console.log(`${name} ${same ? 'as counted' : 'DIFFERS'}, ${String(flagged)} rows need review\n  read    ${actual}`);
    if (!same) console.log(`  counted ${line(counted)}`);
  }
  return differing === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
