/** The forms about one unit: add, edit, rename, close. */
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { Checkboxes, Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { addDays } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Unit } from '#shared/org/index.ts';
import { idPattern, nameOn, unitIdSchema, unitSchema } from '#shared/org/unit.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, dateTextOf, errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { codeFrom, unitMeant } from '../domain/search.ts';
import { classesFrom, isTier, kindChoices, tierChoices } from '../domain/unit-words.ts';
import { dateFields, linesOf, nameIn, namesIn, optionalDate, optionalEmail, unitIn } from './fields.ts';
import type { Changed, Filled, FormFacts, OrganisationForm } from './organisation-form.tsx';

const UNITS = '/quan-tri/don-vi';
const pageOf = ({ id }: Pick<Unit, 'id'>): string => `${UNITS}/${id}`;

const unitOfPath = ({ organisation }: FormFacts, param: (name: string) => string): Unit | undefined => {
  const id = unitIdSchema.safeParse(param('unit'));
  return id.success ? organisation.unit(id.data) : undefined;
};

const nameNow = (unit: Unit, { today }: FormFacts): string => nameOn(unit, today);

/** The organisation with one unit in place of its former self. */
const replaced = ({ organisation }: FormFacts, unit: Unit): Changed => ({
  units: organisation.units.map((known) => (known.id === unit.id ? unit : known)),
  people: organisation.people,
  thenTo: pageOf(unit),
});

const CommonFields = ({ form, error }: Filled) => (
  <>
    <Checkboxes
      name="classes"
      label="Thuộc nhóm nào"
      labelSize="s"
      hint="Kế hoạch giao việc theo nhóm, ví dụ «Các sở, ban, ngành»: đơn vị trong nhóm đều nhận việc."
      choices={kindChoices}
      values={form.getAll('classes')}
    />
    <TextInput
      name="parent"
      label="Trực thuộc"
      hint="Mã hoặc tên đầy đủ; để trống nếu đứng đầu"
      value={textOf(form, 'parent')}
      error={error('parent')}
    />
    <TextArea
      name="aliases"
      label="Tên gọi khác"
      hint="Mỗi dòng một tên mà kế hoạch hay dùng, ví dụ TTPVHCC"
      rows={3}
      value={textOf(form, 'aliases')}
      error={error('aliases')}
    />
    <TextInput
      name="mail"
      type="email"
      label="Thư điện tử của đơn vị"
      value={textOf(form, 'mail')}
      error={error('mail')}
    />
  </>
);

interface Common {
  readonly parent: Unit['parent'];
  readonly aliases: Unit['aliases'];
  readonly mail: Unit['mail'];
}

function commonIn(form: Form, { organisation, today: date }: FormFacts): Result<Common, readonly FieldError[]> {
  const parent = textOf(form, 'parent') === '' ? ok(null) : unitIn(form, 'parent', { organisation, date });
  const aliases = namesIn(form, 'aliases');
  const mail = optionalEmail(form, 'mail');
  if (!parent.ok || !aliases.ok || !mail.ok) return err(errorsOf(parent, aliases, mail));
  return ok({ parent: parent.value?.id ?? null, aliases: aliases.value, mail: mail.value });
}

export const editUnit: OrganisationForm<Unit> = {
  path: `${UNITS}/:unit/sua`,
  subjectOf: unitOfPath,
  heading: (unit, facts) => `Sửa: ${nameNow(unit, facts)}`,
  filledWith: (unit, { organisation, today }) => {
    const parent = unit.parent === null ? undefined : organisation.parentOn(unit, today);
    return {
      classes: unit.classes.filter(({ tier }) => tier === unit.tier).map(({ kind }) => kind),
      parent: parent?.id ?? '',
      aliases: unit.aliases.join('\n'),
      mail: unit.mail ?? '',
    };
  },
  fields: (filled) => <CommonFields {...filled} />,
  read: (form, unit, facts) => {
    const common = commonIn(form, facts);
    if (!common.ok) return common;
    // A parent that is gone and was not touched stays: old records hang under it.
    const shown = unit.parent === null ? null : (facts.organisation.parentOn(unit, facts.today)?.id ?? null);
    const parent = common.value.parent === shown ? unit.parent : common.value.parent;
    const classes = classesFrom(form.getAll('classes'), unit.tier, unit.classes);
    return ok(replaced(facts, { ...unit, ...common.value, parent, classes }));
  },
  submit: 'Lưu',
  backTo: pageOf,
};

export const renameUnit: OrganisationForm<Unit> = {
  path: `${UNITS}/:unit/doi-ten`,
  subjectOf: unitOfPath,
  heading: (unit, facts) => `Đổi tên: ${nameNow(unit, facts)}`,
  about: () => <InsetText>Hồ sơ cũ vẫn mang tên cũ; từ ngày ghi dưới đây mới dùng tên mới.</InsetText>,
  filledWith: (_unit, { today }) => dateFields('validFrom', today),
  fields: ({ form, error }) => (
    <>
      <TextInput name="names" label="Tên mới" value={textOf(form, 'names')} error={error('names')} />
      <DateInput
        name="validFrom"
        label="Dùng từ ngày"
        labelSize="s"
        values={dateTextOf(form, 'validFrom')}
        error={error('validFrom')}
      />
    </>
  ),
  read: (form, unit, facts) => {
    const name = nameIn(form, 'names', 'Chưa nhập tên mới.');
    const from = dateOfForm(form, 'validFrom', 'Ngày dùng tên mới');
    if (!name.ok || !from.ok) return err(errorsOf(name, from));
    return ok(replaced(facts, { ...unit, names: [...unit.names, { name: name.value, validFrom: from.value }] }));
  },
  submit: 'Lưu tên mới',
  backTo: pageOf,
};

