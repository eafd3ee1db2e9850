/**
 * The page of a step that a workflow waits for: one form, one decision, and the file of the document that ended it. What
 * a step asks and how its answer is taken is its process's own.
 */
import type { Child, FC } from 'hono/jsx';
import type { Access } from '#shared/access/access.ts';
import {
  isClosed,
  taskIdSchema,
  type CaseId,
  type CaseworkPorts,
  type Decision,
  type Task,
} from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { FieldError } from '../components/error-summary.tsx';
import { BackLink } from '../components/wayfinding.tsx';
import { textOf, type Form } from '../form-reading.ts';
import type { Reader } from '../page.ts';
import { problems } from '../problem.ts';
import type { PageContext } from '../routes.ts';
import { afterStep, AttachChoice } from './attached-files.tsx';
import type { HandleStep } from './attachment-pages.tsx';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from './form-frame.tsx';

/** The case a page is about, as its process has opened it for the reader. */
export interface OpenCase {
  readonly caseId: CaseId;
  readonly reader: Reader;
  readonly access: Access;
  readonly ports: CaseworkPorts;
}

export interface StepFieldsProps<Open> {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly open: Open;
}

export type Answered = Result<unknown, readonly FieldError[]>;

/** A use-case's own "no", as the form shows it. */
export const answeredBy = (result: Result<unknown, Refusal>): Answered =>
  result.ok ? result : err([fieldErrorOf(result.error)]);

export interface Step<Open> {
  /** What the form holds when it is opened. */
  readonly opening?: (open: Open) => Readonly<Record<string, string>>;
  readonly Fields: FC<StepFieldsProps<Open>>;
  /** A document ends it, whose file may be brought. */
  readonly hasDocument: boolean;
  readonly take: (decision: Decision, context: PageContext, open: Open) => Promise<Answered>;
}

export interface StepPages<Open> {
  /** Undefined when no page is for the task. */
  readonly stepOf: (task: Task) => Step<Open> | undefined;
  readonly mayDo: (access: Access, task: Task) => boolean;
  readonly casePath: (caseId: CaseId) => string;
  readonly taskPath: (caseId: string, taskId: string) => string;
  /** Under the date: what the task is about. */
  readonly about?: (task: Task, open: Open) => Promise<Child>;
}

interface OpenTask<Open> {
  readonly task: Task;
  readonly step: Step<Open>;
}

/** The task of the path; undefined when there is none that a page is for. */
async function taskOf<Open extends OpenCase>(
  context: PageContext,
  { caseId, ports }: Open,
  { stepOf }: StepPages<Open>,
): Promise<OpenTask<Open> | undefined> {
  const id = taskIdSchema.safeParse(context.req.param('task'));
  const task = id.success ? await ports.store.readTask(caseId, id.data) : undefined;
  const step = task === undefined ? undefined : stepOf(task);
  return task === undefined || step === undefined ? undefined : { task, step };
}

export const showStep =
  <Open extends OpenCase>(pages: StepPages<Open>) =>
  async (context: PageContext, open: Open): Promise<Response> => {
    const found = await taskOf(context, open, pages);
    if (found === undefined) return context.var.problem(problems.notFound);
    const { task, step } = found;
    // Done meanwhile, or somebody else's: its case says how it stands.
    if (isClosed(task) || !pages.mayDo(open.access, task)) return context.redirect(pages.casePath(open.caseId), 303);
    const form = new URLSearchParams(step.opening?.(open) ?? {});
    return show(context, open, pages, { ...found, form, errors: [], version: task.version });
  };

interface Shown<Open> extends OpenTask<Open> {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

async function show<Open extends OpenCase>(
  context: PageContext,
  open: Open,
  pages: StepPages<Open>,
  { task, step, form, errors, version }: Shown<Open>,
): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = pages.casePath(open.caseId);
  const about = (
    <>
      {task.due !== null && <p class="govuk-body">Hạn {formatDate(task.due.lenient)}</p>}
      {await pages.about?.(task, open)}
    </>
  );
  const page = (
    <FormPage heading={task.subject} about={about} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={(textOf(form, 'request-key') || context.env.requestId).slice(0, 100)}
        version={version}
        submit="Gửi"
        cancelHref={back}
      >
        <step.Fields form={form} errors={errors} open={open} />
        {step.hasDocument && <AttachChoice form={form} />}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: task.subject, hasErrors, beforeMain: <BackLink href={back} /> });
}

export const takeStep =
  <Open extends OpenCase>(pages: StepPages<Open>) =>
  async (context: PageContext, open: Open): Promise<Response> => {
    const found = await taskOf(context, open, pages);
    if (found === undefined) return context.var.problem(problems.notFound);
    const { task, step } = found;
    if (!pages.mayDo(open.access, task)) return context.var.problem(problems.forbidden);
    const { form } = context.var;
    const { version, requestKey } = sentForm(form);
    const by = open.access.actorFor(task.unit);
    const { caseId } = open;
    const decision: Decision = { caseId, taskId: task.taskId, by, now: context.env.receivedAt, version, requestKey };
    const answered = await step.take(decision, context, open);
    if (!answered.ok) return show(context, open, pages, { ...found, form, errors: answered.error, version });
    const paths = { path: pages.taskPath(caseId, task.taskId), back: pages.casePath(caseId) };
    return context.redirect(afterStep(form, paths), 303);
  };

/** The document of a step, for its file. */
export const withStepDocument =
  <Open extends OpenCase>(pages: StepPages<Open>, handle: HandleStep) =>
  async (context: PageContext, open: Open): Promise<Response> => {
    const found = await taskOf(context, open, pages);
    if (found?.step.hasDocument !== true) return context.var.problem(problems.notFound);
    const { caseId, reader, access, ports } = open;
    const { task } = found;
    const paths = { path: pages.taskPath(caseId, task.taskId), back: pages.casePath(caseId) };
    return handle(context, { task, reader, access, ...paths, mayAttach: pages.mayDo(access, task), casework: ports });
  };
