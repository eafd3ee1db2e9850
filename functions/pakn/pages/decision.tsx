/** The page of a task: first what is decided, then the form of that decision. Without scripts, one question a page. */
import type { FC } from 'hono/jsx';
import type { Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { afterStep } from '#shared/ui/casework/attached-files.tsx';
import type { HandleStep } from '#shared/ui/casework/attachment-pages.tsx';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Radios, type Choice } from '#shared/ui/components/choices.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { mayDecide } from '../domain/rights.ts';
import { isAnswered, mayRefuse, STEP_NAMES, stepOf } from '../domain/step.ts';
import type { Decision } from '../use-cases/decision.ts';
import { ACCEPT, RETURN } from './check-forms.tsx';
import { ANSWER, REFUSE } from './handle-forms.tsx';
import {
  pathOf,
  queryOf,
  requestKeyOf,
  taskPath,
  withPetition,
  withTask,
  type OpenTask,
  type PagePorts,
} from './pakn-context.ts';
import { NOT_ACCEPTED, SPLIT_OFF, TRANSFER } from './route-forms.tsx';
import type { Shown, Way } from './way.ts';

const waysOf = (task: Task): readonly Way[] => {
  switch (stepOf(task.taskId)) {
    case 'handle':
      return mayRefuse(task) ? [ANSWER, REFUSE] : [ANSWER];
    case 'check':
      return [ACCEPT, RETURN];
    default:
      return [TRANSFER, NOT_ACCEPTED, SPLIT_OFF];
  }
};

export const showDecision = (pages: PagePorts) =>
  withTask(pages, (context, open) => {
    if (open.task.state !== 'open') return context.redirect(pathOf(open.caseId), 303);
    const ways = waysOf(open.task);
    const chosen = queryOf(context, 'chon');
    const way = ways.length === 1 ? ways[0] : ways.find(({ name }) => name === chosen);
    return way === undefined
      ? chooseWay(context, open, ways, context.req.query('chon') !== undefined)
      : showWay(context, open, way, { form: way.filledIn?.(context, open) ?? new URLSearchParams(), errors: [] });
  });

const NO_WAY: FieldError = { field: 'chon', message: 'Chọn một cách giải quyết.' };

function chooseWay(context: PageContext, open: OpenTask, ways: readonly Way[], isAsked: boolean): Promise<Response> {
  const heading = STEP_NAMES[stepOf(open.task.taskId)];
  const choices = ways.map(({ name, label, hint }): Choice => ({ value: name, label, hint }));
  const errors = isAsked ? [NO_WAY] : [];
  return context.var.page(
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{open.petition.title}</span>
          {heading}
        </h1>
        <About context={context} open={open} />
        <form method="get" action={taskPath(open.task)} novalidate>
          <Radios
            name="chon"
            label="Giải quyết thế nào?"
            choices={choices}
            error={isAsked ? NO_WAY.message : undefined}
          />
          <Button>Tiếp tục</Button>
        </form>
      </div>
    </div>,
    { title: heading, hasErrors: isAsked, beforeMain: <BackLink href={pathOf(open.caseId)} /> },
  );
}

/** What is decided about: the petition's text, the clock, and what was said before. */
const About: FC<{ context: PageContext; open: OpenTask }> = ({ context, open: { petition, task } }) => (
  <>
    <InsetText>
      <span class="dh-typed">{petition.content}</span>
    </InsetText>
    {petition.refusals.map(({ on, reason }) => (
      <p class="govuk-body">
        Đã bị từ chối ngày {formatDate(on)}: {reason}
      </p>
    ))}
    {task.due !== null && <p class="govuk-body">Hạn: {formatDate(task.due.lenient)}.</p>}
    <WhyThisDate task={task} calendar={context.var.reference.calendar} />
  </>
);

function showWay(context: PageContext, open: OpenTask, way: Way, shown: Shown): Promise<Response> {
  const { form, errors } = shown;
  const back = waysOf(open.task).length === 1 ? pathOf(open.caseId) : taskPath(open.task);
  const page = (
    <FormPage
      heading={way.heading}
      errors={errors}
      about={
        <Details summary="Xem nội dung phản ánh">
          <span class="dh-typed">{open.petition.content}</span>
        </Details>
      }
    >
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context, form)}
        version={versionOf(open, form)}
        action={taskPath(open.task)}
        submit={way.submit}
        cancelHref={pathOf(open.caseId)}
      >
        <input type="hidden" name="chon" value={way.name} />
        {way.fields({ context, open, ...shown })}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: way.heading,
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href={back} />,
  });
}

/** The version the person saw, also when the form is shown again. */
const versionOf = ({ task }: OpenTask, form: Form): number =>
  textOf(form, 'version') === '' ? task.version : sentForm(form).version;

export const takeDecision = (pages: PagePorts) =>
  withTask(pages, async (context, open) => {
    const { form } = context.var;
    const way = waysOf(open.task).find(({ name }) => name === textOf(form, 'chon'));
    if (way === undefined) return context.var.problem(problems.malformed);
    const { requestKey, version } = sentForm(form);
    const { caseId, task, by, petition } = open;
    const seenPetition = { petition, version: open.petitionVersion };
    const { taskId } = task;
    const seen = { seen: task, seenPetition, version };
    const decision: Decision = { caseId, taskId, by, now: context.env.receivedAt, requestKey, ...seen };
    const read = way.decide({ context, open, form, decision });
    const errors = read.ok ? refusedBy(await read.value(open.ports)) : read.error;
    if (errors.length === 0)
      return context.redirect(afterStep(form, { path: taskPath(task), back: pathOf(caseId) }), 303);
    context.status(422);
    return showWay(context, open, way, { form, errors });
  });

const refusedBy = (result: Result<Task, Refusal>): readonly FieldError[] =>
  result.ok ? [] : [fieldErrorOf(result.error)];

/** The document of an answer, for its file: who may read the petition opens it, who answered brings it. */
export const withAnswer = (pages: PagePorts, handle: HandleStep) =>
  withPetition(pages, (context, { tasks, caseId, reader, access, ports }) => {
    const task = tasks.find(({ taskId }) => taskId === context.req.param('task'));
    if (task === undefined || !isAnswered(task)) return context.var.problem(problems.notFound);
    const paths = { path: taskPath(task), back: pathOf(caseId) };
    return handle(context, { task, reader, access, ...paths, mayAttach: mayDecide(access, task), casework: ports });
  });
