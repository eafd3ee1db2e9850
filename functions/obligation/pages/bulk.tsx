/** Many tasks at once: chosen in the list, one form, a page that says what became of each. */
import { caseIdSchema, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { bulkAction, bulkBatch, type BulkBatch } from '../documents.ts';
import type { ObligationPorts } from '../ports.ts';
import { startBulk } from '../use-cases/start-bulk.ts';
import { bulkFormOf } from './bulk-form.tsx';

/** Of one action: what a page of the list can show, with room. */
const MOST = 500;

/** The tasks chosen, as the list named them; what was tampered with is left out. */
function chosenIn(form: Form): BulkBatch['items'] {
  const found = [...new Set(form.getAll('chon'))].flatMap((choice) => {
    const [caseText, taskText, version] = choice.split('|');
    const [caseId, taskId] = [caseIdSchema.safeParse(caseText), taskIdSchema.safeParse(taskText)];
    return caseId.success && taskId.success && /^[1-9]\d{0,8}$/u.test(version ?? '')
      ? [{ caseId: caseId.data, taskId: taskId.data, version: Number(version) }]
      : [];
  });
  return found.slice(0, MOST);
}

async function show(
  context: PageContext,
  action: string | null,
  items: BulkBatch['items'],
  { form, errors, requestKey }: { form: Form; errors: readonly FieldError[]; requestKey: string },
): Promise<Response> {
  const { reader } = signedIn(context);
  const found = bulkFormOf(action);
  if (found === undefined) return context.var.problem(problems.notFound);
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading={found.form.heading}
      about={<p class="govuk-body">Áp dụng cho {items.length} việc đã chọn.</p>}
      errors={errors}
    >
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={1}
        action={`/viec-nhieu/${found.action}`}
        submit={found.form.submit}
        cancelHref="/viec"
      >
        {items.map(({ caseId, taskId, version }) => (
          <input type="hidden" name="chon" value={`${caseId}|${taskId}|${String(version)}`} />
        ))}
        {found.form.fields(form, errors, context)}
      </FormFrame>
    </FormPage>,
    { title: found.form.heading, hasErrors: errors.length > 0, beforeMain: <BackLink href="/viec" /> },
  );
}

function nothingChosen(context: PageContext): Promise<Response> {
  context.status(422);
  return context.var.page(
    <FormPage heading="Chưa chọn việc nào" errors={[{ message: 'Chưa chọn việc nào trong danh sách.' }]}>
      <p class="govuk-body">Quay lại danh sách, đánh dấu các việc cần xử lý rồi bấm nút ở cuối danh sách.</p>
      <ButtonLink href="/viec">Về danh sách việc</ButtonLink>
    </FormPage>,
    { title: 'Chưa chọn việc nào', hasErrors: true },
  );
}

async function apply(context: PageContext, { store, workflows }: ObligationPorts): Promise<Response> {
  const { access } = signedIn(context);
  const { form, reference } = context.var;
  const items = chosenIn(form);
  if (items.length === 0) return nothingChosen(context);
  const action = context.req.param('action') ?? null;
  const found = bulkFormOf(action);
  if (found === undefined) return context.var.problem(problems.notFound);
  const requestKey = sentForm(form).requestKey || context.env.requestId;
  const change = found.form.read(form, context);
  if (!change.ok) return show(context, action, items, { form, errors: change.error, requestKey });
  const by = access.actorFor(null);
  const now = context.env.receivedAt;
  const ports = { store, workflows, reference };
  const caseId = await startBulk({ change: change.value, items, by, now, requestKey }, ports);
  return context.redirect(`/viec-nhieu/ket-qua/${encodeURIComponent(caseId)}`, 303);
}

const ResultTable = ({ batches }: { batches: readonly BulkBatch[] }) => {
  const results = batches.flatMap((batch) => batch.results ?? []);
  const done = results.filter(({ refusal }) => refusal === null).length;
  const waiting = batches.reduce((sum, { items, results: known }) => sum + (known === null ? items.length : 0), 0);
  return (
    <>
      {waiting > 0 ? (
        <InsetText>Đang xử lý: còn {waiting} việc. Tải lại trang sau ít giây để xem tiếp.</InsetText>
      ) : (
        <NotificationBanner kind={done === results.length ? 'success' : 'important'}>
          Đã xử lý {done} trên {results.length} việc.
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">Kết quả xử lý nhiều việc</h1>
      <Table
        caption="Từng việc"
        columns={[{ header: 'Việc' }, { header: 'Kết quả' }]}
        rows={results.map(({ subject, refusal }) => [subject, refusal ?? 'Đã xong'])}
        emptyText="Chưa có kết quả."
      />
      <ButtonLink href="/viec">Về danh sách việc</ButtonLink>
    </>
  );
};

async function showResult(context: PageContext, caseId: CaseId, { store }: ObligationPorts): Promise<Response> {
  const { access } = signedIn(context);
  const action = await store.readDocument(bulkAction, caseId);
  if (action === undefined) return context.var.problem(problems.notFound);
  if (action.value.by !== access.person.id) return context.var.problem(problems.forbidden);
  const batches = (await store.documentsOf(bulkBatch, caseId)).map(({ value }) => value);
  return context.var.page(<ResultTable batches={batches} />, { title: 'Kết quả xử lý nhiều việc' });
}

export const bulkPages = (ports: ObligationPorts): readonly PageRoute[] => [
  post('/viec-nhieu', 'signed-in', (context) => {
    const { form } = context.var;
    const items = chosenIn(form);
    if (items.length === 0) return nothingChosen(context);
    const opened = { form: new URLSearchParams(), errors: [], requestKey: context.env.requestId };
    return show(context, form.get('lam'), items, opened);
  }),
  post('/viec-nhieu/:action', 'signed-in', (context) => apply(context, ports)),
  get('/viec-nhieu/ket-qua/:case', 'signed-in', (context) => {
    const caseId = caseIdSchema.safeParse(context.req.param('case'));
    return caseId.success ? showResult(context, caseId.data, ports) : context.var.problem(problems.notFound);
  }),
];
