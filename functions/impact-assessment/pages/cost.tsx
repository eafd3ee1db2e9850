/** The cost sheet of one procedure. */
import type { CaseDocument } from '#shared/casework/index.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formOfLines, readCostLines } from '#shared/ui/cost-sheet/cost-lines.ts';
import { CostLineFields } from '#shared/ui/cost-sheet/cost-sheet-form.tsx';
import { CostTable } from '#shared/ui/cost-sheet/cost-table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, type Procedure } from '../domain/text.ts';
import { editProcedure } from '../use-cases/edit-procedure.ts';
import { requestKeyOf, type OpenText } from './context.ts';

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

export const showCost = (
  context: PageContext,
  open: OpenText,
  { value, version }: CaseDocument<Procedure>,
): Promise<Response> => show(context, open, value, { form: formOfLines(value.lines), errors: [], version });

function show(
  context: PageContext,
  open: OpenText,
  { name, lines }: Procedure,
  { form, errors, version }: Shown,
): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const page = (
    <>
      <FormPage heading="Bảng tính chi phí tuân thủ" about={<p class="govuk-body-l">{name}</p>} errors={errors}>
        <FormFrame
          csrfToken={open.reader.csrfToken}
          requestKey={requestKeyOf(context)}
          version={version}
          submit="Lưu bảng tính"
          cancelHref={back}
        >
          <CostLineFields form={form} errors={errors} />
        </FormFrame>
      </FormPage>
      <CostTable caption="Đã lưu" lines={lines} />
    </>
  );
  return context.var.page(page, { title: 'Bảng tính chi phí', hasErrors, beforeMain: <BackLink href={back} /> });
}

/** Comes back to the sheet: it shows what is kept and has a blank line more. */
export async function takeCost(
  context: PageContext,
  open: OpenText,
  { key, value }: CaseDocument<Procedure>,
): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const read = readCostLines(form);
  const done = read.ok
    ? await editProcedure({ caseId: open.caseId, key, change: { lines: read.value }, version }, open.ports)
    : read;
  if (done.ok) return context.redirect(`${casePath(open.caseId)}/thu-tuc/${key}/chi-phi`, 303);
  const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
  return show(context, open, value, { form, errors, version });
}
