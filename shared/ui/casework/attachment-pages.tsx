/**
 * The file of a document that ended a step: asked for on a page of its own after the step, so that nothing typed waits for
 * it, sent straight to the bucket, looked at, then kept with the task.
 */
import { attachFile, attachmentDocument, type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import type { Files } from '#shared/files/files.ts';
import { BackLink } from '../components/wayfinding.tsx';
import type { FieldError } from '../components/error-summary.tsx';
import { textOf } from '../form-reading.ts';
import type { Reader } from '../page.ts';
import { problems } from '../problem.ts';
import { get, post, type Allow, type PageContext, type PageRoute } from '../routes.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from './form-frame.tsx';
import { UploadPage } from './upload-page.tsx';
import { checkUpload, fileNameOf, uploadPrefix } from './uploads.ts';

/** A step that a document ended, and what its reader may do. */
export interface DocumentedStep {
  readonly task: Task;
  /** Where the step's pages stand; the upload is at `<path>/tep`. */
  readonly path: string;
  /** The page of the case. */
  readonly back: string;
  /** Did the step, or does it. */
  readonly mayAttach: boolean;
  readonly reader: Reader;
  readonly access: Access;
  readonly casework: CaseworkPorts;
}

export type HandleStep = (context: PageContext, step: DocumentedStep) => Promise<Response>;

interface AttachmentRoutes {
  /** The pattern of the steps' pages: `/ra-soat/:case/viec/:task`. */
  readonly path: string;
  readonly allow: Allow;
  readonly files: Files;
  /** Finds the step of the address; answers itself when there is none, or the reader may not see it. */
  readonly withStep: (handle: HandleStep) => PageRoute['handle'];
}

export const attachmentRoutes = ({ path, allow, files, withStep }: AttachmentRoutes): readonly PageRoute[] => [
  get(
    `${path}/tep`,
    allow,
    withStep((context, step) => ask(context, step, files)),
  ),
  post(
    `${path}/tep`,
    allow,
    withStep((context, step) => take(context, step, files)),
  ),
  get(
    `${path}/tep/mo`,
    allow,
    withStep((context, step) => openFile(context, step, files)),
  ),
];

const TITLE = 'Tải tệp văn bản lên';

/** Before its document is given there is nothing to bring; afterwards only who did the step brings it. */
const mayBring = ({ task, mayAttach }: DocumentedStep): boolean => mayAttach && task.state === 'done';

async function ask(context: PageContext, step: DocumentedStep, files: Files): Promise<Response> {
  if (!mayBring(step)) return context.redirect(step.back, 303);
  const key = context.req.query('key');
  if (key === undefined) return showUpload(context, step, files);
  const checked = await checkUpload(key, prefixOf(step), files);
  return checked.ok ? confirm(context, step, checked.value, []) : showUpload(context, step, files, checked.error);
}

const prefixOf = ({ task: { caseId, taskId }, access }: DocumentedStep): string =>
  uploadPrefix({ caseId, taskId, person: access.person.id });

async function showUpload(context: PageContext, step: DocumentedStep, files: Files, error?: string): Promise<Response> {
  const upload = await files.uploadForm({
    key: `${prefixOf(step)}${context.env.requestId}/\${filename}`,
    contentType: 'application/octet-stream',
    thenTo: new URL(`${step.path}/tep`, context.req.url).href,
  });
  if (error !== undefined) context.status(422);
  const page = (
    <UploadPage
      heading={TITLE}
      about={<p class="govuk-body-l">{step.task.subject}</p>}
      upload={upload}
      error={error}
      cancelHref={step.back}
      cancelText="Để sau"
    />
  );
  return context.var.page(page, {
    title: TITLE,
    hasErrors: error !== undefined,
    formAction: upload.action,
    beforeMain: <BackLink href={step.back} />,
  });
}

function confirm(
  context: PageContext,
  { task, back, reader }: DocumentedStep,
  key: string,
  errors: readonly FieldError[],
): Promise<Response> {
  const title = 'Kèm tệp này vào văn bản';
  if (errors.length > 0) context.status(422);
  const about = (
    <>
      <p class="govuk-body-l">{task.subject}</p>
      <p class="govuk-body">Tệp: {fileNameOf(key)}</p>
    </>
  );
  const page = (
    <FormPage heading={title} about={about} errors={errors}>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={textOf(context.var.form, 'request-key') || context.env.requestId}
        version={task.version}
        submit="Kèm tệp"
        cancelHref={back}
      >
        <input type="hidden" name="key" value={key} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title, hasErrors: errors.length > 0, beforeMain: <BackLink href={back} /> });
}

async function take(context: PageContext, step: DocumentedStep, files: Files): Promise<Response> {
  if (!mayBring(step)) return context.var.problem(problems.forbidden);
  const { form } = context.var;
  const checked = await checkUpload(textOf(form, 'key'), prefixOf(step), files);
  if (!checked.ok) return showUpload(context, step, files, checked.error);
  const { caseId, taskId } = step.task;
  const file = { fileKey: checked.value, fileName: fileNameOf(checked.value) };
  const command = {
    caseId,
    taskId,
    by: step.access.actorFor(step.task.unit),
    now: context.env.receivedAt,
    ...sentForm(form),
  };
  const attached = await attachFile({ ...command, ...file }, step.casework);
  if (!attached.ok) return confirm(context, step, checked.value, [fieldErrorOf(attached.error)]);
  return context.redirect(step.back, 303);
}

async function openFile(context: PageContext, { task, casework }: DocumentedStep, files: Files): Promise<Response> {
  const kept = await casework.store.readDocument(attachmentDocument, task.caseId, task.taskId);
  const key = kept?.value.fileKeys.at(-1);
  if (key === undefined) return context.var.problem(problems.notFound);
  return context.redirect(await files.link(key, fileNameOf(key)), 303);
}
