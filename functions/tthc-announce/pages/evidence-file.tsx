/** Evidence that is a file: sent straight to the bucket, then the report is confirmed with it. */
import type { FC } from 'hono/jsx';
import { isClosed, type Task } from '#shared/casework/index.ts';
import type { UploadForm } from '#shared/files/files.ts';
import { formatDate, isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { FileUpload } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, publicationOf, taskPath } from '../domain/announcement.ts';
import { mayAnswer } from '../domain/rights.ts';
import { provePublication } from '../use-cases/prove-publication.ts';
import { newRequestKey, queryOf, withTask, type OpenAnnouncement, type PagePorts } from './context.ts';

/** What was said on the page before: number and date of the document. */
interface Said {
  readonly number: string;
  readonly date: PlainDate;
}

function saidIn(number: string, date: string): Said | undefined {
  return number !== '' && number.length <= 200 && isPlainDate(date) ? { number, date } : undefined;
}

const ANY_TYPE = 'application/octet-stream';
const folderOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string => `evidence/${caseId}/${taskId}/`;

const mayProve = ({ access }: OpenAnnouncement, task: Task): boolean =>
  publicationOf(task.taskId) !== undefined && !isClosed(task) && mayAnswer(access, task);

const UploadPage: FC<{ upload: UploadForm; said: Said; cancelHref: string }> = ({ upload, said, cancelHref }) => (
  <FormPage heading="Tải văn bản lên" errors={[]} about={<SaidText said={said} />}>
    <form method="post" action={upload.action} enctype="multipart/form-data">
      {upload.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <FileUpload
        name="file"
        label="Tệp văn bản"
        labelSize="s"
        hint="PDF, ảnh chụp hoặc Word, đến 50 MB"
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
      />
      <ButtonGroup>
        <Button>Tải lên</Button>
        <a class="govuk-link" href={cancelHref}>
          Không làm nữa
        </a>
      </ButtonGroup>
    </form>
  </FormPage>
);

const SaidText: FC<{ said: Said }> = ({ said: { number, date } }) => (
  <p class="govuk-body">
    Văn bản số {number} ngày {formatDate(date)}.
  </p>
);

interface ConfirmProps {
  readonly task: Task;
  readonly said: Said;
  readonly fileKey: string;
  readonly errors: readonly FieldError[];
  readonly csrfToken: string;
  readonly requestKey: string;
}

const ConfirmPage: FC<ConfirmProps> = ({ task, said, fileKey, errors, csrfToken, requestKey }) => (
  <FormPage
    heading={`Đã nhận tệp «${fileKey.split('/').at(-1) ?? ''}»`}
    errors={errors}
    about={<SaidText said={said} />}
  >
    <FormFrame
      csrfToken={csrfToken}
      requestKey={requestKey}
      version={task.version}
      action={`${taskPath(task.caseId, task.taskId)}/tep`}
      submit="Báo đã công khai"
      cancelHref={casePath(task.caseId)}
    >
      <input type="hidden" name="number" value={said.number} />
      <input type="hidden" name="date" value={said.date} />
      <input type="hidden" name="key" value={fileKey} />
    </FormFrame>
  </FormPage>
);

const ofTask = (task: Task, key: string): boolean => key.startsWith(folderOf(task)) && !key.includes('..');

function confirm(context: PageContext, open: OpenAnnouncement, props: Omit<ConfirmProps, 'csrfToken'>) {
  if (props.errors.length > 0) context.status(422);
  return context.var.page(<ConfirmPage {...props} csrfToken={open.reader.csrfToken} />, {
    title: 'Đã nhận tệp',
    hasErrors: props.errors.length > 0,
    beforeMain: <BackLink href={taskPath(open.caseId, props.task.taskId)} />,
  });
}

/** First the form that sends the file; the bucket sends the browser back here with the file's key. */
export const showEvidenceFile = (pages: PagePorts) =>
  withTask(pages, async (context, open, task) => {
    const said = saidIn(queryOf(context, 'number'), queryOf(context, 'date'));
    if (said === undefined || !mayProve(open, task)) return context.redirect(casePath(open.caseId), 303);
    const fileKey = queryOf(context, 'key');
    if (ofTask(task, fileKey))
      return confirm(context, open, { task, said, fileKey, errors: [], requestKey: newRequestKey(context) });
    const here = new URL(`${taskPath(open.caseId, task.taskId)}/tep`, pages.portalUrl);
    here.search = new URLSearchParams({ number: said.number, date: said.date }).toString();
    const upload = await pages.files.uploadForm({
      key: `${folderOf(task)}${newRequestKey(context)}-\${filename}`,
      contentType: ANY_TYPE,
      thenTo: here.href,
    });
    return context.var.page(<UploadPage upload={upload} said={said} cancelHref={casePath(open.caseId)} />, {
      title: 'Tải văn bản lên',
      beforeMain: <BackLink href={taskPath(open.caseId, task.taskId)} />,
    });
  });

export const takeEvidenceFile = (pages: PagePorts) =>
  withTask(pages, async (context, open, task) => {
    const { form } = context.var;
    const said = saidIn(textOf(form, 'number'), textOf(form, 'date'));
    const fileKey = textOf(form, 'key');
    if (!mayAnswer(open.access, task)) return context.var.problem(problems.forbidden);
    if (said === undefined || !ofTask(task, fileKey) || (await pages.files.head(fileKey)) === undefined)
      return context.var.problem(problems.malformed);
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
    const proven = await provePublication({ ...command, evidence: { ...said, link: null, fileKey } }, open.ports);
    if (proven.ok) return context.redirect(casePath(caseId), 303);
    return confirm(context, open, { task, said, fileKey, errors: [fieldErrorOf(proven.error)], requestKey });
  });
