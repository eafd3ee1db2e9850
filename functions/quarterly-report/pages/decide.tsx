/** What the receiver decides: to accept or return a report, and the exception after the lock. */
import type { FC } from 'hono/jsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { WarningText } from '#shared/ui/components/messages.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfPeriod } from '../domain/period.ts';
import { sheetOf, type Sheet } from '../domain/sheet.ts';
import { decideReport } from '../use-cases/decide-report.ts';
import { readSum } from '../use-cases/read-sum.ts';
import { unlockReport } from '../use-cases/unlock-report.ts';
import { FigureTable } from './figure-table.tsx';
import { boardPath, reportPath } from './paths.ts';
import { reportAsked, unitNameOf, type PagePorts, type ReportRequest } from './request.ts';

interface Answer {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
}

const fresh = (context: PageContext): Answer => ({
  form: new URLSearchParams(),
  errors: [],
  requestKey: context.env.requestId,
});

export const askToDecide =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'decide');
    if (request instanceof Response) return request;
    if (request.open.report.state !== 'submitted') return context.redirect(reportPath(request.open.ref), 303);
    return decisionPage(context, request, fresh(context));
  };

export const decide =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'decide');
    if (request instanceof Response) return request;
    const { form } = context.var;
    const { requestKey } = sentForm(form);
    const decision = textOf(form, 'decision');
    if (decision !== 'accepted' && decision !== 'returned') {
      const errors = [{ field: 'decision', message: 'Chọn chấp nhận hoặc trả lại.' }];
      return decisionPage(context, request, { form, errors, requestKey });
    }
    const { open, ports, access } = request;
    const by = access.actorFor(open.reporter.receiver ?? open.ref.unit);
    const reason = textOf(form, 'reason').slice(0, 2000);
    const now = context.env.receivedAt;
    const decided = await decideReport({ open, decision, reason, by, requestKey, now }, ports);
    if (decided.ok) return context.redirect(boardPath(open.ref.period), 303);
    return decisionPage(context, request, { form, errors: [fieldErrorOf(decided.error)], requestKey });
  };

async function decisionPage(context: PageContext, request: ReportRequest, answer: Answer): Promise<Response> {
  const { open, ports, reader } = request;
  const { form, errors, requestKey } = answer;
  const sheets = await filledSheets(request);
  const signing = open.reporter.receiver === null;
  const heading = `${signing ? 'Ký' : 'Kiểm tra'} báo cáo ${nameOfPeriod(open.period)}`;
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <>
      <FormPage heading={heading} about={<p class="govuk-body-l">{unitNameOf(ports, open)}</p>} errors={errors}>
        <FormFrame
          csrfToken={reader.csrfToken}
          requestKey={requestKey}
          version={open.version}
          submit="Ghi quyết định"
          cancelHref={reportPath(open.ref)}
        >
          <Decision form={form} errors={errors} signing={signing} />
          <Reason form={form} errors={errors} hint="Cần khi trả lại: ghi rõ số liệu nào phải sửa." />
        </FormFrame>
      </FormPage>
      {sheets.map((sheet) => (
        <FigureTable sheet={sheet} />
      ))}
    </>,
    { title: heading, hasErrors: errors.length > 0, beforeMain: <BackLink href={reportPath(open.ref)} /> },
  );
}

async function filledSheets({ open, ports }: ReportRequest): Promise<readonly Sheet[]> {
  const { forms, rows, totals } = await readSum(open, ports);
  const { report, regime } = open;
  return forms
    .filter(({ code }) => totals[code] !== undefined)
    .map((form) => sheetOf({ report, rows, totals, form, regime, organisation: ports.organisation }));
}

const Decision: FC<{ form: Form; errors: readonly FieldError[]; signing: boolean }> = ({ form, errors, signing }) => (
  <Radios
    name="decision"
    label="Quyết định"
    value={textOf(form, 'decision')}
    error={errorAt(errors, 'decision')}
    choices={[
      {
        value: 'accepted',
        label: signing ? 'Ký, gửi Văn phòng Chính phủ' : 'Chấp nhận',
        hint: 'Báo cáo được khóa.',
      },
      { value: 'returned', label: 'Trả lại để sửa', hint: 'Hạn gửi không đổi.' },
    ]}
  />
);

const Reason: FC<{ form: Form; errors: readonly FieldError[]; hint: string }> = ({ form, errors, hint }) => (
  <TextArea
    name="reason"
    label="Lý do"
    labelSize="s"
    hint={hint}
    value={textOf(form, 'reason')}
    error={errorAt(errors, 'reason')}
  />
);

export const askToUnlock =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'decide');
    if (request instanceof Response) return request;
    return unlockPage(context, request, fresh(context));
  };

export const unlock =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'decide');
    if (request instanceof Response) return request;
    const { open, ports, access } = request;
    const { form } = context.var;
    const { requestKey } = sentForm(form);
    const by = access.actorFor(open.reporter.receiver ?? open.ref.unit);
    const reason = textOf(form, 'reason').slice(0, 2000);
    const unlocked = await unlockReport({ open, reason, by, requestKey, now: context.env.receivedAt }, ports);
    if (unlocked.ok) return context.redirect(reportPath(open.ref), 303);
    return unlockPage(context, request, { form, errors: [fieldErrorOf(unlocked.error)], requestKey });
  };

function unlockPage(context: PageContext, { open, ports, reader }: ReportRequest, answer: Answer): Promise<Response> {
  const { form, errors, requestKey } = answer;
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading={`Mở khóa báo cáo ${nameOfPeriod(open.period)}`}
      about={<p class="govuk-body-l">{unitNameOf(ports, open)}</p>}
      errors={errors}
    >
      <WarningText>
        Đơn vị phải sửa và gửi lại trong {open.regime.correctionDays} ngày làm việc; việc mở khóa được ghi vào lịch sử.
      </WarningText>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={open.version}
        submit="Mở khóa"
        kind="warning"
        cancelHref={reportPath(open.ref)}
      >
        <Reason form={form} errors={errors} hint="Vì sao phải sửa báo cáo đã khóa?" />
      </FormFrame>
    </FormPage>,
    { title: 'Mở khóa báo cáo', hasErrors: errors.length > 0, beforeMain: <BackLink href={reportPath(open.ref)} /> },
  );
}
