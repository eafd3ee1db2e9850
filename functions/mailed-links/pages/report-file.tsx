/** The file of a report by link: sent to the bucket, looked at, then reported with what was typed before. */
import { fileFault, SIGNATURE_BYTES } from '#shared/files/file-kinds.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { FormPage } from '#shared/ui/casework/form-frame.tsx';
import { UploadPage } from '#shared/ui/casework/upload-page.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { linkDraft, type LinkDraft } from '../domain/link.ts';
import { LINK } from '../use-cases/send-link.ts';
import { linkHref, withLink, type OpenLink } from './open-link.tsx';
import type { LinkPages } from './ports.ts';
import { report } from './report-page.tsx';

/** What is uploaded by a link lies under its own id: no file of another task or link is ever taken. */
const prefixOf = ({ key, task }: OpenLink): string => `evidence/${task.caseId}/${task.taskId}/lien-ket-${key.id}/`;

const fileNameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const draftOf = async ({ key, task }: OpenLink, { cases }: LinkPages): Promise<LinkDraft | undefined> =>
  (await cases.readDocument(linkDraft, task.caseId, key.id))?.value;

const DraftSummary = ({ draft, file }: { draft: LinkDraft; file?: string }) => (
  <SummaryList
    rows={[
      { key: 'Số, ký hiệu', value: draft.number },
      { key: 'Ngày văn bản', value: formatDate(draft.date) },
      { key: 'Người báo cáo', value: `${draft.reporter.name}, ${draft.reporter.position}` },
      ...(file === undefined ? [] : [{ key: 'Tệp', value: file }]),
    ]}
  />
);

async function askForFile(
  context: PageContext,
  open: OpenLink,
  draft: LinkDraft,
  ports: LinkPages,
  error?: string,
): Promise<Response> {
  const upload = await ports.files.uploadForm({
    key: `${prefixOf(open)}${context.env.requestId}/\${filename}`,
    contentType: 'application/octet-stream',
    thenTo: new URL(linkHref(open, '/tep'), ports.portalUrl).href,
  });
  if (error !== undefined) context.status(422);
  const about = <DraftSummary draft={draft} />;
  return context.var.page(
    <UploadPage heading="Tải văn bản lên" {...{ about, upload, error }} cancelHref={linkHref(open)} />,
    { title: 'Tải văn bản lên', hasErrors: error !== undefined, formAction: upload.action },
  );
}

const NOT_RECEIVED = 'Chưa nhận được tệp. Chọn tệp rồi gửi lại.';

async function checkFile(key: string, open: OpenLink, { files }: LinkPages): Promise<Result<string, string>> {
  const rest = key.startsWith(prefixOf(open)) ? key.slice(prefixOf(open).length) : '';
  if (!/^[^/]+\/[^/]+$/u.test(rest)) return err(NOT_RECEIVED);
  const start = await files.start(key, SIGNATURE_BYTES);
  if (start === undefined) return err(NOT_RECEIVED);
  const fault = fileFault(fileNameOf(key), start);
  return fault === undefined ? ok(key) : err(fault);
}

function confirm(context: PageContext, open: OpenLink, draft: LinkDraft, key: string): Promise<Response> {
  return context.var.page(
    <FormPage
      heading="Kiểm tra rồi báo cáo hoàn thành"
      about={<DraftSummary draft={draft} file={fileNameOf(key)} />}
      errors={[]}
    >
      <form method="post" action={`${LINK}/tep`} novalidate>
        <CsrfField token={context.var.reader?.csrfToken ?? ''} />
        <input type="hidden" name="khoa" value={open.text} />
        <input type="hidden" name="key" value={key} />
        <Button>Báo cáo hoàn thành</Button>
      </form>
    </FormPage>,
    { title: 'Kiểm tra rồi báo cáo' },
  );
}

export const showFile = (ports: LinkPages) =>
  withLink(ports, async (context, open) => {
    const draft = await draftOf(open, ports);
    if (draft === undefined) return context.redirect(linkHref(open), 303);
    const key = context.req.query('key');
    if (key === undefined) return askForFile(context, open, draft, ports);
    const checked = await checkFile(key, open, ports);
    return checked.ok
      ? confirm(context, open, draft, checked.value)
      : askForFile(context, open, draft, ports, checked.error);
  });

export const takeFile = (ports: LinkPages) =>
  withLink(ports, async (context, open) => {
    const draft = await draftOf(open, ports);
    if (draft === undefined) return context.redirect(linkHref(open), 303);
    const checked = await checkFile(textOf(context.var.form, 'key'), open, ports);
    if (!checked.ok) return askForFile(context, open, draft, ports, checked.error);
    const { number, date, reporter } = draft;
    return report(context, open, { number, date, link: null, fileKey: checked.value }, reporter, ports);
  });
