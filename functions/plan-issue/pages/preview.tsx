/** Before it goes to the leader: who gets how much, what nobody owns, what falls on days off. */
import type { Child, FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { lintPlan, type Finding } from '#shared/plans/lint/index.ts';
import { fieldErrorOf } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { termsOf } from '../domain/draft.ts';
import { importedOf } from '../domain/lint.ts';
import { previewOf, type Preview } from '../domain/preview.ts';
import { nameOf, type RowDocument } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { hindranceOf, submitPlan } from '../use-cases/submit-plan.ts';
import { refuse } from '../domain/refusals.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { RehearsalLink } from './rehearsal.tsx';
import { OPEN_LEAD } from './words.ts';

export async function showPreview(context: PageContext, plan: OpenPlan, problem?: string): Promise<Response> {
  const rows = await readRows(plan.caseId, plan.ports);
  const values = rows.map(({ value }) => value);
  const { today } = context.var;
  const { calendar } = plan.ports;
  const terms = termsOf(plan.draft, plan.caseId, today);
  const preview = previewOf(values, terms, { organisation: plan.organisation, calendar, today });
  const level = plan.organisation.unit(plan.draft.issuer)?.tier ?? 'province';
  const findings = plan.draft.amends === null ? lintPlan(importedOf(plan.draft, values, level), calendar) : [];
  if (problem !== undefined) context.status(409);
  const requestKey = textOf(context.var.form, 'request-key') || context.env.requestId;
  return context.var.page(<PreviewPage {...{ plan, rows, preview, findings, problem, requestKey }} />, {
    title: 'Xem trước và trình',
    hasErrors: problem !== undefined,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

interface PreviewProps {
  readonly plan: OpenPlan;
  readonly rows: readonly RowDocument[];
  readonly preview: Preview;
  readonly findings: readonly Finding[];
  readonly problem: string | undefined;
  readonly requestKey: string;
}

const PreviewPage: FC<PreviewProps> = (props) => {
  const { plan, preview, findings, problem } = props;
  return (
    <>
      <ErrorSummary errors={problem === undefined ? [] : [{ message: problem }]} />
      <h1 class="govuk-heading-l">Xem trước giao việc</h1>
      <SummaryList
        rows={[
          { key: 'Đầu việc sẽ giao', value: String(preview.tasks) },
          { key: 'Đơn vị nhận việc', value: String(preview.byUnit.length) },
          { key: 'Nhiệm vụ chưa có người làm', value: String(preview.ownerless.length) },
          { key: 'Hạn rơi vào ngày nghỉ', value: daysOffText(preview) },
        ]}
      />
      <RehearsalLink plan={plan} />
      <OpenLeads plan={plan} preview={preview} />
      <Loads plan={plan} preview={preview} />
      <DaysOff preview={preview} />
      <Findings findings={findings} />
      <Submit {...props} />
    </>
  );
};

const Loads: FC<Pick<PreviewProps, 'plan' | 'preview'>> = ({ plan, preview }) => (
  <>
    <Table
      caption="Theo nhóm đơn vị"
      columns={[{ header: 'Nhóm' }, { header: 'Đơn vị', numeric: true }, { header: 'Đầu việc', numeric: true }]}
      rows={preview.byClass.map(({ name, units, tasks }) => [name, String(units), String(tasks)])}
      emptyText="Chưa có việc nào được giao."
    />
    <Details summary={`Từng đơn vị (${String(preview.byUnit.length)})`}>
      <Table
        caption="Từng đơn vị, nhiều việc trước"
        captionSize="s"
        columns={[
          { header: 'Đơn vị' },
          { header: 'Đầu việc', numeric: true },
          { header: 'Trong đó có hạn', numeric: true },
        ]}
        rows={preview.byUnit.map(({ unit, tasks, dated }) => [plan.nameOf(unit), String(tasks), String(dated)])}
        emptyText="Chưa có đơn vị nào."
      />
    </Details>
    <Details summary="Theo tháng đến hạn">
      <Table
        caption="Đầu việc đến hạn trong tháng"
        captionSize="s"
        columns={[{ header: 'Tháng' }, { header: 'Đầu việc', numeric: true }]}
        rows={preview.byMonth.map(({ month, tasks }) => [monthName(month), String(tasks)])}
        emptyText="Không có việc nào có hạn."
      />
    </Details>
  </>
);

const monthName = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

const daysOffText = ({ daysOff }: Preview): string =>
  daysOff.length === 0
    ? 'Không có'
    : `${String(daysOff.reduce((sum, { tasks }) => sum + tasks, 0))} đầu việc, ${String(daysOff.length)} ngày`;

const OpenLeads: FC<{ plan: OpenPlan; preview: Preview }> = ({ plan, preview }) =>
  preview.open.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Chữ trong kế hoạch chưa nói rõ ai làm</h2>
      <InsetText>
        Phần việc này do {plan.nameOf(plan.draft.office)} giữ cho đến khi giao được. Muốn giao ngay, mở nhiệm vụ và ghi
        tên đơn vị ở ô «Giao đích danh».
      </InsetText>
      <ul class="govuk-list govuk-list--bullet">
        {preview.open.map(({ row, leads }) => (
          <li>
            <a class="govuk-link" href={`${pathOf(plan.caseId)}/dong/${row.content.key}`}>
              {nameOf(row)}
            </a>
            :{' '}
            {leads
              .map(({ printed, why }) => (printed === '' ? OPEN_LEAD[why] : `«${printed}» – ${OPEN_LEAD[why]}`))
              .join('; ')}
          </li>
        ))}
      </ul>
    </>
  );

const DaysOff: FC<{ preview: Preview }> = ({ preview }) =>
  preview.daysOff.length === 0 ? null : (
    <Details summary={`Hạn rơi vào ngày nghỉ (${String(preview.daysOff.length)} ngày)`}>
      <Table
        caption="Ngày nghỉ có việc đến hạn"
        captionSize="s"
        columns={[{ header: 'Ngày' }, { header: 'Là ngày' }, { header: 'Đầu việc', numeric: true }]}
        rows={preview.daysOff.map(({ date, why, tasks }) => [formatDate(date), why, String(tasks)])}
        emptyText="Không có."
      />
    </Details>
  );

const SEVERITY = {
  error: { text: 'Phải sửa', colour: 'red' },
  warning: { text: 'Nên sửa', colour: 'orange' },
  advice: { text: 'Nên xem', colour: 'grey' },
} as const;

const Findings: FC<{ findings: readonly Finding[] }> = ({ findings }) =>
  findings.length === 0 ? null : (
    <Details summary={`Điều kiểm tra thấy (${String(findings.length)})`}>
      <ul class="govuk-list govuk-list--spaced">
        {findings.map(({ severity, message, mend }) => (
          <li>
            <Tag colour={SEVERITY[severity].colour}>{SEVERITY[severity].text}</Tag> {message} {mend}
          </li>
        ))}
      </ul>
    </Details>
  );

const Submit: FC<PreviewProps> = ({ plan, rows, requestKey }): Child => {
  if (plan.draft.status !== 'review' || !plan.mayDraft) return null;
  const hindrance = hindranceOf(rows);
  if (hindrance !== undefined) {
    const refused = refuse(hindrance);
    return <InsetText>{refused.ok ? '' : fieldErrorOf(refused.error).message}</InsetText>;
  }
  return (
    <form method="post" action={`${pathOf(plan.caseId)}/trinh`}>
      <CsrfField token={plan.reader.csrfToken} />
      <input type="hidden" name="request-key" value={requestKey} />
      <Button>Trình lãnh đạo {plan.nameOf(plan.draft.issuer)}</Button>
    </form>
  );
};

export const takeSubmit =
  (outcome: 'submitted' | 'dropped') =>
  async (context: PageContext, plan: OpenPlan): Promise<Response> => {
    const command = {
      caseId: plan.caseId,
      by: plan.access.actorFor(plan.draft.office),
      now: context.env.receivedAt,
      requestKey: textOf(context.var.form, 'request-key').slice(0, 100),
      outcome,
    };
    const done = await submitPlan(command, plan.ports);
    if (!done.ok) return showPreview(context, plan, fieldErrorOf(done.error).message);
    return context.redirect(pathOf(plan.caseId), 303);
  };
