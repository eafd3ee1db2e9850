import { civilDateAt, partsOf } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { policySchema } from '#shared/calendar/counting.ts';
import { documentWrite, startProcess, type Actor, type Case, type CaseId } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { draftDocument, PLAN_ISSUE, planBoard, type Draft } from '../domain/draft.ts';
import type { PlanPorts } from '../ports.ts';

interface StartPlan {
  readonly caseId: CaseId;
  readonly issuer: UnitId;
  /** The unit that drafts it and keeps it. */
  readonly office: UnitId;
  /** In the folder `plans`. */
  readonly file: NonNullable<Draft['file']>;
  readonly address: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** A file is there; its plan is read by the workflow, since a large PDF takes longer than a page may. */
export function startPlan(
  { caseId, issuer, office, file, address, by, now }: StartPlan,
  ports: PlanPorts,
): Promise<Result<Case, Refusal<'case-exists'>>> {
  const { year } = partsOf(civilDateAt(now));
  const draft: Draft = {
    ...BLANK,
    status: 'reading',
    issuer,
    office,
    year,
    throughYear: year,
    file,
    address,
    startedBy: by,
  };
  return startProcess(
    {
      caseId,
      process: PLAN_ISSUE,
      board: planBoard(year),
      row: caseId,
      title: 'Kế hoạch đang được đọc',
      start: { workflow: PLAN_ISSUE, input: { caseId, kind: 'plan' } },
      documents: [documentWrite(draftDocument, { caseId, value: draft, version: 1 })],
      by,
      now,
    },
    ports,
  );
}

const BLANK = {
  amends: null,
  round: 1,
  title: '',
  printed: { number: null, date: null, issuer: '' },
  number: null,
  date: null,
  policy: policySchema.parse({}),
  ladder: 'default',
  checkIn: 'quarter',
  parentPlan: null,
  parents: [],
  refusal: null,
  submitted: null,
  returned: null,
  signed: null,
  numbered: null,
  sections: [],
  targets: [],
  targetRule: null,
  duties: [],
  problems: [],
} satisfies Partial<Draft>;
