/** The page of a problem, in the layout. */
import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { TypedText } from '#shared/ui/components/typed-text.tsx';
import type { Problem } from '#shared/ui/problem.ts';
import type { PortalEnv } from './portal-env.ts';

interface ProblemProps {
  readonly problem: Problem;
  readonly requestId: string;
  /** What was sent; undefined when the request was refused before it was read. */
  readonly form: URLSearchParams | undefined;
}

const ProblemPage: FC<ProblemProps> = ({ problem, requestId, form }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{problem.title}</h1>
      <p class="govuk-body">{problem.whatHappened}</p>
      <p class="govuk-body">{problem.whatToDo}</p>
      <TypedText form={form} />
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
  return context.var.page(
    <ProblemPage problem={problem} form={context.get('form')} requestId={context.env.requestId} />,
    {
      title: problem.title,
    },
  );
}
