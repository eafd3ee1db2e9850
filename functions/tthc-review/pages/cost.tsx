/** The cost sheet of one group, before or after. */
import type { CaseDocument } from '#shared/casework/index.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formOfLines, readCostLines } from '#shared/ui/cost-sheet/cost-lines.ts';
import { CostLineFields } from '#shared/ui/cost-sheet/cost-sheet-form.tsx';
import { CostTable } from '#shared/ui/cost-sheet/cost-table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Group } from '../domain/group.ts';
import { casePath } from '../domain/review.ts';
import { editGroup } from '../use-cases/edit-group.ts';
import { requestKeyOf, type OpenReview } from './context.ts';

export type Side = 'before' | 'after';
const WORDS: Readonly<Record<Side, { readonly heading: string; readonly path: string }>> = {
  before: { heading: 'Chi phí tuân thủ trước rà soát', path: 'truoc' },
  after: { heading: 'Chi phí tuân thủ sau rà soát', path: 'sau' },
};

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

/** An empty sheet of afterwards begins as a copy of the one before: what changes is a figure or two. */
export const showCost =
  (side: Side) =>
  (context: PageContext, open: OpenReview, group: CaseDocument<Group>): Promise<Response> => {
    const { before, after } = group.value;
    const lines = side === 'after' && after.length > 0 ? after : before;
    return show(context, open, group, side, { form: formOfLines(lines), errors: [], version: group.version });
  };

function show(
  context: PageContext,
  open: OpenReview,
  { key, value }: CaseDocument<Group>,
  side: Side,
  { form, errors, version }: Shown,
): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = `${casePath(open.caseId)}/nhom/${key}`;
  const { heading } = WORDS[side];
  const page = (
    <>
      <FormPage heading={heading} about={<p class="govuk-body-l">{value.title}</p>} errors={errors}>
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
      <CostTable caption="Đã lưu" lines={value[side]} />
    </>
  );
  return context.var.page(page, { title: heading, hasErrors, beforeMain: <BackLink href={back} /> });
}

/** Comes back to the sheet: it shows what is kept and has a blank line more. */
export const takeCost =
  (side: Side) =>
  async (context: PageContext, open: OpenReview, group: CaseDocument<Group>): Promise<Response> => {
    const { form } = context.var;
    const { version } = sentForm(form);
    const read = readCostLines(form);
    const command = { caseId: open.caseId, key: group.key, version };
    const done = read.ok ? await editGroup({ ...command, change: { [side]: read.value } }, open.ports) : read;
    if (done.ok) return context.redirect(`${casePath(open.caseId)}/nhom/${group.key}/${WORDS[side].path}`, 303);
    const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
    return show(context, open, group, side, { form, errors, version });
  };
