import type { Decision, Task, Written } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Period } from '../domain/inspection.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { decide } from './decision.ts';
import { knownInspection } from './known-inspection.ts';

export type TeamAnswer =
  | {
      readonly kind: 'appointed';
      readonly decision: Written;
      readonly members: readonly string[];
      /** The days on the spot, as the decision says. */
      readonly period: Period;
    }
  | { readonly kind: 'called-off'; readonly reason: string };

/** The decision that appoints the team (QN X.1), or why there will be no inspection. */
export async function decideTeam(
  { answer, ...decision }: Decision & { readonly answer: TeamAnswer },
  ports: InspectionPorts,
): Promise<Result<Task, Refusal>> {
  if (answer.kind === 'appointed' && answer.period.from < answer.decision.date) return refuse('team-after-start');
  const known = await knownInspection(ports.store, decision.caseId);
  if (answer.kind === 'called-off') {
    const change = { calledOff: answer.reason };
    return decide(decision, known, { outcome: answer.kind, why: answer.reason, change }, ports);
  }
  const { members, period } = answer;
  const change = { team: { decision: answer.decision, members: [...members] }, period };
  return decide(decision, known, { outcome: answer.kind, change }, ports);
}
