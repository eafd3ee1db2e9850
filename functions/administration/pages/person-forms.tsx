/** The forms about one person: add, edit, give and end a role. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import type { Person } from '#shared/org/index.ts';
import { personIdSchema, personSchema, roleSchema } from '#shared/org/person.ts';
import { ROLE_LABELS } from '../domain/unit-words.ts';
import { dateFields, nameIn, optionalDate, optionalEmail, unitIn } from './fields.ts';
import type { Changed, Filled, FormFacts, OrganisationForm } from './organisation-form.tsx';
import { codeIn } from './unit-forms.tsx';

export const PEOPLE = '/quan-tri/nguoi';
export const personPage = ({ id }: Pick<Person, 'id'>): string => `${PEOPLE}/${id}`;

export const personOfPath = ({ organisation }: FormFacts, param: (name: string) => string): Person | undefined => {
  const id = personIdSchema.safeParse(param('person'));
  return id.success ? organisation.person(id.data) : undefined;
};

/** The organisation with one person in place of his former self. */
export const withPerson = ({ organisation }: FormFacts, person: Person, thenTo = personPage(person)): Changed => ({
  units: organisation.units,
  people: organisation.people.map((known) => (known.id === person.id ? person : known)),
  thenTo,
});

const IdentityFields = ({ form, error }: Filled) => (
  <>
    <TextInput name="name" label="Họ và tên" value={textOf(form, 'name')} error={error('name')} />
    <TextInput
      name="email"
      type="email"
      label="Thư điện tử"
      hint="Thư nhắc việc gửi tới đây"
      value={textOf(form, 'email')}
      error={error('email')}
    />
    <TextInput
      name="subject"
      label="Tài khoản đăng nhập"
      hint="Mã định danh của hệ thống đăng nhập (sub); để trống nếu chỉ nhận thư"
      value={textOf(form, 'subject')}
      error={error('subject')}
    />
  </>
);

function identityIn(form: Form): Result<Pick<Person, 'name' | 'email' | 'subject'>, readonly FieldError[]> {
  const name = nameIn(form, 'name', 'Chưa nhập họ và tên.');
  const email = optionalEmail(form, 'email');
  const subject = textOf(form, 'subject');
  const long: FieldError[] =
    subject.length > 255 ? [{ field: 'subject', message: 'Tài khoản dài quá 255 ký tự.' }] : [];
  if (!name.ok || !email.ok || long.length > 0) return err([...errorsOf(name, email), ...long]);
  return ok({ name: name.value, email: email.value, subject: subject === '' ? null : subject });
}

export const editPerson: OrganisationForm<Person> = {
  path: `${PEOPLE}/:person/sua`,
  subjectOf: personOfPath,
  heading: ({ name }) => `Sửa: ${name}`,
  filledWith: ({ name, email, subject }) => ({ name, email: email ?? '', subject: subject ?? '' }),
  fields: (filled) => <IdentityFields {...filled} />,
  read: (form, person, facts) => {
    const identity = identityIn(form);
    return identity.ok ? ok(withPerson(facts, { ...person, ...identity.value })) : identity;
  },
  submit: 'Lưu',
  backTo: personPage,
};

