/** One row of a draft: edited, split, joined with the next, taken out – or changed by an amendment. */
import type { Child, FC } from 'hono/jsx';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { dayOfIssue } from '../domain/draft.ts';
import { nameOf, rowDocument, type PlanRow } from '../domain/row.ts';
import { changePlanRow } from '../use-cases/change-plan-row.ts';
import { acceptRow, editRow, mergeRow, removeRow, splitRow } from '../use-cases/change-rows.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { showReview } from './review.tsx';
import { formOf, readRowForm, RowFields, type RowSetting } from './row-form.tsx';

interface OpenRow {
  readonly key: string;
  readonly row: PlanRow;
  /** Of the row of this draft; 0 for a row of the plan that an amendment has not touched. */
  readonly version: number;
}

async function readRow(context: PageContext, plan: OpenPlan): Promise<OpenRow | undefined> {
  const key = context.req.param('key') ?? '';
  const own = await plan.ports.store.readDocument(rowDocument, plan.caseId, key);
  if (own !== undefined) return { key, row: own.value, version: own.version };
  const { amends } = plan.draft;
  const base = amends === null ? undefined : await plan.ports.store.readDocument(rowDocument, amends, key);
  return base === undefined ? undefined : { key, row: base.value, version: 0 };
}

export const settingOf = (context: PageContext, plan: OpenPlan, before: RowSetting['before']): RowSetting => ({
  organisation: plan.organisation,
  level: plan.organisation.unit(plan.draft.issuer)?.tier ?? 'province',
  year: plan.draft.year,
  issued: dayOfIssue(plan.draft, context.var.today),
  before,
});

export async function showRow(context: PageContext, plan: OpenPlan): Promise<Response> {
  const open = await readRow(context, plan);
  if (open === undefined) return context.var.problem(problems.notFound);
  const form = formOf(open.row.content, plan.nameOf);
  if (open.row.change !== null) form.set('why', open.row.change.why);
  return show(context, plan, { open, form, errors: [] });
}

interface Shown {
  readonly open: OpenRow;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  /** Somebody else saved the row meanwhile: what it says now stands beside what was typed. */
  readonly newer?: boolean;
}

function show(context: PageContext, plan: OpenPlan, shown: Shown): Promise<Response> {
  if (shown.errors.length > 0) context.status(shown.newer === true ? 409 : 422);
  const requestKey = textOf(context.var.form, 'request-key') || context.env.requestId;
  const name = nameOf(shown.open.row);
  return context.var.page(<RowPage plan={plan} shown={shown} requestKey={requestKey} />, {
    title: `Nhiệm vụ ${name}`,
    hasErrors: shown.errors.length > 0,
    beforeMain: <BackLink href={`${pathOf(plan.caseId)}/ra-soat#${shown.open.key}`} />,
  });
}

export async function takeRow(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { form } = context.var;
  const open = await readRow(context, plan);
  if (open === undefined) return context.var.problem(problems.notFound);
  const saved = await save(context, plan, open);
  if (saved.ok) return context.redirect(`${pathOf(plan.caseId)}/ra-soat#${open.key}`, 303);
  const newer = saved.error.some(({ field }) => field === undefined);
  return show(context, plan, { open, form, errors: saved.error, newer });
}

async function save(
  context: PageContext,
  plan: OpenPlan,
  { key, row }: OpenRow,
): Promise<Result<unknown, readonly FieldError[]>> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const withdraws = textOf(form, 'withdraw') === 'yes';
  const edit = withdraws ? ok(null) : readRowForm(form, settingOf(context, plan, row.content));
  if (!edit.ok) return edit;
  const why = textOf(form, 'why');
  const { caseId, ports } = plan;
  const saved =
    plan.draft.amends !== null
      ? await changePlanRow({ amendment: caseId, key, version, edit: edit.value, why }, ports)
      : edit.value === null
        ? await removeRow({ caseId, key, version, gone: true }, ports)
        : await editRow({ caseId, key, version, edit: edit.value }, ports);
  return saved.ok ? saved : err([withWhy(saved.error)]);
}

const withWhy = (refusal: Refusal): FieldError => fieldErrorOf(refusal);

const RowPage: FC<{ plan: OpenPlan; shown: Shown; requestKey: string }> = ({ plan, shown, requestKey }) => {
  const { open, form, errors, newer = false } = shown;
  const { row, version } = open;
  const state = { csrfToken: plan.reader.csrfToken, requestKey, version };
  const back = `${pathOf(plan.caseId)}/ra-soat#${open.key}`;
  const amends = plan.draft.amends !== null;
  return (
    <FormPage heading={`Nhiệm vụ ${nameOf(row)}`} about={<About row={row} plan={plan} newer={newer} />} errors={errors}>
      <FormFrame {...state} submit={amends ? 'Lưu thay đổi' : 'Lưu'} cancelHref={back}>
        <RowFields form={form} errors={errors} asksWhy={amends} />
      </FormFrame>
      {amends ? <Withdraw plan={plan} state={state} errors={errors} /> : <Reshape plan={plan} open={open} />}
    </FormPage>
  );
};

