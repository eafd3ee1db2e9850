import { documentWrite, startProcess, type Actor, type CaseId } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { inputSchema } from '#workflows/inspection/contract.ts';
import { checklistReference, itemsOf } from '../domain/checklist.ts';
import {
  boardOf,
  caseIdOf,
  inspectionDocument,
  newInspection,
  PROCESS,
  type Inspection,
} from '../domain/inspection.ts';
import { KIND_WORDS } from '../domain/kind-words.ts';
import type { InspectionPorts } from '../ports.ts';
import { refuse, type InspectionRefusalCode } from '../refusals.ts';

type Planned = Pick<Inspection, 'kind' | 'inspector' | 'committee' | 'period' | 'contents' | 'plan' | 'cause'>;

interface StartInspections {
  readonly inspection: Planned;
  /** Each has an inspection of its own. */
  readonly units: readonly UnitId[];
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The key of the form, the same when it is sent twice. */
  readonly requestKey: string;
}

/** How many are started side by side. */
const AT_ONCE = 8;
const PETITIONS = 'pakn';

/**
 * Opens an inspection for each unit, with the checklist as it stands today. One that is there already (a form sent twice,
 * a unit planned twice for one day) stays as it is. Returns the cases of all units named.
 */
export async function startInspections(
  { inspection, units, by, now, requestKey }: StartInspections,
  ports: InspectionPorts,
): Promise<Result<readonly CaseId[], Refusal<InspectionRefusalCode>>> {
  const petition = inspection.cause?.petition ?? null;
  if (petition !== null && (await ports.store.readCase(petition))?.process !== PETITIONS)
    return refuse('petition-unknown');
  const checklist = itemsOf(ports.reference.get(checklistReference), inspection.contents);
  const { from } = inspection.period;
  const start = async (unit: UnitId): Promise<CaseId> => {
    const value = newInspection({ ...inspection, unit, checklist });
    const caseId = caseIdOf(value, requestKey);
    const name = ports.reference.organisation.nameOn(unit, from) ?? unit;
    await startProcess(
      {
        caseId,
        process: PROCESS,
        board: boardOf(partsOf(from).year),
        row: caseId,
        title: `${KIND_WORDS[inspection.kind]} – ${name}`,
        documents: [documentWrite(inspectionDocument, { caseId, value, version: 1 })],
        start: { workflow: PROCESS, input: inputSchema.parse({ caseId, kind: inspection.kind }) },
        by,
        now,
      },
      ports,
    );
    return caseId;
  };
  const cases: CaseId[] = [];
  for (let first = 0; first < units.length; first += AT_ONCE)
    cases.push(...(await Promise.all(units.slice(first, first + AT_ONCE).map(start))));
  return ok(cases);
}
