/** The impact form of one procedure: filled in while the dossier is with the drafting unit, read by all who may. */
import type { FC } from 'hono/jsx';
import type { CaseDocument } from '#shared/casework/index.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { CostTable } from '#shared/ui/cost-sheet/cost-table.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { CRITERIA, PARTS, type Impact } from '../domain/impact-form.ts';
import { casePath, procedureDocument, type Procedure } from '../domain/text.ts';
import { editProcedure } from '../use-cases/edit-procedure.ts';
import { requestKeyOf, type OpenText } from './context.ts';
import { CRITERION_WORDS, PART_WORDS } from './words.ts';

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

function formOf({ impact }: Procedure): URLSearchParams {
  const form = new URLSearchParams();
  for (const criterion of CRITERIA) form.set(criterion, impact[criterion]);
  for (const part of impact.parts) form.append('parts', part);
  return form;
}

/** Answers may be left for later, but not longer than the form keeps. */
function readImpact(form: URLSearchParams): Result<Impact, readonly FieldError[]> {
  const errors = CRITERIA.filter((criterion) => textOf(form, criterion).length > 4000).map((field) => ({
    field,
    message: `${CRITERION_WORDS[field].label}: rút gọn còn tối đa 4.000 ký tự.`,
  }));
  const chosen = form.getAll('parts');
  const [necessity, reasonableness, legality] = [
    textOf(form, 'necessity'),
    textOf(form, 'reasonableness'),
    textOf(form, 'legality'),
  ];
  const parts = PARTS.filter((part) => chosen.includes(part));
  return errors.length > 0 ? err(errors) : ok({ necessity, reasonableness, legality, parts });
}

export const showImpact = (
  context: PageContext,
  open: OpenText,
  { value, version }: CaseDocument<Procedure>,
): Promise<Response> => show(context, open, value.name, { form: formOf(value), errors: [], version });

function show(context: PageContext, open: OpenText, name: string, { form, errors, version }: Shown): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const page = (
    <FormPage heading="Biểu đánh giá tác động" about={<p class="govuk-body-l">{name}</p>} errors={errors}>
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={version}
        submit="Lưu"
        cancelHref={back}
      >
        <ImpactFields form={form} errors={errors} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: 'Biểu đánh giá tác động', hasErrors, beforeMain: <BackLink href={back} /> });
}

const ImpactFields: FC<Pick<Shown, 'form' | 'errors'>> = ({ form, errors }) => (
  <>
    {CRITERIA.map((criterion) => (
      <TextArea
        name={criterion}
        label={CRITERION_WORDS[criterion].label}
        hint={CRITERION_WORDS[criterion].hint}
        labelSize="s"
        value={textOf(form, criterion)}
        error={errorAt(errors, criterion)}
      />
    ))}
    <Checkboxes
      name="parts"
      label="Dự thảo đã quy định các bộ phận nào của thủ tục?"
      hint="Thủ tục phải có đủ các bộ phận này (Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2)"
      labelSize="s"
      choices={PARTS.map((part) => ({ value: part, label: PART_WORDS[part] }))}
      values={form.getAll('parts')}
    />
  </>
);

export async function takeImpact(
  context: PageContext,
  open: OpenText,
  { key, value }: CaseDocument<Procedure>,
): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const read = readImpact(form);
  const done = read.ok
    ? await editProcedure({ caseId: open.caseId, key, change: { impact: read.value }, version }, open.ports)
    : read;
  if (done.ok) return context.redirect(casePath(open.caseId), 303);
  const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
  return show(context, open, value.name, { form, errors, version });
}

/** The form and cost sheet of one procedure as they stand, for who answers. */
export async function showProcedure(context: PageContext, open: OpenText): Promise<Response> {
  const key = context.req.param('procedure') ?? '';
  const found = /^p\d\d$/u.test(key)
    ? await open.ports.store.readDocument(procedureDocument, open.caseId, key)
    : undefined;
  if (found === undefined) return context.var.problem(problems.notFound);
  const { name, impact, lines } = found.value;
  const page = (
    <>
      <h1 class="govuk-heading-l">{name}</h1>
      <SummaryList
        rows={[
          ...CRITERIA.map((criterion) => ({ key: CRITERION_WORDS[criterion].label, value: impact[criterion] })),
          { key: 'Bộ phận đã quy định', value: impact.parts.map((part) => PART_WORDS[part]).join('; ') },
        ]}
      />
      <CostTable caption="Chi phí tuân thủ" lines={lines} />
    </>
  );
  return context.var.page(page, { title: name, beforeMain: <BackLink href={casePath(open.caseId)} /> });
}
