/** Checks a read plan before it is submitted: what would make an obligation late, ownerless or void. */
import type { Calendar } from '#shared/calendar/index.ts';
import type { ImportedPlan } from '../index.ts';
import { daysOff, dependentOrder, missingDeadlines, pastAtIssue } from './dates.ts';
import type { Finding } from './finding.ts';
import { numbering } from './numbering.ts';
import { absentBodies, ownerless } from './owners.ts';
import { hiddenTargets, missingProducts, sharedProducts } from './products.ts';

export type { Finding, FindingCode } from './finding.ts';

/** Findings in the order of the document; the plan itself is never changed. */
export function lintPlan(plan: ImportedPlan, calendar: Calendar): Finding[] {
  return [
    ...numbering(plan),
    ...ownerless(plan),
    ...absentBodies(plan),
    ...missingDeadlines(plan),
    ...pastAtIssue(plan),
    ...daysOff(plan, calendar),
    ...dependentOrder(plan),
    ...missingProducts(plan),
    ...sharedProducts(plan),
    ...hiddenTargets(plan),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
