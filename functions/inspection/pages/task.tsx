/** The page of a step. */
import { isClosed, taskIdSchema, type Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { afterStep, AttachChoice } from '#shared/ui/casework/attached-files.tsx';
import type { HandleStep } from '#shared/ui/casework/attachment-pages.tsx';
import { FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, taskPath } from '../domain/inspection.ts';
import { mayDo } from '../domain/rights.ts';
import type { Decision } from '../use-cases/decision.ts';
import { requestKeyOf, type OpenInspection } from './context.ts';
import { stepOf } from './steps.tsx';

interface OpenTask {
  readonly task: Task;
  readonly step: NonNullable<ReturnType<typeof stepOf>>;
}

/** The task of the path; undefined when there is none that a page is for. */
async function taskOf(context: PageContext, { caseId, ports }: OpenInspection): Promise<OpenTask | undefined> {
  const id = taskIdSchema.safeParse(context.req.param('task'));
  const task = id.success ? await ports.store.readTask(caseId, id.data) : undefined;
  const step = task === undefined ? undefined : stepOf(task);
  return task === undefined || step === undefined ? undefined : { task, step };
}

export async function showTask(context: PageContext, open: OpenInspection): Promise<Response> {
  const found = await taskOf(context, open);
  if (found === undefined) return context.var.problem(problems.notFound);
  // Done meanwhile, or somebody else's: its case says how it stands.
  if (isClosed(found.task) || !mayDo(open.access, found.task)) return context.redirect(casePath(open.caseId), 303);
  const form = new URLSearchParams(found.step.opening?.(open.inspection) ?? {});
  return show(context, open, found, { form, errors: [], version: found.task.version });
}

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

async function show(
  context: PageContext,
  open: OpenInspection,
  { task, step }: OpenTask,
  { form, errors, version }: Shown,
): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const about = task.due === null ? null : <p class="govuk-body">Hạn {formatDate(task.due.lenient)}</p>;
  const page = (
    <FormPage heading={task.subject} about={about} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={version}
        submit="Gửi"
        cancelHref={back}
      >
        <step.Fields form={form} errors={errors} />
        {step.hasDocument && <AttachChoice form={form} />}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: task.subject, hasErrors, beforeMain: <BackLink href={back} /> });
}

export async function takeTask(context: PageContext, open: OpenInspection): Promise<Response> {
  const found = await taskOf(context, open);
  if (found === undefined) return context.var.problem(problems.notFound);
  const { task, step } = found;
  if (!mayDo(open.access, task)) return context.var.problem(problems.forbidden);
  const { form } = context.var;
  const { version, requestKey } = sentForm(form);
  const by = open.access.actorFor(task.unit);
  const { caseId, ports } = open;
  const decision: Decision = { caseId, taskId: task.taskId, by, now: context.env.receivedAt, version, requestKey };
  const answered = await step.take(decision, context, ports);
  if (!answered.ok) return show(context, open, found, { form, errors: answered.error, version });
  const path = taskPath(caseId, task.taskId);
  return context.redirect(afterStep(form, { path, back: casePath(caseId) }), 303);
}

/** The document of a step, for its file. */
export const withDocument =
  (handle: HandleStep) =>
  async (context: PageContext, open: OpenInspection): Promise<Response> => {
    const found = await taskOf(context, open);
    if (found?.step.hasDocument !== true) return context.var.problem(problems.notFound);
    const { caseId, reader, access, ports } = open;
    const { task } = found;
    const paths = { path: taskPath(caseId, task.taskId), back: casePath(caseId) };
    return handle(context, { task, reader, access, ...paths, mayAttach: mayDo(access, task), casework: ports });
  };
