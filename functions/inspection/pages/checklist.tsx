/** The checklist: a finding for each question. It may be saved half done; handing it in is a step of its own. */
import type { FC } from 'hono/jsx';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS, CONTENTS, itemsOf, type Checklist } from '../domain/checklist.ts';
import { RESULTS, type Findings } from '../domain/conclusion.ts';
import { casePath, isLocked } from '../domain/inspection.ts';
import { findingsOf } from '../use-cases/known-inspection.ts';
import { recordFindings } from '../use-cases/record-findings.ts';
import { requestKeyOf, type OpenInspection } from './context.ts';
import { RESULT_WORDS } from './words.ts';

const HEADING = 'Bảng kiểm tra';
const LONGEST = 2000;

function formOf(findings: Findings): URLSearchParams {
  const form = new URLSearchParams();
  for (const [id, { result, text }] of Object.entries(findings)) {
    form.set(`${id}-result`, result);
    form.set(`${id}-text`, text);
  }
  return form;
}

/** Questions without an answer are left out; one that is not met must say what is wrong. */
function readFindings(form: Form, checklist: Checklist): Result<Findings, readonly FieldError[]> {
  const findings: Findings = {};
  const errors: FieldError[] = [];
  for (const { id } of checklist) {
    const result = RESULTS.find((each) => each === textOf(form, `${id}-result`));
    const text = textOf(form, `${id}-text`);
    if (text.length > LONGEST)
      errors.push({ field: `${id}-text`, message: `Nội dung dài ${String(text.length)} ký tự; rút gọn còn 2.000.` });
    else if (result === undefined && text !== '')
      errors.push({ field: `${id}-result`, message: 'Đã ghi nội dung nhưng chưa chọn kết quả.' });
    else if ((result === 'partly' || result === 'unmet') && text === '')
      errors.push({ field: `${id}-text`, message: 'Chưa đạt thì ghi rõ tồn tại để đơn vị khắc phục.' });
    if (result !== undefined) findings[id] = { result, text };
  }
  return errors.length === 0 ? ok(findings) : err(errors);
}

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

export async function showChecklist(context: PageContext, open: OpenInspection): Promise<Response> {
  // Concluded: what was found stands on the page of the inspection.
  if (isLocked(open.inspection)) return context.redirect(casePath(open.caseId), 303);
  const { value, version } = await findingsOf(open.ports.store, open.caseId);
  return show(context, open, { form: formOf(value), errors: [], version });
}

function show(context: PageContext, open: OpenInspection, { form, errors, version }: Shown): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const { checklist, unit } = open.inspection;
  const page = (
    <FormPage heading={HEADING} about={<p class="govuk-body-l">{open.nameOf(unit)}</p>} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={version}
        submit="Lưu bảng kiểm tra"
        cancelHref={back}
      >
        {CONTENTS.map((content) => (
          <ContentFields heading={CONTENT_WORDS[content]} {...{ form, errors }} items={itemsOf(checklist, [content])} />
        ))}
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: HEADING, hasErrors, beforeMain: <BackLink href={back} /> });
}

interface ContentProps extends Pick<Shown, 'form' | 'errors'> {
  readonly heading: string;
  readonly items: Checklist;
}

const ContentFields: FC<ContentProps> = ({ heading, items, form, errors }) =>
  items.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {items.map(({ id, text }) => (
        <>
          <Radios
            name={`${id}-result`}
            label={text}
            labelSize="s"
            value={textOf(form, `${id}-result`)}
            choices={RESULTS.map((result) => ({ value: result, label: RESULT_WORDS[result] }))}
            error={errorAt(errors, `${id}-result`)}
          />
          <TextArea
            name={`${id}-text`}
            label={`Tồn tại, ghi chú: ${text}`}
            rows={2}
            value={textOf(form, `${id}-text`)}
            error={errorAt(errors, `${id}-text`)}
          />
        </>
      ))}
    </>
  );

export async function takeChecklist(context: PageContext, open: OpenInspection): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const read = readFindings(form, open.inspection.checklist);
  const { caseId, ports } = open;
  const done = read.ok ? await recordFindings({ caseId, findings: read.value, version }, ports) : read;
  if (done.ok) return context.redirect(casePath(caseId), 303);
  const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
  return show(context, open, { form, errors, version });
}
