/** One task of an announcement: its question, why its date is what it is, its form. */
import type { FC } from 'hono/jsx';
import { isClosed, type Task } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, decisionStepOf, decisionTaskId } from '../domain/announcement.ts';
import { mayAnswer } from '../domain/rights.ts';
import { Derivation } from './derivation.tsx';
import { nameOfUnit, newRequestKey, withTask, type OpenAnnouncement, type PagePorts } from './context.ts';
import { stepFormOf, type StepForm } from './step-forms.tsx';

interface TaskProps {
  readonly task: Task;
  readonly unit: string;
  readonly today: PlainDate;
  readonly step: StepForm;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly csrfToken: string;
  readonly requestKey: string;
  /** Why the draft came back, when it did. */
  readonly returned: string | null;
}

const TaskPage: FC<TaskProps> = ({ task, unit, today, step, form, errors, csrfToken, requestKey, returned }) => (
  <FormPage
    heading={task.subject}
    errors={errors}
    about={
      <>
        <SummaryList
          rows={[
            { key: 'Đơn vị', value: unit },
            {
              key: 'Hạn',
              value: (
                <>
                  {task.due === null ? 'Chưa có' : formatDate(task.due.lenient)}{' '}
                  <TaskStateTag task={task} today={today} />
                </>
              ),
            },
            ...(returned === null ? [] : [{ key: 'Lý do trả lại', value: returned }]),
          ]}
        />
        <Derivation lines={task.derivation} />
      </>
    }
  >
    <FormFrame
      csrfToken={csrfToken}
      requestKey={requestKey}
      version={task.version}
      submit={step.submit}
      cancelHref={casePath(task.caseId)}
    >
      <step.Fields form={form} errors={errors} />
    </FormFrame>
  </FormPage>
);

type Shown = Pick<TaskProps, 'form' | 'errors' | 'requestKey'>;

async function show(context: PageContext, open: OpenAnnouncement, task: Task, shown: Shown): Promise<Response> {
  const { organisation } = context.var.reference;
  const props = {
    ...shown,
    task,
    unit: nameOfUnit(organisation, task.unit, context),
    today: context.var.today,
    step: stepFormOf(task.taskId),
    csrfToken: open.reader.csrfToken,
    returned: await returnedBefore(open, task),
  };
  if (shown.errors.length > 0) context.status(422);
  return context.var.page(<TaskPage {...props} />, {
    title: task.subject,
    hasErrors: shown.errors.length > 0,
    beforeMain: <BackLink href={casePath(task.caseId)} />,
  });
}

/** The reason that ended the round before this draft's. */
async function returnedBefore({ ports }: OpenAnnouncement, { caseId, taskId }: Task): Promise<string | null> {
  const step = decisionStepOf(taskId);
  if (step?.step !== 'draft' || step.round === 1) return null;
  const before = (['check', 'signature'] as const).map((each) => decisionTaskId(each, step.round - 1));
  const ended = await ports.store.readTasks(before.map((each) => ({ caseId, taskId: each })));
  const reason = ended.find(({ answer }) => answer?.['outcome'] === 'returned')?.answer?.['reason'];
  return typeof reason === 'string' ? reason : null;
}

export const showTask = (pages: PagePorts) =>
  withTask(pages, (context, open, task) => {
    if (isClosed(task) || !mayAnswer(open.access, task)) return context.redirect(casePath(open.caseId), 303);
    const form = stepFormOf(task.taskId).prefilled(open.announcement, context.var.today);
    return show(context, open, task, { form, errors: [], requestKey: newRequestKey(context) });
  });

export const takeTask = (pages: PagePorts) =>
  withTask(pages, async (context, open, task) => {
    if (!mayAnswer(open.access, task)) return context.var.problem(problems.forbidden);
    const { form, today } = context.var;
    const { requestKey, version } = sentForm(form);
    const { caseId, taskId, unit } = task;
    const by = open.access.actorFor(unit);
    const command = { caseId, taskId, seen: task, by, now: context.env.receivedAt, version, requestKey };
    const taken = await stepFormOf(taskId).take({ form, command, today, ports: open.ports });
    if (taken.ok) return context.redirect(taken.value, 303);
    return show(context, open, task, { form, errors: taken.error, requestKey });
  });
