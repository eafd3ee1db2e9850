import type { z } from 'zod';
import { openTasks, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { openFollowUp as contract } from '#workflows/tthc-review/contract.ts';
import { followUpsOf, type FollowUp } from '../domain/group.ts';
import { clockOf, stepDaysReference } from '../domain/milestones.ts';
import type { ReviewPorts } from '../ports.ts';
import { placeOf } from './ask.ts';
import { groupsOf, knownReview } from './known-review.ts';

const SUBJECTS: Readonly<Record<FollowUp['step'], string>> = {
  proposals: 'Gửi kiến nghị đơn giản hóa TTHC tới',
  amendments: 'Sửa đổi, bổ sung để thực thi phương án đơn giản hóa TTHC:',
};

/**
 * Opens a task for each ministry to be written to (before 10/9) and each local text to be amended (before 30/12). They
 * have no token: the review's execution ends here.
 */
export async function openFollowUp(
  { now, caseId }: z.output<typeof contract.payload>,
  ports: ReviewPorts,
): Promise<z.input<typeof contract.result>> {
  const { review } = await knownReview(ports.store, caseId);
  const followUps = followUpsOf((await groupsOf(ports.store, caseId)).map(({ value }) => value));
  const days = ports.reference.get(stepDaysReference);
  const terms = { milestones: review.milestones, asked: civilDateAt(now), days, calendar: ports.calendar };
  const tasks = followUps.map(({ taskId, step, to }) => {
    const { due, basis, derivation } = clockOf(step, terms);
    return {
      ...placeOf(caseId, review),
      taskId: taskIdSchema.parse(taskId),
      subject: `${SUBJECTS[step]} ${to}`,
      unit: review.unit,
      derivation: [...derivation],
      basis,
      start: { state: 'open' as const, due },
    };
  });
  await openTasks({ tasks, by: SYSTEM, now }, ports);
  const count = (step: FollowUp['step']) => followUps.filter((followUp) => followUp.step === step).length;
  return { outcome: 'decided', proposals: count('proposals'), amendments: count('amendments') };
}
