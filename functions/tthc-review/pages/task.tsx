/** The page of a step; of a proposal or an amendment it says what is asked for. */
import type { StepPages } from '#shared/ui/casework/step-pages.tsx';
import { followUpsOf } from '../domain/group.ts';
import { casePath, taskPath } from '../domain/review.ts';
import { mayDo } from '../domain/rights.ts';
import { groupsOf } from '../use-cases/known-review.ts';
import type { OpenReview } from './context.ts';
import { stepOf } from './steps.tsx';

export const reviewSteps: StepPages<OpenReview> = {
  ...{ stepOf, mayDo, casePath, taskPath },
  about: async (task, { caseId, ports }) => {
    const groups = (await groupsOf(ports.store, caseId)).map(({ value }) => value);
    const what = followUpsOf(groups).find(({ taskId }) => taskId === task.taskId)?.what ?? [];
    return what.length === 0 ? null : (
      <ul class="govuk-list govuk-list--bullet">
        {what.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    );
  },
};
