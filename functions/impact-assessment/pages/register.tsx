/** A drafting unit registers a text: one form. */
import type { FC } from 'hono/jsx';
import { newCaseId } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Unit } from '#shared/org/index.ts';
import { nameOn } from '#shared/org/unit.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Radios, Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { DATE_NAMES } from '../domain/dates.ts';
import { casePath, KINDS, LIST, readCaseId } from '../domain/text.ts';
import { registerText } from '../use-cases/register-text.ts';
import { portsOf, type PagePorts } from './context.ts';
import { readRegisterForm } from './register-form.ts';
import { KIND_WORDS } from './words.ts';

interface RegisterProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly units: readonly Unit[];
  readonly today: PlainDate;
  readonly csrfToken: string;
  readonly requestKey: string;
}

const RegisterPage: FC<RegisterProps> = (props) => (
  <FormPage heading="Đăng ký dự thảo văn bản có quy định thủ tục hành chính" errors={props.errors}>
    <FormFrame csrfToken={props.csrfToken} requestKey={props.requestKey} version={0} submit="Đăng ký" cancelHref={LIST}>
      {props.units.length > 1 && <UnitField {...props} />}
      <TextFields {...props} />
      <DateFields {...props} />
      <TextArea
        name="procedures"
        label="Thủ tục mà dự thảo quy định"
        hint="Mỗi thủ tục một dòng; từng thủ tục sẽ có biểu đánh giá và bảng tính chi phí riêng"
        labelSize="s"
        value={props.form.get('procedures') ?? ''}
        error={errorAt(props.errors, 'procedures')}
      />
    </FormFrame>
  </FormPage>
);

const UnitField: FC<RegisterProps> = ({ form, errors, units, today }) => (
  <Select
    name="unit"
    label="Đơn vị soạn thảo"
    labelSize="s"
    value={textOf(form, 'unit')}
    choices={[
      { value: '', label: 'Chọn đơn vị' },
      ...units.map((unit) => ({ value: unit.id, label: nameOn(unit, today) })),
    ]}
    error={errorAt(errors, 'unit')}
  />
);

const TextFields: FC<RegisterProps> = ({ form, errors }) => (
  <>
    <TextArea
      name="title"
      label="Tên dự thảo văn bản"
      labelSize="s"
      rows={3}
      value={textOf(form, 'title')}
      error={errorAt(errors, 'title')}
    />
    <Radios
      name="kind"
      label="Loại văn bản"
      labelSize="s"
      value={textOf(form, 'kind')}
      choices={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      error={errorAt(errors, 'kind')}
    />
    <TextInput
      name="programme"
      label="Chương trình, kế hoạch xây dựng văn bản"
      hint="Số, ký hiệu văn bản, ví dụ 12/CTr-UBND"
      labelSize="s"
      width={20}
      value={textOf(form, 'programme')}
      error={errorAt(errors, 'programme')}
    />
  </>
);

const DATES = ['assessment', 'opinion', 'appraisal', 'issue'] as const;

const DateFields: FC<RegisterProps> = ({ form, errors }) => (
  <>
    <h2 class="govuk-heading-m">Các mốc trong chương trình</h2>
    {DATES.map((name) => (
      <DateInput
        name={name}
        label={DATE_NAMES[name]}
        labelSize="s"
        values={dateTextOf(form, name)}
        error={errorAt(errors, name)}
      />
    ))}
  </>
);

type Shown = Pick<RegisterProps, 'form' | 'errors' | 'requestKey'>;

const unitsOf = (context: PageContext): readonly Unit[] => signedIn(context).access.unitsAs('officer', 'head');

function show(context: PageContext, shown: Shown): Promise<Response> {
  const { reader } = signedIn(context);
  const hasErrors = shown.errors.length > 0;
  if (hasErrors) context.status(422);
  const page = (
    <RegisterPage {...shown} units={unitsOf(context)} today={context.var.today} csrfToken={reader.csrfToken} />
  );
  return context.var.page(page, { title: 'Đăng ký dự thảo', hasErrors, beforeMain: <BackLink href={LIST} /> });
}

/** The form's key is the id of the case it will open: sent twice, it opens one. */
export const showRegister = (context: PageContext): Promise<Response> =>
  show(context, {
    form: new URLSearchParams(),
    errors: [],
    requestKey: newCaseId(context.env.receivedAt, context.env.requestId),
  });

export const takeRegister =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form, today } = context.var;
    const { access } = signedIn(context);
    const caseId = readCaseId(textOf(form, 'request-key'));
    if (caseId === undefined) return context.var.problem(problems.malformed);
    const read = readRegisterForm(form, { today, units: unitsOf(context) });
    if (!read.ok) return show(context, { form, errors: read.error, requestKey: caseId });
    const by = access.actorFor(read.value.draftingUnit);
    const command = { form: read.value, caseId, by, now: context.env.receivedAt };
    const registered = await registerText(command, portsOf(context, pages));
    if (!registered.ok && registered.error.code !== 'case-exists')
      return show(context, { form, errors: [fieldErrorOf(registered.error)], requestKey: caseId });
    return context.redirect(casePath(caseId), 303);
  };
