import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { documentWrite, startProcess, type Actor, type Case, type CaseId } from '#shared/casework/index.ts';
import { draftDocument, PLAN_ISSUE, type Draft } from '../domain/draft.ts';
import { refuse } from '../domain/refusals.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft } from './read-draft.ts';

/** The amendments of a plan stand on a board of their own. */
export const amendmentBoard = (plan: CaseId): string => `${PLAN_ISSUE}#amendments#${plan}`;

interface StartAmendment {
  readonly caseId: CaseId;
  readonly plan: CaseId;
  readonly address: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** A draft of changes to a plan in force; it is reviewed, signed and numbered as a plan is. */
export async function startAmendment(
  { caseId, plan, address, by, now }: StartAmendment,
  ports: PlanPorts,
): Promise<Result<Case, Refusal<'case-exists' | 'not-in-force'>>> {
  const { value: known } = await readDraft(plan, ports);
  if (known.status !== 'in-force' || known.amends !== null) return refuse('not-in-force');
  const draft: Draft = {
    ...known,
    status: 'review',
    amends: plan,
    round: 1,
    number: null,
    date: null,
    printed: { number: null, date: null, issuer: known.printed.issuer },
    file: null,
    address,
    submitted: null,
    returned: null,
    signed: null,
    numbered: null,
    startedBy: by,
    ...{ targets: [], targetRule: null, duties: [], problems: [] },
  };
  await ports.store.listBoard(amendmentBoard(plan), civilDateAt(now), `Sửa đổi kế hoạch ${known.number ?? ''}`.trim());
  return startProcess(
    {
      caseId,
      process: PLAN_ISSUE,
      board: amendmentBoard(plan),
      row: caseId,
      title: `Sửa đổi, bổ sung ${known.number ?? ''}`.trim(),
      start: { workflow: PLAN_ISSUE, input: { caseId, kind: 'amendment' } },
      documents: [documentWrite(draftDocument, { caseId, value: draft, version: 1 })],
      by,
      now,
    },
    ports,
  );
}
