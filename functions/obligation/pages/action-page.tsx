/** A page for each action: one form, one decision; an error keeps what was typed and leads to its field. */
import type { Child } from 'hono/jsx';
import { type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm, type SentForm } from '#shared/ui/casework/form-frame.tsx';
import { TaskStateTag, dueWords } from '#shared/ui/casework/task-state.tsx';
import type { ButtonKind } from '#shared/ui/components/button.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { actionsFor, type Action } from '../domain/rights.ts';
import type { ObligationPorts } from '../ports.ts';
import { taskAt, type TaskView } from './task-at.ts';

export interface FieldsProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly view: TaskView;
}

export interface TaskAction<Input> {
  readonly action: Action;
  /** Last part of its address: `/viec/:case/:task/<slug>`. */
  readonly slug: string;
  readonly heading: string;
  readonly submit: string;
  readonly kind?: ButtonKind;
  /** What the form holds when it is opened, as it would be typed. */
  readonly opening?: (view: TaskView) => Readonly<Record<string, string>>;
  readonly fields: (props: FieldsProps) => Child | Promise<Child>;
  readonly read: (form: Form, view: TaskView) => Result<Input, readonly FieldError[]>;
  readonly run: (
    input: Input,
    view: TaskView,
    sent: SentForm & { readonly now: number },
    ports: ObligationPorts,
  ) => Promise<Result<unknown, Refusal>>;
  /** Where the reader goes on; the task's own page by default. */
  readonly thenTo?: (input: Input, view: TaskView) => string | undefined;
}

const About = ({ view: { task, context } }: { view: TaskView }) => (
  <SummaryList
    rows={[
      { key: 'Việc', value: task.subject },
      {
        key: 'Hạn',
        value: (
          <>
            {dueWords(task)} <TaskStateTag task={task} today={context.var.today} />
          </>
        ),
      },
    ]}
  />
);

async function show<Input>(
  spec: TaskAction<Input>,
  view: TaskView,
  { form, errors, requestKey }: { form: Form; errors: readonly FieldError[]; requestKey: string },
): Promise<Response> {
  const { context, reader, task, path } = view;
  if (errors.length > 0) context.status(422);
  const fields = await spec.fields({ form, errors, view });
  return context.var.page(
    <FormPage heading={spec.heading} about={<About view={view} />} errors={errors}>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={task.version}
        submit={spec.submit}
        cancelHref={path}
        {...(spec.kind === undefined ? {} : { kind: spec.kind })}
      >
        {fields}
      </FormFrame>
    </FormPage>,
    { title: spec.heading, hasErrors: errors.length > 0, beforeMain: <BackLink href={path} /> },
  );
}

/** The two routes of an action. */
export function actionPage<Input>(spec: TaskAction<Input>, ports: ObligationPorts): readonly PageRoute[] {
  const path = `/viec/:case/:task/${spec.slug}`;
  return [
    get(path, 'signed-in', async (context) => {
      const found = await taskAt(context, ports, spec.action);
      if (!found.ok) return found.answer;
      const { view } = found;
      if (!actionsFor(view.access, view.task, context.var.today).includes(spec.action))
        return context.redirect(`${view.path}?khong=${spec.slug}`, 303);
      const form = new URLSearchParams(spec.opening?.(view) ?? {});
      return show(spec, view, { form, errors: [], requestKey: context.env.requestId });
    }),
    post(path, 'signed-in', async (context) => {
      const found = await taskAt(context, ports, spec.action);
      if (!found.ok) return found.answer;
      return send(spec, found.view, ports);
    }),
  ];
}

async function send<Input>(spec: TaskAction<Input>, view: TaskView, ports: ObligationPorts): Promise<Response> {
  const { context, path } = view;
  const { form } = context.var;
  const sent = sentForm(form);
  const again = (errors: readonly FieldError[], known: TaskView): Promise<Response> =>
    show(spec, known, { form, errors, requestKey: sent.requestKey || context.env.requestId });
  const input = spec.read(form, view);
  if (!input.ok) return again(input.error, view);
  const done = await spec.run(input.value, view, { ...sent, now: context.env.receivedAt }, ports);
  if (done.ok) return context.redirect(spec.thenTo?.(input.value, view) ?? `${path}?xong=${spec.slug}`, 303);
  return again([fieldErrorOf(done.error)], { ...view, task: await asItStands(view, view.casework) });
}

/** Somebody may have changed it meanwhile: the form shown again is about the task as it stands now. */
const asItStands = async ({ task }: TaskView, { store }: CaseworkPorts): Promise<Task> =>
  (await store.readTask(task.caseId, task.taskId)) ?? task;
