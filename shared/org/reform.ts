/** A reform as an administrator enters it: what opens, closes and is renamed on a day, and who is appointed where. */
import { addDays, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { Organisation } from './organisation.ts';
import type { OrganisationProblem } from './organisation-checks.ts';
import type { Person, PersonId, Role } from './person.ts';
import { validOn, type Unit, type UnitId } from './unit.ts';

export interface Reform {
  /** First day of the new order. */
  readonly date: PlainDate;
  readonly opens: readonly Omit<Unit, 'validFrom' | 'validTo' | 'successors'>[];
  readonly closes: readonly { readonly unit: UnitId; readonly successors: readonly UnitId[] }[];
  readonly renames: readonly { readonly unit: UnitId; readonly name: string }[];
  readonly appointments: readonly { readonly person: PersonId; readonly unit: UnitId; readonly role: Role }[];
}

/** The organisation with the reform in its history. Refused when it closes, renames or appoints what is not there. */
export function afterReform(
  before: Organisation,
  reform: Reform,
): Result<Organisation, readonly OrganisationProblem[]> {
  const touched = [...reform.closes, ...reform.renames].map(({ unit }) => unit);
  const missing = touched.filter((id) => {
    const unit = before.unit(id);
    return unit === undefined || !validOn(unit, reform.date);
  });
  const strangers = reform.appointments.filter(({ person }) => before.person(person) === undefined);
  if (missing.length + strangers.length > 0)
    return err([...missing.map((id) => notThere(id, reform.date)), ...strangers.map(({ person }) => nobodyOf(person))]);
  const closes = new Map(reform.closes.map((close) => [close.unit, close.successors]));
  const renames = new Map(reform.renames.map((rename) => [rename.unit, rename.name]));
  const units = before.units.map((unit): Unit => {
    const name = renames.get(unit.id);
    const successors = closes.get(unit.id);
    return {
      ...unit,
      ...(successors === undefined ? {} : { successors, validTo: addDays(reform.date, -1) }),
      names: name === undefined ? unit.names : [...unit.names, { name, validFrom: reform.date }],
    };
  });
  const opened = reform.opens.map((unit): Unit => ({ ...unit, validFrom: reform.date, validTo: null, successors: [] }));
  return Organisation.of([...units, ...opened], appointed(before.people, reform));
}

function appointed(people: readonly Person[], { appointments, date }: Reform): readonly Person[] {
  const grants = Map.groupBy(appointments, ({ person }) => person);
  return people.map((person) => ({
    ...person,
    roles: [
      ...person.roles,
      ...(grants.get(person.id) ?? []).map(({ unit, role }) => ({ unit, role, validFrom: date, validTo: null })),
    ],
  }));
}

const notThere = (unit: UnitId, date: PlainDate): OrganisationProblem => ({
  code: 'unknown-unit',
  field: 'id',
  of: { unit },
  message: `Không có đơn vị «${unit}» đang hoạt động vào ngày ${formatDate(date)} để giải thể hoặc đổi tên.`,
  remedy: 'Kiểm tra lại mã đơn vị và ngày bắt đầu của đợt sắp xếp.',
});

const nobodyOf = (person: PersonId): OrganisationProblem => ({
  code: 'unknown-person',
  field: 'id',
  of: { person },
  message: `Không có người mang mã «${person}» để giao vai trò.`,
  remedy: 'Thêm người đó trước, hoặc sửa lại mã.',
});
