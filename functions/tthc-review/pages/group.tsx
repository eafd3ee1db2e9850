/** The result of one group: filled in while the results are with the unit, read by all who may. */
import type { FC } from 'hono/jsx';
import type { CaseDocument } from '#shared/casework/index.ts';
import { savingOf } from '#shared/compliance-cost/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { CostTable, savingWords } from '#shared/ui/cost-sheet/cost-table.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { FINDINGS, sheetAfter, type Group, type Request } from '../domain/group.ts';
import { casePath } from '../domain/review.ts';
import { editGroup } from '../use-cases/edit-group.ts';
import { requestKeyOf, type OpenReview } from './context.ts';
import { formOf, readGroup } from './group-form.ts';
import { FINDING_WORDS } from './words.ts';

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly version: number;
}

export const showGroup = (context: PageContext, open: OpenReview, group: CaseDocument<Group>): Promise<Response> =>
  show(context, open, group, { form: formOf(group.value), errors: [], version: group.version });

function show(
  context: PageContext,
  open: OpenReview,
  { key, value }: CaseDocument<Group>,
  { form, errors, version }: Shown,
): Promise<Response> {
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const back = casePath(open.caseId);
  const page = (
    <>
      <FormPage heading={value.title} errors={errors}>
        <FormFrame
          csrfToken={open.reader.csrfToken}
          requestKey={requestKeyOf(context)}
          version={version}
          submit="Lưu"
          cancelHref={back}
        >
          <FindingFields form={form} errors={errors} />
          <RequestFields form={form} errors={errors} />
        </FormFrame>
      </FormPage>
      <Sheets group={value} base={`${back}/nhom/${key}`} />
    </>
  );
  return context.var.page(page, { title: value.title, hasErrors, beforeMain: <BackLink href={back} /> });
}

const FindingFields: FC<Pick<Shown, 'form' | 'errors'>> = ({ form, errors }) => (
  <>
    <Radios
      name="finding"
      label="Kết luận"
      labelSize="s"
      value={textOf(form, 'finding')}
      choices={FINDINGS.map((finding) => ({ value: finding, label: FINDING_WORDS[finding] }))}
    />
    <TextArea
      name="measures"
      label="Phương án đơn giản hóa"
      hint="Bỏ, gộp, rút ngắn điều gì; sáng kiến cải cách nếu có"
      labelSize="s"
      value={textOf(form, 'measures')}
      error={errorAt(errors, 'measures')}
    />
    <TextArea
      name="reasons"
      label="Lý do"
      labelSize="s"
      value={textOf(form, 'reasons')}
      error={errorAt(errors, 'reasons')}
    />
  </>
);

const RequestFields: FC<Pick<Shown, 'form' | 'errors'>> = ({ form, errors }) => (
  <>
    <TextArea
      name="proposals"
      label="Kiến nghị bộ, ngành"
      hint="Mỗi dòng: tên bộ, dấu hai chấm, nội dung. Ví dụ «Bộ Tư pháp: bỏ giấy xác nhận cư trú»"
      labelSize="s"
      value={textOf(form, 'proposals')}
      error={errorAt(errors, 'proposals')}
    />
    <TextArea
      name="amendments"
      label="Văn bản của tỉnh phải sửa"
      hint="Mỗi dòng: số văn bản, dấu hai chấm, nội dung sửa. Ví dụ «Quyết định 12/2020/QĐ-UBND: sửa Điều 5»"
      labelSize="s"
      value={textOf(form, 'amendments')}
      error={errorAt(errors, 'amendments')}
    />
  </>
);

/** Both sheets and what is saved; with the way to fill them in when there is one. */
const Sheets: FC<{ group: Group; base?: string }> = ({ group, base }) => (
  <>
    <h2 class="govuk-heading-m">Chi phí tuân thủ</h2>
    <p class="govuk-body">{savingWords(savingOf([group.before], [sheetAfter(group)]))} một năm</p>
    {base !== undefined && (
      <p class="govuk-body dh-beside">
        <a class="govuk-link" href={`${base}/truoc`}>
          Tính chi phí trước rà soát
        </a>{' '}
        <a class="govuk-link" href={`${base}/sau`}>
          Tính chi phí sau rà soát
        </a>
      </p>
    )}
    <CostTable caption="Trước rà soát" lines={group.before} />
    <CostTable caption="Sau rà soát" lines={sheetAfter(group)} />
  </>
);

export async function takeGroup(context: PageContext, open: OpenReview, group: CaseDocument<Group>): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const read = readGroup(form);
  const command = { caseId: open.caseId, key: group.key, version };
  const done = read.ok ? await editGroup({ ...command, change: read.value }, open.ports) : read;
  if (done.ok) return context.redirect(`${casePath(open.caseId)}/nhom/${group.key}`, 303);
  const errors = 'code' in done.error ? [fieldErrorOf(done.error)] : done.error;
  return show(context, open, group, { form, errors, version });
}

const written = (requests: readonly Request[]) => (
  <ul class="govuk-list">
    {requests.map(({ to, what }) => (
      <li>
        {to}: {what}
      </li>
    ))}
  </ul>
);

/** The result as it stands, for who evaluates and signs. */
export function readGroupPage(
  context: PageContext,
  open: OpenReview,
  { value }: CaseDocument<Group>,
): Promise<Response> {
  const page = (
    <>
      <h1 class="govuk-heading-l">{value.title}</h1>
      <SummaryList
        rows={[
          { key: 'Kết luận', value: value.finding === null ? 'Chưa có' : FINDING_WORDS[value.finding] },
          { key: 'Phương án', value: value.measures },
          { key: 'Lý do', value: value.reasons },
          { key: 'Kiến nghị bộ, ngành', value: written(value.proposals) },
          { key: 'Văn bản của tỉnh phải sửa', value: written(value.amendments) },
        ]}
      />
      <Sheets group={value} />
    </>
  );
  return context.var.page(page, { title: value.title, beforeMain: <BackLink href={casePath(open.caseId)} /> });
}
