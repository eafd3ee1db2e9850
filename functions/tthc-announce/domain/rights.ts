/** Who may do what with an announcement. What is announced is public, so whoever has signed in may read it. */
import type { Access } from '#shared/access/access.ts';
import { isClosed, type Task } from '#shared/casework/index.ts';
import type { Unit } from '#shared/org/index.ts';
import { decisionStepOf, type Announcement } from './announcement.ts';

type Reader = Pick<Access, 'hasIn' | 'mayWork' | 'unitsAs'>;

/** The units in whose name a person may enter a ministry's decision. */
export const draftingUnitsOf = (reader: Reader): readonly Unit[] => reader.unitsAs('officer', 'head');

/** Officer and head of the unit do its work; control is the office's, a signature the leader's alone. */
export const mayAnswer = (reader: Reader, { unit, doer }: Pick<Task, 'unit' | 'doer'>): boolean =>
  doer === 'officer' ? reader.mayWork(unit) : reader.hasIn(unit, doer);

/** The drafting unit while it drafts; the office until the decision is signed. */
export const mayWithdraw = (
  reader: Reader,
  { draftingUnit, office, decision }: Pick<Announcement, 'draftingUnit' | 'office' | 'decision'>,
  open: Pick<Task, 'taskId'>,
): boolean =>
  decision === null &&
  (reader.hasIn(office, 'office') || (decisionStepOf(open.taskId)?.step === 'draft' && reader.mayWork(draftingUnit)));

/** Who publishes there, who drafted the decision, and the office. */
export const mayAddAddress = (
  reader: Reader,
  { draftingUnit, office, publications }: Pick<Announcement, 'draftingUnit' | 'office' | 'publications'>,
): boolean =>
  reader.hasIn(office, 'office') ||
  reader.mayWork(draftingUnit) ||
  publications.some(({ unit }) => reader.mayWork(unit));

/** The task before the signature that waits for an answer; there is at most one. */
export const openDecision = (tasks: readonly Task[]): Task | undefined =>
  tasks.find((task) => decisionStepOf(task.taskId) !== undefined && !isClosed(task));
