/** The file of a document: sent to the bucket, looked at, then reported with what was typed before. */
import { finishTask, type Evidence } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { UploadPage } from '#shared/ui/casework/upload-page.tsx';
import { checkUpload, fileNameOf, uploadPrefix } from '#shared/ui/casework/uploads.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import type { EvidenceDraft } from '../documents.ts';
import type { ObligationPorts } from '../ports.ts';
import { readEvidenceDraft } from '../use-cases/keep-evidence-draft.ts';
import { taskAt, type TaskView } from './task-at.ts';

const prefixOf = ({ task: { caseId, taskId }, access }: TaskView): string =>
  uploadPrefix({ caseId, taskId, person: access.person.id });

const DraftSummary = ({ draft, file }: { draft: EvidenceDraft; file?: string }) => (
  <SummaryList
    rows={[
      { key: 'Số, ký hiệu', value: draft.number },
      { key: 'Ngày văn bản', value: formatDate(draft.date) },
      ...(draft.note === '' ? [] : [{ key: 'Ghi chú', value: draft.note }]),
      ...(file === undefined ? [] : [{ key: 'Tệp', value: file }]),
    ]}
  />
);

async function showUpload(
  view: TaskView,
  draft: EvidenceDraft,
  ports: ObligationPorts,
  error?: string,
): Promise<Response> {
  const { context, path } = view;
  const here = `${path}/hoan-thanh/tep`;
  const upload = await ports.files.uploadForm({
    key: `${prefixOf(view)}${context.env.requestId}/\${filename}`,
    contentType: 'application/octet-stream',
    thenTo: new URL(here, context.req.url).href,
  });
  if (error !== undefined) context.status(422);
  return context.var.page(
    <UploadPage
      heading="Tải văn bản lên"
      about={<DraftSummary draft={draft} />}
      upload={upload}
      error={error}
      cancelHref={`${path}/hoan-thanh`}
    />,
    {
      title: 'Tải văn bản lên',
      hasErrors: error !== undefined,
      formAction: upload.action,
      beforeMain: <BackLink href={`${path}/hoan-thanh`} />,
    },
  );
}

function showConfirmation(
  { context, reader, path }: TaskView,
  draft: EvidenceDraft,
  key: string,
  errors: readonly FieldError[],
): Promise<Response> {
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading="Kiểm tra rồi báo cáo hoàn thành"
      about={<DraftSummary draft={draft} file={fileNameOf(key)} />}
      errors={errors}
    >
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={draft.requestKey}
        version={draft.taskVersion}
        submit="Báo cáo hoàn thành"
        cancelHref={path}
      >
        <input type="hidden" name="key" value={key} />
      </FormFrame>
    </FormPage>,
    {
      title: 'Kiểm tra rồi báo cáo',
      hasErrors: errors.length > 0,
      beforeMain: <BackLink href={`${path}/hoan-thanh`} />,
    },
  );
}

async function report(view: TaskView, draft: EvidenceDraft, key: string): Promise<Response> {
  const { context, task, by, casework, path } = view;
  const { number, date, note, requestKey } = draft;
  const evidence: Evidence = { number, date, link: null, fileKey: key };
  const about = note === '' ? {} : { note };
  const now = context.env.receivedAt;
  const { caseId, taskId } = task;
  const done = await finishTask(
    { caseId, taskId, by, now, version: draft.taskVersion, requestKey, evidence, ...about },
    casework,
  );
  if (done.ok) return context.redirect(`${path}?xong=hoan-thanh`, 303);
  // The person has now been told that somebody changed it; sent once more, it stands on what is there.
  return showConfirmation(view, { ...draft, taskVersion: task.version }, key, [fieldErrorOf(done.error)]);
}

export const evidenceFilePages = (ports: ObligationPorts): readonly PageRoute[] => [
  get('/viec/:case/:task/hoan-thanh/tep', 'signed-in', async (context) => {
    const found = await taskAt(context, ports, 'finish');
    if (!found.ok) return found.answer;
    const { view } = found;
    const draft = await readEvidenceDraft({ ...view.task, person: view.access.person.id }, ports.store);
    if (draft === undefined) return context.redirect(`${view.path}/hoan-thanh`, 303);
    const key = context.req.query('key');
    if (key === undefined) return showUpload(view, draft, ports);
    const checked = await checkUpload(key, prefixOf(view), ports.files);
    return checked.ok
      ? showConfirmation(view, draft, checked.value, [])
      : showUpload(view, draft, ports, checked.error);
  }),
  post('/viec/:case/:task/hoan-thanh/tep', 'signed-in', async (context) => {
    const found = await taskAt(context, ports, 'finish');
    if (!found.ok) return found.answer;
    const { view } = found;
    const draft = await readEvidenceDraft({ ...view.task, person: view.access.person.id }, ports.store);
    if (draft === undefined) return context.redirect(`${view.path}/hoan-thanh`, 303);
    const checked = await checkUpload(textOf(context.var.form, 'key'), prefixOf(view), ports.files);
    if (!checked.ok) return showUpload(view, draft, ports, checked.error);
    return report(view, draft, checked.value);
  }),
  get('/viec/:case/:task/minh-chung', 'signed-in', async (context) => {
    const found = await taskAt(context, ports);
    if (!found.ok) return found.answer;
    const key = found.view.task.evidence?.fileKey ?? null;
    if (key === null) return context.var.problem(problems.notFound);
    return context.redirect(await ports.files.link(key, fileNameOf(key)), 303);
  }),
];
