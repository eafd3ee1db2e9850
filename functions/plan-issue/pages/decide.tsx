/** The leader signs or returns; then the office enters number and date. */
import type { FC } from 'hono/jsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
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
import { termsOf } from '../domain/draft.ts';
import { previewOf, type Preview } from '../domain/preview.ts';
import { decidePlan } from '../use-cases/decide-plan.ts';
import { numberPlan } from '../use-cases/number-plan.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { RehearsalLink } from './rehearsal.tsx';

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

const BLANK: Shown = { form: new URLSearchParams(), errors: [] };

const keyOf = (context: PageContext): string => textOf(context.var.form, 'request-key') || context.env.requestId;

export async function showSign(context: PageContext, plan: OpenPlan, shown = BLANK): Promise<Response> {
  const { today } = context.var;
  const rows = await readRows(plan.caseId, plan.ports);
  const preview = previewOf(
    rows.map(({ value }) => value),
    termsOf(plan.draft, plan.caseId, today),
    { organisation: plan.organisation, calendar: plan.ports.calendar, today },
  );
  if (shown.errors.length > 0) context.status(422);
  return context.var.page(<SignPage {...{ plan, preview, shown, requestKey: keyOf(context) }} />, {
    title: 'Ký hoặc trả lại',
    hasErrors: shown.errors.length > 0,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

interface SignProps {
  readonly plan: OpenPlan;
  readonly preview: Preview;
  readonly shown: Shown;
  readonly requestKey: string;
}

const SignPage: FC<SignProps> = ({ plan, preview, shown, requestKey }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={shown.errors} />
      <h1 class="govuk-heading-l">{plan.draft.title}</h1>
      <SummaryList
        rows={[
          { key: 'Đơn vị trình', value: plan.nameOf(plan.draft.office) },
          { key: 'Đầu việc sẽ giao', value: `${String(preview.tasks)}, cho ${String(preview.byUnit.length)} đơn vị` },
          { key: 'Chưa có người làm', value: `${String(preview.ownerless.length)} nhiệm vụ` },
          {
            key: 'Nội dung',
            value: (
              <a class="govuk-link" href={`${pathOf(plan.caseId)}/ra-soat`}>
                Xem từng nhiệm vụ
              </a>
            ),
          },
        ]}
      />
      <RehearsalLink plan={plan} />
      {plan.draft.status === 'signing' && <SignForms plan={plan} shown={shown} requestKey={requestKey} />}
    </div>
  </div>
);

const SignForms: FC<Omit<SignProps, 'preview'>> = ({ plan, shown, requestKey }) => (
  <>
    <form method="post">
      <CsrfField token={plan.reader.csrfToken} />
      <input type="hidden" name="request-key" value={requestKey} />
      <Button name="decision" value="sign">
        Ký
      </Button>
    </form>
    <Details summary="Trả lại để sửa" open={shown.errors.length > 0}>
      <form method="post" novalidate>
        <CsrfField token={plan.reader.csrfToken} />
        <input type="hidden" name="request-key" value={requestKey} />
        <TextArea
          name="why"
          label="Cần sửa gì?"
          rows={3}
          value={textOf(shown.form, 'why')}
          error={errorAt(shown.errors, 'why')}
        />
        <Button kind="secondary" name="decision" value="return">
          Trả lại
        </Button>
      </form>
    </Details>
  </>
);

const commandOf = (context: PageContext, plan: OpenPlan, unit: OpenPlan['draft']['issuer']) => ({
  caseId: plan.caseId,
  by: plan.access.actorFor(unit),
  now: context.env.receivedAt,
  requestKey: keyOf(context).slice(0, 100),
});

export async function takeSign(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { form } = context.var;
  const signs = textOf(form, 'decision') === 'sign';
  const decision = signs
    ? ({ outcome: 'signed' } as const)
    : ({ outcome: 'returned', why: textOf(form, 'why') } as const);
  const done = await decidePlan({ ...commandOf(context, plan, plan.draft.issuer), decision }, plan.ports);
  if (!done.ok) return showSign(context, plan, { form, errors: [fieldErrorOf(done.error)] });
  return context.redirect(pathOf(plan.caseId), 303);
}

export function showNumber(context: PageContext, plan: OpenPlan, shown?: Shown): Promise<Response> {
  const { form, errors } = shown ?? { form: printedForm(plan), errors: [] };
  if (errors.length > 0) context.status(422);
  const state = { csrfToken: plan.reader.csrfToken, requestKey: keyOf(context), version: plan.version };
  const page = (
    <FormPage heading="Vào số và ngày ban hành" errors={errors}>
      <FormFrame {...state} submit="Ban hành và giao việc" cancelHref={pathOf(plan.caseId)}>
        <TextInput
          name="number"
          label="Số, ký hiệu"
          hint="Ví dụ: 467/QĐ-UBND"
          labelSize="s"
          width={20}
          value={textOf(form, 'number')}
          error={errorAt(errors, 'number')}
        />
        <DateInput
          name="date"
          label="Ngày văn bản"
          hint="Ngày ký in trên văn bản; các thời hạn tính từ ngày này"
          labelSize="s"
          values={dateTextOf(form, 'date')}
          error={errorAt(errors, 'date')}
        />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: 'Vào số và ngày ban hành',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

/** What the text printed is offered, for the office to check against the paper. */
function printedForm({ draft: { printed } }: OpenPlan): URLSearchParams {
  const form = new URLSearchParams({ number: printed.number ?? '' });
  if (printed.date !== null)
    for (const [part, text] of Object.entries(dateTextFrom(printed.date))) form.set(`date-${part}`, text);
  return form;
}

export async function takeNumber(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { form } = context.var;
  const number = requiredText(form, 'number', { missing: 'Ghi số, ký hiệu của văn bản.', longest: 60 });
  const date = dateOfForm(form, 'date', 'Ngày văn bản');
  if (!number.ok || !date.ok) return showNumber(context, plan, { form, errors: errorsOf(number, date) });
  const command = { ...commandOf(context, plan, plan.draft.office), number: number.value, date: date.value };
  const done = await numberPlan(command, plan.ports);
  if (!done.ok) return showNumber(context, plan, { form, errors: [fieldErrorOf(done.error)] });
  return context.redirect(pathOf(plan.caseId), 303);
}
