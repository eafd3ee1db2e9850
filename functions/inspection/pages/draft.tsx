/** The notice being written: conclusion and recommendations, each with its days. Issuing it is a step of its own. */
import type { FC } from 'hono/jsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { daysReference } from '../domain/deadlines.ts';
import { casePath, isLocked } from '../domain/inspection.ts';
import { draftConclusion } from '../use-cases/draft-conclusion.ts';
import { draftOf } from '../use-cases/known-inspection.ts';
import { requestKeyOf, type OpenInspection } from './context.ts';
import { daysField, formOf, readDraft, rowsOf, whatField } from './draft-form.ts';

const HEADING = 'Kết luận và kiến nghị';

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

export async function showDraft(context: PageContext, open: OpenInspection): Promise<Response> {
  if (isLocked(open.inspection)) return context.redirect(casePath(open.caseId), 303);
  const { value, version } = await draftOf(open.ports.store, open.caseId);
  return show(context, open, { form: formOf(value), errors: [], version });
}

function show(context: PageContext, open: OpenInspection, { form, errors, version }: Shown): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const usual = context.var.reference.get(daysReference).remedy;
  const page = (
    <FormPage heading={HEADING} about={<p class="govuk-body-l">{open.nameOf(open.inspection.unit)}</p>} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={version}
        submit="Lưu"
        cancelHref={back}
      >
        <TextArea
          name="summary"
          label="Kết luận"
          hint="Ưu điểm, tồn tại, nguyên nhân, trách nhiệm"
          labelSize="s"
          value={textOf(form, 'summary')}
          error={errorAt(errors, 'summary')}
        />
        <h2 class="govuk-heading-m">Kiến nghị</h2>
        <p class="govuk-body">Mỗi kiến nghị thành một việc có hạn của đơn vị. Xóa nội dung để bỏ một kiến nghị.</p>
        {Array.from({ length: rowsOf(form) }, (_, place) => (
          <RecommendationFields {...{ form, errors, place, usual }} />
        ))}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: HEADING, hasErrors, beforeMain: <BackLink href={back} /> });
}

interface RowProps extends Pick<Shown, 'form' | 'errors'> {
  readonly place: number;
  /** Days filled in at first. */
  readonly usual: number;
}

const RecommendationFields: FC<RowProps> = ({ form, errors, place, usual }) => {
  const [what, days] = [whatField(place), daysField(place)];
  return (
    <>
      <TextArea
        name={what}
        label={`Kiến nghị ${String(place + 1)}`}
        labelSize="s"
        rows={2}
        value={textOf(form, what)}
        error={errorAt(errors, what)}
      />
      <TextInput
        name={days}
        label={`Thời hạn thực hiện kiến nghị ${String(place + 1)}, kể từ ngày ban hành`}
        inputmode="numeric"
        width={3}
        suffix="ngày"
        value={form.has(days) ? textOf(form, days) : String(usual)}
        error={errorAt(errors, days)}
      />
    </>
  );
};

/** Comes back to itself: it shows what is kept and has room for more. */
export async function takeDraft(context: PageContext, open: OpenInspection): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const read = readDraft(form);
  const { caseId, ports } = open;
  const done = read.ok ? await draftConclusion({ caseId, draft: read.value, version }, ports) : read;
  if (done.ok) return context.redirect(`${casePath(caseId)}/ket-luan`, 303);
  const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
  return show(context, open, { form, errors, version });
}
