import type { Actor, CaseId, CaseStore, Task, TaskId } from '#shared/casework/index.ts';
import { knownPetition, type KnownPetition } from './known-petition.ts';

/** What every decision of a person carries: which task, who, when, and the form it came by. */
export interface Decision {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  /** The task as it was read when the form came in. */
  readonly seen?: Task;
  /** The petition as it was read when the form came in: who changed it since is told apart by its version. */
  readonly seenPetition?: KnownPetition;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version of the task the person saw. */
  readonly version: number;
  readonly requestKey: string;
}

/** The petition a decision is about: as its form has read it, or read now. */
export const petitionOf = async (store: CaseStore, { caseId, seenPetition }: Decision): Promise<KnownPetition> =>
  seenPetition ?? knownPetition(store, caseId);
