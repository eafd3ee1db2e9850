/** What lint says of a read plan: nothing is changed, each finding shows where and what would mend it. */
import type { ImportedPlan } from '../index.ts';
import type { PlanRow } from '../imported-plan.ts';

export type FindingCode =
  | 'number-gap'
  | 'numeral-misprint'
  | 'unnumbered'
  | 'owner-missing'
  | 'deadline-missing'
  | 'past-at-issue'
  | 'same-day-as-issue'
  | 'day-off'
  | 'dependent-order'
  | 'product-missing'
  | 'product-twice'
  | 'hidden-target'
  | 'body-absent';

export interface Finding {
  /** error: cannot become an obligation as it stands. warning: probably wrong. advice: worth a look. */
  readonly severity: 'error' | 'warning' | 'advice';
  /** Null when it concerns the whole document. */
  readonly rowId: string | null;
  /** First source line, numbered from 1; null for the whole document. */
  readonly line: number | null;
  readonly code: FindingCode;
  /** Plain Vietnamese for the officer. */
  readonly message: string;
  /** What to do about it, Vietnamese. */
  readonly mend: string;
}

/** Rows that are tasks: a parent with its own rows below is finished by them. */
export const leaves = (plan: ImportedPlan): PlanRow[] => plan.rows.filter((row) => !row.is_group);

export const onRow = (
  row: PlanRow,
  severity: Finding['severity'],
  code: FindingCode,
  message: string,
  mend: string,
): Finding => ({
  severity,
  rowId: row.id,
  line: row.source.from,
  code,
  message: `Nhiệm vụ ${row.id}: ${message}`,
  mend,
});
