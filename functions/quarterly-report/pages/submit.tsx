/** Sending a report: the letter it goes with, and what is sent. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, WarningText } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import {
  dateOfForm,
  dateTextFrom,
  dateTextOf,
  errorsOf,
  requiredText,
  textOf,
  type Form,
} from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfPeriod } from '../domain/period.ts';
import { windowOf } from '../domain/regime.ts';
import { readSum } from '../use-cases/read-sum.ts';
import { submitReport } from '../use-cases/submit-report.ts';
import { reportPath } from './paths.ts';
import { reportAsked, unitNameOf, type PagePorts, type ReportRequest } from './request.ts';

export const askToSubmit =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'fill');
    if (request instanceof Response) return request;
    const { day, month, year } = dateTextFrom(context.var.today);
    const today = new URLSearchParams({ 'date-day': day, 'date-month': month, 'date-year': year });
    return answer(context, request, today, [], context.env.requestId);
  };

export const submit =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const request = await reportAsked(context, pagePorts, 'fill');
    if (request instanceof Response) return request;
    const { open, ports, access } = request;
    const { form } = context.var;
    const { requestKey } = sentForm(form);
    const number = requiredText(form, 'number', {
      missing: 'Nhập số, ký hiệu ghi trên báo cáo đã ký, ví dụ 15/BC-UBND.',
      longest: 200,
    });
    const date = dateOfForm(form, 'date', 'Ngày ký báo cáo');
    if (!number.ok || !date.ok) return answer(context, request, form, errorsOf(number, date), requestKey);
    const submitted = await submitReport(
      {
        open,
        letter: {
          number: number.value,
          date: date.value,
          link: `${pagePorts.portalUrl}${reportPath(open.ref)}`,
          fileKey: null,
        },
        by: access.actorFor(open.ref.unit),
        requestKey,
        now: context.env.receivedAt,
      },
      ports,
    );
    if (submitted.ok) return context.redirect(reportPath(open.ref), 303);
    return answer(context, request, form, [fieldErrorOf(submitted.error)], requestKey);
  };

async function answer(
  context: PageContext,
  { open, ports, reader }: ReportRequest,
  form: Form,
  errors: readonly FieldError[],
  requestKey: string,
): Promise<Response> {
  const { missing } = await readSum(open, ports);
  const { to } = windowOf(open.regime, open.period);
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading={`Gửi báo cáo ${nameOfPeriod(open.period)}`}
      about={<p class="govuk-body-l">{unitNameOf(ports, open)}</p>}
      errors={errors}
    >
      <Warnings windowEnds={context.var.today <= to ? to : null} missing={missing.length} />
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={open.version}
        submit="Gửi báo cáo"
        cancelHref={reportPath(open.ref)}
      >
        <LetterFields form={form} errors={errors} />
      </FormFrame>
    </FormPage>,
    { title: 'Gửi báo cáo', hasErrors: errors.length > 0, beforeMain: <BackLink href={reportPath(open.ref)} /> },
  );
}

/** The signed letter a report goes with: its number and date. */
const LetterFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <TextInput
      name="number"
      label="Số, ký hiệu báo cáo đã ký"
      labelSize="s"
      hint="Ví dụ: 15/BC-UBND"
      width={20}
      value={textOf(form, 'number')}
      error={errorAt(errors, 'number')}
    />
    <DateInput
      name="date"
      label="Ngày ký báo cáo"
      labelSize="s"
      values={dateTextOf(form, 'date')}
      error={errorAt(errors, 'date')}
    />
  </>
);

const Warnings: FC<{ windowEnds: PlainDate | null; missing: number }> = ({ windowEnds, missing }) => (
  <>
    {windowEnds !== null && (
      <WarningText>Kỳ số liệu đến hết {formatDate(windowEnds)}; chưa gửi được trước ngày đó.</WarningText>
    )}
    {missing > 0 && (
      <InsetText>
        Còn {missing} đơn vị chưa có báo cáo được chấp nhận. Gửi bây giờ thì số liệu của họ cộng vào kỳ tiếp theo.
      </InsetText>
    )}
  </>
);
