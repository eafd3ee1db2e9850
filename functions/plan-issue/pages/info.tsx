/** What holds for the plan as a whole. */
import type { FC } from 'hono/jsx';
import { policySchema } from '#shared/calendar/counting.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { laddersDocument } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Radios, Select, type Choice } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { draftDocument, planBoard, type Draft } from '../domain/draft.ts';
import { editDraft } from '../use-cases/edit-draft.ts';
import { pathOf, readPlanId, type OpenPlan } from './plan-context.ts';

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

const formOf = ({ title, year, throughYear, policy, ladder, checkIn, parentPlan }: Draft): URLSearchParams =>
  new URLSearchParams({
    title,
    year: String(year),
    'through-year': String(throughYear),
    before: policy.before,
    ladder,
    'check-in': checkIn,
    parent: parentPlan ?? '',
  });

export const showInfo = (context: PageContext, plan: OpenPlan): Promise<Response> =>
  show(context, plan, { form: formOf(plan.draft), errors: [] });

/** Plans in force of the years around, that this one may stand under. */
async function parentChoices(plan: OpenPlan): Promise<readonly Choice[]> {
  const { year } = plan.draft;
  const { store } = plan.ports;
  const boards = await Promise.all([year - 1, year].map((each) => store.boardOf(planBoard(each))));
  const cases = boards.flatMap((board) => board.cases).filter(({ caseId }) => caseId !== plan.caseId);
  const drafts = await Promise.all(cases.map(({ caseId }) => store.readDocument(draftDocument, caseId)));
  return cases.flatMap(({ caseId, title }, place) => {
    const draft = drafts[place]?.value;
    if (draft?.status !== 'in-force' || draft.issuer === plan.draft.issuer) return [];
    return [{ value: caseId, label: `${title} (${plan.nameOf(draft.issuer)})` }];
  });
}

