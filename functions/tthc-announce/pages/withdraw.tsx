/** Withdraws an announcement that was entered by mistake, or whose list the ministry took back. */
import type { FC } from 'hono/jsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Task } from '#shared/casework/index.ts';
import { casePath } from '../domain/announcement.ts';
import { mayWithdraw, openDecision } from '../domain/rights.ts';
import { withdrawAnnouncement } from '../use-cases/withdraw-announcement.ts';
import { newRequestKey, withAnnouncement, type WholeAnnouncement, type PagePorts } from './context.ts';

interface WithdrawProps {
  readonly task: Task;
  readonly number: string;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly csrfToken: string;
  readonly requestKey: string;
}

const WithdrawPage: FC<WithdrawProps> = ({ task, number, form, errors, csrfToken, requestKey }) => (
  <FormPage
    heading="Rút hồ sơ công bố"
    errors={errors}
    about={
      <p class="govuk-body">
        Hồ sơ theo Quyết định {number} kết thúc, không còn thời hạn nào. Sau này có thể nhập lại quyết định đó.
      </p>
    }
  >
    <FormFrame
      csrfToken={csrfToken}
      requestKey={requestKey}
      version={task.version}
      submit="Rút hồ sơ"
      kind="warning"
      cancelHref={casePath(task.caseId)}
    >
      <TextArea
        name="reason"
        label="Lý do"
        labelSize="s"
        rows={4}
        value={form.get('reason') ?? ''}
        error={errorAt(errors, 'reason')}
      />
    </FormFrame>
  </FormPage>
);

type Shown = Pick<WithdrawProps, 'form' | 'errors' | 'requestKey'>;

function show(context: PageContext, open: WholeAnnouncement, task: Task, shown: Shown): Promise<Response> {
  const props = { ...shown, task, number: open.announcement.listNumber, csrfToken: open.reader.csrfToken };
  if (shown.errors.length > 0) context.status(422);
  return context.var.page(<WithdrawPage {...props} />, {
    title: 'Rút hồ sơ công bố',
    hasErrors: shown.errors.length > 0,
    beforeMain: <BackLink href={casePath(open.caseId)} />,
  });
}

/** The task whose answer withdraws the case; undefined when the reader may not, or it is too late. */
function withdrawable({ access, announcement, tasks }: WholeAnnouncement): Task | undefined {
  const task = openDecision(tasks);
  return task !== undefined && mayWithdraw(access, announcement, task) ? task : undefined;
}

export const showWithdraw = (pages: PagePorts) =>
  withAnnouncement(pages, (context, open) => {
    const task = withdrawable(open);
    if (task === undefined) return context.redirect(casePath(open.caseId), 303);
    return show(context, open, task, { form: new URLSearchParams(), errors: [], requestKey: newRequestKey(context) });
  });

export const takeWithdraw = (pages: PagePorts) =>
  withAnnouncement(pages, async (context, open) => {
    const task = withdrawable(open);
    if (task === undefined) return context.var.problem(problems.forbidden);
    const { form } = context.var;
    const { requestKey, version } = sentForm(form);
    const { caseId, taskId, unit } = task;
    const command = {
      caseId,
      taskId,
      by: open.access.actorFor(unit),
      now: context.env.receivedAt,
      version,
      requestKey,
    };
    const withdrawn = await withdrawAnnouncement({ ...command, reason: form.get('reason') ?? '' }, open.ports);
    if (withdrawn.ok) return context.redirect(casePath(caseId), 303);
    return show(context, open, task, { form, errors: [fieldErrorOf(withdrawn.error)], requestKey });
  });
