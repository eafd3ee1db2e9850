/** The forms about one person's absences: away with a deputy, and back. */
import { addDays } from '#shared/kernel/civil-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Person } from '#shared/org/index.ts';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { dateOfForm, dateTextOf } from '#shared/ui/form-reading.ts';
import { absenceIn, AbsenceFields } from './absence-fields.tsx';
import { dateFields } from './fields.ts';
import type { OrganisationForm } from './organisation-form.tsx';
import { PEOPLE, personOfPath, personPage, placed, withPerson, type Placed } from './person-forms.tsx';

export const addAbsence: OrganisationForm<Person> = {
  path: `${PEOPLE}/:person/vang-mat`,
  subjectOf: personOfPath,
  heading: ({ name }) => `${name} vắng mặt`,
  about: () => (
    <InsetText>Trong những ngày này người thay nhận thư và làm việc thay, hồ sơ ghi rõ làm thay cho ai.</InsetText>
  ),
  filledWith: (_, { today }) => dateFields('from', today),
  fields: (filled) => <AbsenceFields {...filled} />,
  read: (form, person, facts) => {
    const absence = absenceIn(form, facts);
    return absence.ok ? ok(withPerson(facts, { ...person, deputies: [...person.deputies, absence.value] })) : absence;
  },
  submit: 'Lưu',
  backTo: personPage,
};

export const endAbsence: OrganisationForm<Placed> = {
  path: `${PEOPLE}/:person/vang-mat/:place`,
  subjectOf: placed(({ deputies }) => deputies),
  heading: ({ person }) => `${person.name} trở lại làm việc`,
  filledWith: (_, { today }) => dateFields('deputies', today),
  fields: ({ form, error }) => (
    <DateInput
      name="deputies"
      label="Ngày làm việc trở lại"
      labelSize="s"
      hint="Nếu trước ngày bắt đầu vắng mặt thì lần vắng mặt này bị bỏ"
      values={dateTextOf(form, 'deputies')}
      error={error('deputies')}
    />
  ),
  read: (form, { person, place }, facts) => {
    const back = dateOfForm(form, 'deputies', 'Ngày trở lại');
    if (!back.ok) return err([back.error]);
    const deputies = person.deputies.flatMap((absence, at) => {
      if (at !== place) return [absence];
      return back.value <= absence.validFrom ? [] : [{ ...absence, validTo: addDays(back.value, -1) }];
    });
    return ok(withPerson(facts, { ...person, deputies }));
  },
  submit: 'Lưu',
  backTo: ({ person }) => personPage(person),
};
