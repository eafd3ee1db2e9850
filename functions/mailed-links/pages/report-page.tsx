/** What a body sees that opens its link: the task, and a form for the document that proves it done. */
import type { FC } from 'hono/jsx';
import { documentWrite, type Evidence } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { EvidenceFields, readEvidence, type EvidenceAnswer } from '#shared/ui/casework/evidence-fields.tsx';
import { errorAt, fieldErrorOf, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { dueWords } from '#shared/ui/casework/task-state.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { linkDraft, type LinkDraft, type Reporter } from '../domain/link.ts';
import { reportByLink } from '../use-cases/report-by-link.ts';
import { LINK } from '../use-cases/send-link.ts';
import { linkHref, withLink, type OpenLink } from './open-link.tsx';
import type { LinkPages } from './ports.ts';

export const showLink = (ports: LinkPages) =>
  withLink(ports, async (context, open) => {
    const draft = (await ports.cases.readDocument(linkDraft, open.task.caseId, open.key.id))?.value;
    return show(context, open, draft === undefined ? new URLSearchParams() : formOf(draft), []);
  });

/** What was typed before, as it was typed. */
function formOf({ number, date, reporter }: LinkDraft): URLSearchParams {
  const { year, month, day } = partsOf(date);
  const parts = { 'date-day': String(day), 'date-month': String(month), 'date-year': String(year) };
  const { name, position, note } = reporter;
  return new URLSearchParams({ number, ...parts, place: 'file', name, position, note });
}

function show(context: PageContext, open: OpenLink, form: Form, errors: readonly FieldError[]): Promise<Response> {
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage heading="Báo cáo hoàn thành" about={<TaskSummary context={context} open={open} />} errors={errors}>
      <form method="post" action={LINK} novalidate>
        <CsrfField token={context.var.reader?.csrfToken ?? ''} />
        <input type="hidden" name="khoa" value={open.text} />
        <h2 class="govuk-heading-m">Văn bản chứng minh việc đã xong</h2>
        <EvidenceFields form={form} errors={errors} />
        <h2 class="govuk-heading-m">Người báo cáo</h2>
        <ReporterFields form={form} errors={errors} />
        <Button>Tiếp tục</Button>
      </form>
    </FormPage>,
    { title: 'Báo cáo hoàn thành', hasErrors: errors.length > 0 },
  );
}

export const TaskSummary: FC<{ context: PageContext; open: OpenLink }> = ({ context, open: { task } }) => (
  <SummaryList
    rows={[
      { key: 'Việc', value: task.subject },
      { key: 'Đơn vị', value: unitName(context.var.reference.organisation, task.unit, context.var.today) },
      { key: 'Hạn', value: dueWords(task) },
    ]}
  />
);

const ReporterFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <TextInput
      name="name"
      label="Họ và tên"
      labelSize="s"
      autocomplete="name"
      value={textOf(form, 'name')}
      error={errorAt(errors, 'name')}
    />
    <TextInput
      name="position"
      label="Chức vụ"
      labelSize="s"
      autocomplete="organization-title"
      value={textOf(form, 'position')}
      error={errorAt(errors, 'position')}
    />
    <TextArea
      name="note"
      label="Ghi chú (nếu muộn thì nêu lý do)"
      labelSize="s"
      rows={3}
      value={textOf(form, 'note')}
      error={errorAt(errors, 'note')}
    />
  </>
);

interface Report {
  readonly evidence: EvidenceAnswer;
  readonly reporter: Reporter;
}

function readReport({ var: { form, today } }: PageContext): Result<Report, readonly FieldError[]> {
  const evidence = readEvidence(form, today);
  const name = requiredText(form, 'name', { missing: 'Nhập họ và tên người báo cáo.', longest: 100 });
  const position = requiredText(form, 'position', { missing: 'Nhập chức vụ.', longest: 150 });
  const note = textOf(form, 'note').slice(0, 2000);
  return evidence.ok && name.ok && position.ok
    ? ok({ evidence: evidence.value, reporter: { name: name.value, position: position.value, note } })
    : err([...(evidence.ok ? [] : evidence.error), ...errorsOf(name, position)]);
}

export const takeReport = (ports: LinkPages) =>
  withLink(ports, async (context, open) => {
    const { form } = context.var;
    const read = readReport(context);
    if (!read.ok) return show(context, open, form, read.error);
    const { evidence, reporter } = read.value;
    const { number, date, place } = evidence;
    if (place.kind === 'link')
      return report(context, open, { number, date, link: place.link, fileKey: null }, reporter, ports);
    await keepDraft(open, { number, date, reporter }, ports);
    return context.redirect(linkHref(open, '/tep'), 303);
  });

async function keepDraft({ key, task }: OpenLink, value: LinkDraft, { cases }: LinkPages): Promise<void> {
  const place = { caseId: task.caseId, key: key.id };
  const known = await cases.readDocument(linkDraft, place.caseId, place.key);
  await cases.commit({
    documents: [documentWrite(linkDraft, { ...place, value, version: (known?.version ?? 0) + 1 })],
  });
}

/** Reports, and says so: the link opens nothing any more, so there is no page to be sent to. */
export async function report(
  context: PageContext,
  open: OpenLink,
  evidence: Evidence,
  reporter: Reporter,
  ports: LinkPages,
): Promise<Response> {
  const { key, task } = open;
  const { receivedAt: now, requestId } = context.env;
  const casework = caseworkPorts(ports.cases, context.var.reference);
  const done = await reportByLink({ key, task, evidence, reporter, now }, { ...casework, keys: ports.keys });
  if (!done.ok) return show(context, open, context.var.form, [fieldErrorOf(done.error)]);
  await ports.audit.append({
    ...{ what: 'link-used', name: reporter.name, person: null, unit: task.unit, caseId: task.caseId },
    ...{ about: `${key.label}: ${task.subject}`, requestId, now },
  });
  return context.var.page(<DonePage context={context} open={open} />, { title: 'Đã báo cáo' });
}

const DonePage: FC<{ context: PageContext; open: OpenLink }> = ({ context, open }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <NotificationBanner kind="success">Đã báo cáo. Cảm ơn ông/bà.</NotificationBanner>
      <h1 class="govuk-heading-l">Đã nhận báo cáo</h1>
      <TaskSummary context={context} open={open} />
      <p class="govuk-body">Liên kết này không dùng được nữa. Cần sửa thì liên hệ cơ quan đã gửi thư.</p>
    </div>
  </div>
);
