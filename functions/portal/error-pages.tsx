/** The page of a problem, in the layout. */
import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { Problem } from '#shared/ui/problem.ts';
import type { PortalEnv } from './portal-env.ts';

const ProblemPage: FC<{ problem: Problem; requestId: string }> = ({ problem, requestId }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{problem.title}</h1>
      <p class="govuk-body">{problem.whatHappened}</p>
      <p class="govuk-body">{problem.whatToDo}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Về trang chủ
        </a>
      </p>
      <p class="govuk-body-s dh-secondary">
        Mã yêu cầu: <code>{requestId}</code>
      </p>
    </div>
  </div>
);

export function sendProblem(context: Context<PortalEnv>, problem: Problem): Promise<Response> {
  context.status(problem.status);
  return context.var.page(<ProblemPage problem={problem} requestId={context.env.requestId} />, {
    title: problem.title,
  });
}
