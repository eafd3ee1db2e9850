/** The controls of a setting, as its schema asks for them: texts, numbers, choices, lists that grow by a button. */
import type { FC } from 'hono/jsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Checkboxes, Radios, Select } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { Field, NamedField } from '../domain/settings/field.ts';
import { countName, entryCount, joined, presentName, ROOT } from '../domain/settings/form.ts';

/** Name of the buttons that show the form again with more or fewer entries, instead of saving it. */
export const ACT = 'lam';

interface Props<F extends Field = Field> {
  readonly field: F;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly path: string;
}

type Of<Kind extends Field['kind']> = Extract<Field, { readonly kind: Kind }>;

export const SettingField: FC<Props> = ({ field, ...props }) => {
  switch (field.kind) {
    case 'group':
      return <Group {...props} field={field} />;
    case 'list':
      return <List {...props} field={field} />;
    case 'variant':
      return <VariantField {...props} field={field} />;
    case 'choice':
    case 'choices':
    case 'yes-no':
      return <Chosen {...props} field={field} />;
    default:
      return <Typed {...props} field={field} />;
  }
};

const commonOf = ({ field, errors, path }: Props) => ({
  name: path,
  label: field.label,
  hint: field.hint,
  error: errorAt(errors, path),
});

const DATE_HINT = 'Năm-tháng-ngày, ví dụ 2026-07-01';

const Typed: FC<Props<Of<'text' | 'number' | 'lines'>>> = (props) => {
  const { field, form, path } = props;
  const common = commonOf(props);
  const value = textOf(form, path);
  if (field.kind === 'lines')
    return <TextArea {...common} hint={field.hint ?? 'Mỗi dòng một mục'} rows={3} value={value} />;
  if (field.kind === 'number')
    return (
      <TextInput
        {...common}
        width={5}
        inputmode="decimal"
        value={value}
        {...(field.unit === undefined ? {} : { suffix: field.unit })}
      />
    );
  if (field.long) return <TextArea {...common} rows={3} value={value} />;
  return field.date ? (
    <TextInput {...common} hint={field.hint ?? DATE_HINT} width={10} value={value} />
  ) : (
    <TextInput {...common} value={value} />
  );
};

const YES_NO = [
  { value: 'co', label: 'Có' },
  { value: 'khong', label: 'Không' },
];

const Chosen: FC<Props<Of<'choice' | 'choices' | 'yes-no'>>> = (props) => {
  const { field, form, path } = props;
  const common = commonOf(props);
  if (field.kind === 'yes-no') return <Radios {...common} inline choices={YES_NO} value={textOf(form, path)} />;
  if (field.kind === 'choices') return <Checkboxes {...common} choices={field.options} values={form.getAll(path)} />;
  const none = field.optional ? [{ value: '', label: 'Không' }] : [];
  return <Select {...common} choices={[...none, ...field.options]} value={textOf(form, path)} />;
};

const Fields: FC<Omit<Props, 'field'> & { fields: readonly NamedField[] }> = ({ fields, path, ...props }) => (
  <>
    {fields.map(({ name, field }) => (
      <SettingField {...props} field={field} path={joined(path, name)} />
    ))}
  </>
);

/** Of the setting as a whole it says what the heading of the page says: heard, not seen twice. */
const Legend: FC<{ text: string; path: string; size?: 's' | 'm' }> = ({ text, path, size = 's' }) =>
  path === ROOT ? (
    <legend class="govuk-fieldset__legend govuk-!-margin-bottom-0">
      <span class="govuk-visually-hidden">{text}</span>
    </legend>
  ) : (
    <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>{text}</legend>
  );

const Group: FC<Props<Of<'group'>>> = ({ field, form, errors, path }) => (
  <fieldset class="govuk-fieldset dh-setting">
    <Legend text={field.label} path={path} />
    {field.optional && (
      <Checkboxes
        name={presentName(path)}
        label={`${field.label}: có dùng không?`}
        choices={[{ value: 'co', label: 'Có' }]}
        values={form.getAll(presentName(path))}
      />
    )}
    <Fields fields={field.fields} form={form} errors={errors} path={path} />
  </fieldset>
);

const VariantField: FC<Props<Of<'variant'>>> = ({ field, form, errors, path }) => {
  const key = joined(path, field.key);
  const chosen = field.variants.find(({ value }) => value === textOf(form, key));
  return (
    <fieldset class="govuk-fieldset dh-setting">
      <Legend text={field.label} path={path} />
      <Select
        name={key}
        label={`${field.label}: loại`}
        choices={field.variants}
        value={textOf(form, key)}
        error={errorAt(errors, key)}
      />
      <Button kind="secondary" name={ACT} value={`hien:${path}`}>
        Hiện ô của loại đã chọn <span class="govuk-visually-hidden">({path})</span>
      </Button>
      <Fields fields={chosen?.fields ?? []} form={form} errors={errors} path={path} />
    </fieldset>
  );
};

const List: FC<Props<Of<'list'>>> = ({ field, form, errors, path }) => {
  const count = entryCount(form, path);
  const error = errorAt(errors, path);
  return (
    <fieldset class="govuk-fieldset dh-setting" id={path} tabindex={-1}>
      <Legend text={field.label} path={path} size="m" />
      {field.hint !== undefined && <p class="govuk-hint">{field.hint}</p>}
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      <input type="hidden" name={countName(path)} value={String(count)} />
      {Array.from({ length: count }, (_, place) => (
        <Entry field={field.item} form={form} errors={errors} path={joined(path, place)} place={place} />
      ))}
      <Button kind="secondary" name={ACT} value={`them:${path}`}>
        Thêm mục <span class="govuk-visually-hidden">vào {field.label}</span>
      </Button>
    </fieldset>
  );
};

const Entry: FC<Props & { place: number }> = ({ field, place, ...props }) => {
  const label = `${field.label} ${String(place + 1)}`;
  const name = nameIn(field, props);
  const content = (
    <div class="dh-card">
      <SettingField {...props} field={{ ...field, label }} />
      <Button kind="secondary" name={ACT} value={`bo:${props.path}`}>
        Bỏ mục này <span class="govuk-visually-hidden">({label})</span>
      </Button>
    </div>
  );
  return name === '' ? (
    content
  ) : (
    <Details summary={`${label}: ${name}`} open={isInWork(props)}>
      {content}
    </Details>
  );
};

/** An entry of so many fields is folded under its name: lists of them would be twenty screens of a phone. */
const MANY_FIELDS = 3;

/** What a long entry is called: its second text, since the first is its code; empty when it is short or still new. */
function nameIn(field: Field, { form, path }: Omit<Props, 'field'>): string {
  if (field.kind !== 'group' || field.fields.length < MANY_FIELDS) return '';
  const texts = field.fields.filter((each) => each.field.kind === 'text' || each.field.kind === 'lines');
  const typed = texts.map(({ name }) => textOf(form, joined(path, name)).replaceAll(/\s+/gu, ' '));
  return typed[1] ?? typed[0] ?? '';
}

/** An entry with a fault, or whose button was just pressed, stays open. */
const isInWork = ({ form, errors, path }: Omit<Props, 'field'>): boolean =>
  errors.some(({ field }) => field === path || field?.startsWith(`${path}.`)) ||
  (form.get(ACT)?.includes(path) ?? false);