const About: FC<{ row: PlanRow; plan: OpenPlan; newer: boolean }> = ({ row, plan, newer }) => (
  <>
    {newer && (
      <InsetText>
        <strong>Nội dung người khác vừa lưu:</strong>
        <br />
        {row.content.title}
        <br />
        Chủ trì: {[...row.content.lead, ...row.content.assigned.map(plan.nameOf)].join('; ') || 'không ghi'}
        <br />
        Thời hạn: {row.content.phrase || 'không ghi'}
      </InsetText>
    )}
    {row.source !== null && (
      <Details
        summary={`Dòng gốc ${String(row.source.from)} – ${String(row.source.to)}`}
        open={row.needsReview && !row.accepted}
      >
        <pre class="dh-source">{row.source.text}</pre>
      </Details>
    )}
  </>
);

const Post: FC<{ plan: OpenPlan; action: string; version: number; children: Child }> = (props) => (
  <form method="post" action={props.action} novalidate>
    <CsrfField token={props.plan.reader.csrfToken} />
    <input type="hidden" name="version" value={String(props.version)} />
    {props.children}
  </form>
);

/** What mends a row that the importer cut wrongly. */
const Reshape: FC<{ plan: OpenPlan; open: OpenRow }> = ({ plan, open: { key, row, version } }) => {
  const path = `${pathOf(plan.caseId)}/dong/${key}`;
  return (
    <>
      <Details summary="Tách thành nhiều nhiệm vụ">
        <Post plan={plan} action={`${path}/tach`} version={version}>
          <TextArea
            name="titles"
            label="Tên các nhiệm vụ"
            hint="Mỗi dòng một nhiệm vụ; cơ quan, thời hạn, sản phẩm giữ như nhiệm vụ này"
            rows={4}
            value={row.content.title}
          />
          <Button kind="secondary">Tách</Button>
        </Post>
      </Details>
      <Details summary="Gộp với nhiệm vụ ngay dưới">
        <Post plan={plan} action={`${path}/gop`} version={version}>
          <p>
            Dùng khi một nhiệm vụ bị ngắt trang thành hai. Chữ của hai nhiệm vụ được nối lại; hãy xem lại sau khi gộp.
          </p>
          <Button kind="secondary">Gộp</Button>
        </Post>
      </Details>
      <Details summary="Bỏ nhiệm vụ này khỏi bản nháp">
        <Post plan={plan} action={`${path}/bo`} version={version}>
          <p>Nhiệm vụ vẫn nằm trong danh sách, đánh dấu «Đã bỏ», và giữ lại được.</p>
          <Button kind="warning">Bỏ</Button>
        </Post>
      </Details>
    </>
  );
};

interface WithdrawProps {
  readonly plan: OpenPlan;
  readonly state: { readonly requestKey: string; readonly version: number };
  readonly errors: readonly FieldError[];
}

const Withdraw: FC<WithdrawProps> = ({ plan, state, errors }) => (
  <Details summary="Rút nhiệm vụ này khỏi kế hoạch">
    <form method="post" novalidate>
      <CsrfField token={plan.reader.csrfToken} />
      <input type="hidden" name="version" value={String(state.version)} />
      <input type="hidden" name="withdraw" value="yes" />
      <TextArea name="why" label="Lý do rút" rows={2} error={errorAt(errors, 'why')} />
      <Button kind="warning">Rút</Button>
    </form>
  </Details>
);

const verbs = {
  'chap-nhan': acceptRow,
  gop: mergeRow,
  bo: (command: Parameters<typeof acceptRow>[0], ports: OpenPlan['ports']) =>
    removeRow({ ...command, gone: true }, ports),
  'giu-lai': (command: Parameters<typeof acceptRow>[0], ports: OpenPlan['ports']) =>
    removeRow({ ...command, gone: false }, ports),
} as const;

/** The one-button forms of a row. */
export const takeVerb =
  (verb: keyof typeof verbs) =>
  async (context: PageContext, plan: OpenPlan): Promise<Response> => {
    const key = context.req.param('key') ?? '';
    const { version } = sentForm(context.var.form);
    const done = await verbs[verb]({ caseId: plan.caseId, key, version }, plan.ports);
    if (!done.ok) return showReview(context, plan, fieldErrorOf(done.error).message);
    return context.redirect(`${pathOf(plan.caseId)}/ra-soat#${key}`, 303);
  };

export async function takeSplit(context: PageContext, plan: OpenPlan): Promise<Response> {
  const key = context.req.param('key') ?? '';
  const { form } = context.var;
  const titles = textOf(form, 'titles').split('\n');
  const command = { caseId: plan.caseId, key, version: sentForm(form).version };
  const named = titles.map((title) => title.trim()).filter((title) => title !== '');
  const done = await splitRow({ ...command, titles: named }, plan.ports);
  if (!done.ok) return showReview(context, plan, fieldErrorOf(done.error).message);
  return context.redirect(`${pathOf(plan.caseId)}/ra-soat#${key}`, 303);
}
