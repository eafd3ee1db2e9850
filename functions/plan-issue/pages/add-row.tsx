/** A row the text does not have, or one that an amendment adds. */
import type { FC } from 'hono/jsx';
import { err, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { addRow } from '../use-cases/change-rows.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { readRowForm, RowFields } from './row-form.tsx';
import { settingOf } from './row.tsx';

export const showAdd = (context: PageContext, plan: OpenPlan): Promise<Response> =>
  show(context, plan, { form: new URLSearchParams(), errors: [] });

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function show(context: PageContext, plan: OpenPlan, { form, errors }: Shown): Promise<Response> {
  if (errors.length > 0) context.status(422);
  const requestKey = textOf(form, 'request-key') || context.env.requestId;
  const back = `${pathOf(plan.caseId)}/ra-soat`;
  const page = (
    <FormPage heading="Thêm nhiệm vụ" errors={errors}>
      <FormFrame
        csrfToken={plan.reader.csrfToken}
        requestKey={requestKey}
        version={plan.version}
        submit="Thêm"
        cancelHref={back}
      >
        <PlaceFields plan={plan} form={form} errors={errors} />
        <RowFields form={form} errors={errors} asksWhy={plan.draft.amends !== null} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: 'Thêm nhiệm vụ',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href={back} />,
  });
}

const PlaceFields: FC<{ plan: OpenPlan } & Shown> = ({ plan, form, errors }) => {
  const sections = plan.draft.sections.flatMap(({ section, no, title }) => {
    const value = section ?? no;
    return value === null ? [] : [{ value, label: `${value}. ${title}` }];
  });
  return (
    <>
      {sections.length > 0 && (
        <Select
          name="section"
          label="Thuộc mục"
          labelSize="s"
          value={textOf(form, 'section')}
          choices={[...sections, { value: '', label: 'Không thuộc mục nào' }]}
        />
      )}
      <TextInput
        name="no"
        label="Số thứ tự"
        labelSize="s"
        hint="Ví dụ: 5"
        width={5}
        value={textOf(form, 'no')}
        error={errorAt(errors, 'no')}
      />
    </>
  );
};

export async function takeAdd(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { form } = context.var;
  const added = await add(context, plan, form);
  if (!added.ok) return show(context, plan, { form, errors: added.error });
  return context.redirect(`${pathOf(plan.caseId)}/ra-soat`, 303);
}

async function add(context: PageContext, plan: OpenPlan, form: Form): Promise<Result<unknown, readonly FieldError[]>> {
  const edit = readRowForm(form, settingOf(context, plan, null));
  const why = plan.draft.amends === null ? null : textOf(form, 'why');
  const missing: FieldError[] = [
    ...(why === '' ? [{ field: 'why', message: 'Ghi lý do thêm nhiệm vụ này.' }] : []),
    ...(/^[\p{L}\d.]{1,12}$/u.test(textOf(form, 'no'))
      ? []
      : [{ field: 'no', message: 'Ghi số thứ tự của nhiệm vụ, ví dụ 5.' }]),
  ];
  if (!edit.ok || missing.length > 0) return err([...missing, ...(edit.ok ? [] : edit.error)]);
  const section = textOf(form, 'section') === '' ? null : textOf(form, 'section');
  const done = await addRow(
    { caseId: plan.caseId, edit: edit.value, section, no: textOf(form, 'no'), why },
    plan.ports,
  );
  return done.ok ? done : err([fieldErrorOf(done.error)]);
}
