import { documentWrite, startProcess, type Actor, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { inputSchema } from '#workflows/tthc-review/contract.ts';
import type { Milestones } from '../domain/milestones.ts';
import { participantsOn } from '../domain/participants.ts';
import { boardOf, caseIdOf, newReview, PROCESS, reviewDocument } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';
import { refuse, type ReviewRefusalCode } from '../refusals.ts';

interface StartReview {
  readonly year: number;
  readonly units: readonly UnitId[];
  readonly milestones: Milestones;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** How many are started side by side. */
const AT_ONCE = 8;

/**
 * Opens the review of a year for units, each a case of its own whose unit is asked for its plan. A unit that has one for
 * the year keeps it as it is. Returns the cases of all units named.
 */
export async function startReview(
  { year, units, milestones, by, now }: StartReview,
  ports: ReviewPorts,
): Promise<Result<readonly CaseId[], Refusal<ReviewRefusalCode>>> {
  const participants = participantsOn(ports.reference.organisation, civilDateAt(now));
  if (participants === undefined) return refuse('nobody-evaluates');
  const start = async (unit: UnitId): Promise<CaseId> => {
    const caseId = caseIdOf(year, unit);
    const name = ports.reference.organisation.nameOn(unit, civilDateAt(now)) ?? unit;
    const value = newReview({ year, unit, milestones, ...participants });
    await startProcess(
      {
        caseId,
        process: PROCESS,
        board: boardOf(year),
        row: caseId,
        title: `Rà soát TTHC năm ${String(year)} – ${name}`,
        documents: [documentWrite(reviewDocument, { caseId, value, version: 1 })],
        start: { workflow: PROCESS, input: inputSchema.parse({ caseId }) },
        by,
        now,
      },
      ports,
    );
    return caseId;
  };
  for (let from = 0; from < units.length; from += AT_ONCE)
    await Promise.all(units.slice(from, from + AT_ONCE).map(start));
  return ok(units.map((unit) => caseIdOf(year, unit)));
}