export const closeUnit: OrganisationForm<Unit> = {
  path: `${UNITS}/:unit/ket-thuc`,
  subjectOf: unitOfPath,
  heading: (unit, facts) => `Kết thúc hoạt động: ${nameNow(unit, facts)}`,
  about: () => (
    <InsetText>
      Từ hôm sau ngày kết thúc, việc đang mở chuyển sang đơn vị kế thừa, giữ nguyên hạn. Đơn vị không bị xóa: hồ sơ cũ
      vẫn xem được.
    </InsetText>
  ),
  filledWith: ({ validTo, successors }) => ({ ...dateFields('validTo', validTo), successors: successors.join('\n') }),
  fields: ({ form, error }) => (
    <>
      <DateInput
        name="validTo"
        label="Ngày hoạt động cuối cùng"
        labelSize="s"
        hint="Để trống nếu đơn vị tiếp tục hoạt động"
        values={dateTextOf(form, 'validTo')}
        error={error('validTo')}
      />
      <TextArea
        name="successors"
        label="Đơn vị kế thừa"
        hint="Mỗi dòng một mã hoặc tên đầy đủ; đơn vị nhận chính ghi trước"
        rows={3}
        value={textOf(form, 'successors')}
        error={error('successors')}
      />
    </>
  ),
  read: (form, unit, facts) => {
    const validTo = optionalDate(form, 'validTo', 'Ngày kết thúc');
    if (!validTo.ok) return err([validTo.error]);
    const date = validTo.value === null ? facts.today : addDays(validTo.value, 1);
    const meant = linesOf(form, 'successors').map((line) => unitMeant(facts.organisation, line, date));
    const wrong = meant.flatMap((result) => (result.ok ? [] : [{ field: 'successors', message: result.error }]));
    if (wrong.length > 0) return err(wrong);
    const successors = [...new Set(meant.flatMap((result) => (result.ok ? [result.value.id] : [])))];
    return ok(replaced(facts, { ...unit, validTo: validTo.value, successors }));
  },
  submit: 'Lưu',
  backTo: pageOf,
};

export const addUnit: OrganisationForm<'new'> = {
  path: `${UNITS}/them`,
  subjectOf: () => 'new',
  heading: () => 'Thêm đơn vị',
  filledWith: (_, { today }) => ({ tier: 'province', ...dateFields('validFrom', today) }),
  fields: (filled) => {
    const { form, error } = filled;
    return (
      <>
        <TextInput name="names" label="Tên đơn vị" value={textOf(form, 'names')} error={error('names')} />
        <TextInput
          name="id"
          label="Mã"
          hint="Chữ thường không dấu, số, gạch nối; để trống thì hệ thống đặt theo tên"
          width={20}
          value={textOf(form, 'id')}
          error={error('id')}
        />
        <Select name="tier" label="Cấp" choices={tierChoices} value={textOf(form, 'tier')} error={error('tier')} />
        <DateInput
          name="validFrom"
          label="Hoạt động từ ngày"
          labelSize="s"
          values={dateTextOf(form, 'validFrom')}
          error={error('validFrom')}
        />
        <CommonFields {...filled} />
      </>
    );
  },
  read: readNewUnit,
  submit: 'Thêm đơn vị',
  backTo: () => UNITS,
};

function readNewUnit(form: Form, _: 'new', facts: FormFacts): Result<Changed, readonly FieldError[]> {
  const { organisation } = facts;
  const name = nameIn(form, 'names', 'Chưa nhập tên đơn vị.');
  const from = dateOfForm(form, 'validFrom', 'Ngày bắt đầu');
  const id = codeIn(form, name.ok ? name.value : '', new Set(organisation.units.map((unit) => unit.id)));
  const common = commonIn(form, facts);
  const tier = textOf(form, 'tier');
  const noTier: FieldError[] = isTier(tier) ? [] : [{ field: 'tier', message: 'Chọn cấp của đơn vị.' }];
  if (!name.ok || !from.ok || !id.ok || !common.ok || !isTier(tier))
    return err([...errorsOf(name, id), ...noTier, ...errorsOf(from), ...(common.ok ? [] : common.error)]);
  const unit = unitSchema.parse({
    ...common.value,
    id: id.value,
    tier,
    classes: classesFrom(form.getAll('classes'), tier),
    validFrom: from.value,
    validTo: null,
    successors: [],
    names: [{ name: name.value, validFrom: from.value }],
  });
  return ok({ units: [...organisation.units, unit], people: organisation.people, thenTo: pageOf(unit) });
}

/** The code typed, or one made of the name. */
export function codeIn(form: Form, name: string, taken: ReadonlySet<string>): Result<string, FieldError> {
  const typed = textOf(form, 'id');
  if (typed === '') return ok(codeFrom(name, taken));
  if (!idPattern.test(typed) || typed.length > 80)
    return err({ field: 'id', message: 'Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ so-tu-phap.' });
  return ok(typed);
}
