import { answerTask, tellWorkflow, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { PaknPorts } from '../ports.ts';
import type { Decision } from './decision.ts';

/** The receiving body accepts an answer, or sends it back with a reason (QĐ 31/2021/QĐ-TTg, Điều 46). */
export async function checkAnswer(
  { returnedBecause, ...decision }: Decision & { readonly returnedBecause: string | null },
  ports: PaknPorts,
): Promise<Result<Task, Refusal>> {
  const answered = await answerTask(
    {
      ...decision,
      answer: { outcome: returnedBecause === null ? 'accepted' : 'returned' },
      ...(returnedBecause === null ? {} : { why: returnedBecause }),
    },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}
