import { answerTask, tellAgain, tellWorkflow, type Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { runningCase } from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { sheetWrite, type KnownSheet } from '../store.ts';
import { runningTask } from './running-task.ts';

interface DecideScores {
  readonly known: KnownSheet;
  readonly approved: boolean;
  /** What is to be mended; a return has it. */
  readonly reason: string;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** The leader lets the scores be published, or returns them. The decision and the sheet change in one transaction. */
export async function decideScores(
  { known, approved, reason, by, requestKey, now }: DecideScores,
  ports: IndexPorts,
): Promise<Result<null, Refusal>> {
  const { sheet } = known;
  if (sheet.lastRequest === requestKey) {
    await tellAgain(runningCase(known.caseId, sheet), now, ports);
    return ok(null);
  }
  const task = await runningTask('approval', known, ports.store);
  if (sheet.state !== 'submitted' || task === undefined) return refuse('not-submitted');
  const change = approved
    ? ({ state: 'approved', remark: null } as const)
    : ({ state: 'scoring', remark: reason } as const);
  const answered = await answerTask(
    {
      caseId: task.caseId,
      taskId: task.taskId,
      answer: { outcome: approved ? 'approved' : 'returned' },
      ...(reason === '' ? {} : { why: reason }),
      documents: [sheetWrite(known, { ...change, lastRequest: requestKey })],
      by,
      now,
      requestKey,
    },
    ports,
  );
  if (!answered.ok) return answered;
  await tellWorkflow(answered.value, now, ports);
  return ok(null);
}
