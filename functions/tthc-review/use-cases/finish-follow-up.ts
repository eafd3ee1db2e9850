import { answerTask, documentWrite, type Task, type Written, type Decision } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { followUpDocument } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';

/** The letter to a ministry has left, or the amended local text has been issued. No workflow waits for it. */
export function finishFollowUp(
  { document, ...decision }: Decision & { readonly document: Written },
  ports: ReviewPorts,
): Promise<Result<Task, Refusal>> {
  const { caseId, taskId } = decision;
  const write = documentWrite(followUpDocument, { caseId, key: taskId, value: { document }, version: 1 });
  return answerTask({ ...decision, answer: { outcome: 'done', document: document.number }, documents: [write] }, ports);
}