async function show(context: PageContext, plan: OpenPlan, { form, errors }: Shown): Promise<Response> {
  if (errors.length > 0) context.status(422);
  // Those of single plans are theirs alone.
  const ladders = Object.keys(context.var.reference.get(laddersDocument)).filter(
    (name) => !name.startsWith('ke-hoach-'),
  );
  const parents = await parentChoices(plan);
  const requestKey = textOf(context.var.form, 'request-key') || context.env.requestId;
  const state = { csrfToken: plan.reader.csrfToken, requestKey, version: plan.version };
  const page = (
    <FormPage heading="Thông tin chung" errors={errors}>
      <FormFrame {...state} submit="Lưu" cancelHref={pathOf(plan.caseId)}>
        <Fields form={form} errors={errors} ladders={ladders} parents={parents} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: 'Thông tin chung',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

interface FieldsProps extends Shown {
  readonly ladders: readonly string[];
  readonly parents: readonly Choice[];
}

const Fields: FC<FieldsProps> = (props) => (
  <>
    <NameAndYears {...props} />
    <Choices {...props} />
    <ParentField {...props} />
  </>
);

const NameAndYears: FC<FieldsProps> = ({ form, errors }) => (
  <>
    <TextArea
      name="title"
      label="Tên kế hoạch"
      labelSize="s"
      rows={3}
      value={textOf(form, 'title')}
      error={errorAt(errors, 'title')}
    />
    <TextInput
      name="year"
      label="Năm"
      labelSize="s"
      width={4}
      inputmode="numeric"
      value={textOf(form, 'year')}
      error={errorAt(errors, 'year')}
    />
    <TextInput
      name="through-year"
      label="Đến hết năm"
      labelSize="s"
      hint="Khác năm trên khi kế hoạch kéo dài nhiều năm"
      width={4}
      inputmode="numeric"
      value={textOf(form, 'through-year')}
      error={errorAt(errors, 'through-year')}
    />
  </>
);

const Choices: FC<FieldsProps> = ({ form, ladders }) => (
  <>
    <Radios
      name="before"
      label="«Trước ngày D» nghĩa là"
      labelSize="s"
      value={textOf(form, 'before')}
      choices={[
        { value: 'lenient', label: 'Đến hết ngày D', hint: 'Quá hạn từ hôm sau; vẫn nhắc theo ngày liền trước' },
        { value: 'strict', label: 'Xong từ hôm trước ngày D' },
      ]}
    />
    <Radios
      name="check-in"
      label="Việc thường xuyên xem lại"
      labelSize="s"
      value={textOf(form, 'check-in')}
      choices={[
        { value: 'quarter', label: 'Mỗi quý' },
        { value: 'month', label: 'Mỗi tháng' },
      ]}
    />
    {ladders.length > 1 && (
      <Select
        name="ladder"
        label="Bậc nhắc việc"
        labelSize="s"
        value={textOf(form, 'ladder')}
        choices={ladders.map((name) => ({ value: name, label: name === 'default' ? 'Mặc định' : name }))}
      />
    )}
  </>
);

const ParentField: FC<FieldsProps> = ({ form, parents }) => (
  <>
    {parents.length > 0 && (
      <Select
        name="parent"
        label="Là kế hoạch riêng theo kế hoạch"
        labelSize="s"
        hint="Khi ban hành, việc «ban hành kế hoạch riêng» của đơn vị trong kế hoạch đó được báo xong"
        value={textOf(form, 'parent')}
        choices={[{ value: '', label: 'Không theo kế hoạch nào trên hệ thống' }, ...parents]}
      />
    )}
  </>
);

export async function takeInfo(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { form } = context.var;
  const parents = await parentChoices(plan);
  const edit = readInfo(form, { ladders: Object.keys(context.var.reference.get(laddersDocument)), parents, plan });
  if (!edit.ok) return show(context, plan, { form, errors: edit.error });
  const command = { caseId: plan.caseId, version: sentForm(form).version, edit: edit.value };
  const done = await editDraft(command, plan.ports);
  if (!done.ok) return show(context, plan, { form, errors: [fieldErrorOf(done.error)] });
  return context.redirect(pathOf(plan.caseId), 303);
}

interface Known extends Pick<FieldsProps, 'ladders' | 'parents'> {
  readonly plan: OpenPlan;
}

type InfoEdit = Parameters<typeof editDraft>[0]['edit'];

function readInfo(form: Form, { ladders, parents, plan }: Known): Result<InfoEdit, readonly FieldError[]> {
  const title = requiredText(form, 'title', { missing: 'Ghi tên kế hoạch.', longest: 1000 });
  const year = yearOf(form, 'year');
  const throughYear = yearOf(form, 'through-year');
  if (!title.ok || !year.ok || !throughYear.ok) return err(errorsOf(title, year, throughYear));
  if (throughYear.value < year.value)
    return err([{ field: 'through-year', message: 'Năm cuối không thể trước năm đầu của kế hoạch.' }]);
  const parent = parents.find(({ value }) => value === textOf(form, 'parent'));
  const ladder = ladders.find((name) => name === textOf(form, 'ladder')) ?? plan.draft.ladder;
  const before = textOf(form, 'before') === 'strict' ? 'strict' : 'lenient';
  return ok({
    title: title.value,
    year: year.value,
    throughYear: throughYear.value,
    policy: policySchema.parse({ ...plan.draft.policy, before }),
    ladder,
    checkIn: textOf(form, 'check-in') === 'month' ? 'month' : 'quarter',
    parentPlan: parent === undefined ? null : (readPlanId(parent.value) ?? null),
  });
}

function yearOf(form: Form, name: string): Result<number, FieldError> {
  const text = textOf(form, name);
  return /^20\d\d$/u.test(text)
    ? ok(Number(text))
    : err({ field: name, message: 'Ghi năm bằng bốn chữ số, ví dụ 2026.' });
}