const RoleFields = ({ form, error }: Filled) => (
  <>
    <Select
      name="role"
      label="Vai trò"
      choices={roleSchema.options.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
      value={textOf(form, 'role')}
      error={error('role')}
    />
    <TextInput
      name="roles"
      label="Ở đơn vị"
      hint="Mã hoặc tên đầy đủ"
      value={textOf(form, 'roles')}
      error={error('roles')}
    />
    <DateInput
      name="validFrom"
      label="Từ ngày"
      labelSize="s"
      values={dateTextOf(form, 'validFrom')}
      error={error('validFrom')}
    />
    <DateInput
      name="validTo"
      label="Đến ngày"
      labelSize="s"
      hint="Để trống nếu chưa biết ngày thôi"
      values={dateTextOf(form, 'validTo')}
      error={error('validTo')}
    />
  </>
);

function roleIn(form: Form, facts: FormFacts): Result<Person['roles'][number], readonly FieldError[]> {
  const role = roleSchema.safeParse(textOf(form, 'role'));
  const from = dateOfForm(form, 'validFrom', 'Từ ngày');
  const to = optionalDate(form, 'validTo', 'Đến ngày');
  const unit = unitIn(form, 'roles', { ...facts, date: from.ok ? from.value : facts.today });
  const noRole: FieldError[] = role.success ? [] : [{ field: 'role', message: 'Chọn một vai trò.' }];
  if (!role.success || !from.ok || !to.ok || !unit.ok) return err([...noRole, ...errorsOf(unit, from, to)]);
  return ok({ role: role.data, unit: unit.value.id, validFrom: from.value, validTo: to.value });
}

export const addPerson: OrganisationForm<'new'> = {
  path: `${PEOPLE}/them`,
  subjectOf: () => 'new',
  heading: () => 'Thêm cán bộ',
  filledWith: (_, { today }) => ({ role: 'officer', ...dateFields('validFrom', today) }),
  fields: (filled) => (
    <>
      <IdentityFields {...filled} />
      <TextInput
        name="id"
        label="Mã"
        hint="Chữ thường không dấu, số, gạch nối; để trống thì hệ thống đặt theo tên"
        width={20}
        value={textOf(filled.form, 'id')}
        error={filled.error('id')}
      />
      <RoleFields {...filled} />
    </>
  ),
  read: (form, _, facts) => {
    const { units, people } = facts.organisation;
    const identity = identityIn(form);
    const role = roleIn(form, facts);
    const id = codeIn(form, identity.ok ? identity.value.name : '', new Set(people.map((person) => person.id)));
    if (!identity.ok || !role.ok || !id.ok)
      return err([...(identity.ok ? [] : identity.error), ...errorsOf(id), ...(role.ok ? [] : role.error)]);
    const person = personSchema.parse({ ...identity.value, id: id.value, roles: [role.value], deputies: [] });
    return ok({ units, people: [...people, person], thenTo: personPage(person) });
  },
  submit: 'Thêm cán bộ',
  backTo: () => PEOPLE,
};

export const addRole: OrganisationForm<Person> = {
  path: `${PEOPLE}/:person/vai-tro`,
  subjectOf: personOfPath,
  heading: ({ name }) => `Giao vai trò cho ${name}`,
  filledWith: (_, { today }) => ({ role: 'officer', ...dateFields('validFrom', today) }),
  fields: (filled) => <RoleFields {...filled} />,
  read: (form, person, facts) => {
    const role = roleIn(form, facts);
    return role.ok ? ok(withPerson(facts, { ...person, roles: [...person.roles, role.value] })) : role;
  },
  submit: 'Giao vai trò',
  backTo: personPage,
};

export interface Placed {
  readonly person: Person;
  readonly place: number;
}

export const placed =
  (listOf: (person: Person) => readonly unknown[]) =>
  (facts: FormFacts, param: (name: string) => string): Placed | undefined => {
    const person = personOfPath(facts, param);
    const place = /^\d{1,3}$/u.test(param('place')) ? Number(param('place')) : -1;
    return person === undefined || listOf(person)[place] === undefined ? undefined : { person, place };
  };

export const endRole: OrganisationForm<Placed> = {
  path: `${PEOPLE}/:person/vai-tro/:place`,
  subjectOf: placed(({ roles }) => roles),
  heading: ({ person }) => `Kết thúc vai trò của ${person.name}`,
  about: ({ person, place }, { organisation, today }) => {
    const grant = person.roles[place];
    return grant === undefined ? null : (
      <InsetText>
        {ROLE_LABELS[grant.role]}, {unitName(organisation, grant.unit, today)}
      </InsetText>
    );
  },
  filledWith: ({ person, place }, { today }) => dateFields('roles', person.roles[place]?.validTo ?? today),
  fields: ({ form, error }) => (
    <DateInput
      name="roles"
      label="Ngày cuối cùng giữ vai trò"
      labelSize="s"
      values={dateTextOf(form, 'roles')}
      error={error('roles')}
    />
  ),
  read: (form, { person, place }, facts) => {
    const to = dateOfForm(form, 'roles', 'Ngày cuối cùng');
    if (!to.ok) return err([to.error]);
    const roles = person.roles.map((grant, at) => (at === place ? { ...grant, validTo: to.value } : grant));
    return ok(withPerson(facts, { ...person, roles }));
  },
  submit: 'Lưu',
  backTo: ({ person }) => personPage(person),
};
