import type { Actor, CaseId, Task, TaskId } from '#shared/casework/index.ts';

/** What every decision of a person carries: which task, who, when, and the form it came by. */
export interface Decision {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  /** The task as it was read when the form came in. */
  readonly seen?: Task;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The version of the task the person saw. */
  readonly version: number;
  readonly requestKey: string;
}
