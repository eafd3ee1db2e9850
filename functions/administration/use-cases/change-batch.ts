import {
  documentWrite,
  followCalendar,
  followOrganisation,
  type Actor,
  type CaseId,
  type CaseworkPorts,
  type Task,
} from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import { progressDocument, progressKey, type Progress, type ReferenceChange } from '../domain/change.ts';
import { heirsIn } from '../domain/heirs.ts';
import { movesOf, progressOf } from '../domain/moves.ts';
import type { ChangePorts } from './list-batches.ts';
import { readChange } from './read-change.ts';

interface ChangeBatch {
  readonly caseId: CaseId;
  readonly pass: number;
  readonly batch: number;
  readonly units: readonly UnitId[];
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Brings the open work of some units to the reference data of now. What is going to move is written down first, so that
 * a batch broken off and repeated still tells all of it.
 */
export async function changeBatch(
  command: ChangeBatch,
  { cases, reference }: ChangePorts,
): Promise<{ outcome: 'changed' | 'unchanged' }> {
  const { caseId, units, pass, batch } = command;
  const [{ value: change }, known, before] = await Promise.all([
    readChange(caseId, cases),
    reference.read(),
    cases.readDocument(progressDocument, caseId, progressKey(pass, batch)),
  ]);
  const ports = caseworkPorts(cases, known);
  const tasks = (await Promise.all(units.map((unit) => cases.workOfUnit(unit)))).flat();
  const progress = before?.value ?? progressOf(tasks, movesOf(change.kind, tasks, known, command.now));
  if (before === undefined) await keep(command, ports, progress, 1);
  const moved = await follow(change, tasks, known, { ...command, ports });
  if (before?.value.isDone !== true) await keep(command, ports, { ...progress, isDone: true }, 2);
  return { outcome: moved.length > 0 ? 'changed' : 'unchanged' };
}

function follow(
  { kind, why, by }: ReferenceChange,
  tasks: readonly Task[],
  { organisation }: Reference,
  { now, ports }: { readonly now: number; readonly ports: CaseworkPorts },
): Promise<readonly Task[]> {
  const actor: Actor = { person: by, unit: null, onBehalfOf: null };
  const command = { tasks, reason: why, by: actor, now };
  // The steps of a changed ladder are days of the agenda, which follows with the calendar.
  return kind === 'organisation'
    ? followOrganisation({ ...command, heirs: heirsIn(organisation) }, ports)
    : followCalendar(command, ports);
}

/** Of two runs of one batch at once the first writes; the other finds the same. */
const keep = (
  { caseId, pass, batch }: ChangeBatch,
  { store }: CaseworkPorts,
  value: Progress,
  version: number,
): Promise<unknown> =>
  store.commit({
    documents: [documentWrite(progressDocument, { caseId, key: progressKey(pass, batch), value, version })],
  });
