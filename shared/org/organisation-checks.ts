/** What makes units and people no organisation: each fault with the record and the field it stands in. */
import { addDays, formatDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Person, PersonId } from './person.ts';
import { validOn, type Unit, type UnitId, type Validity } from './unit.ts';

export type OrganisationFault =
  | 'duplicate-id'
  | 'duplicate-subject'
  | 'unknown-unit'
  | 'unknown-person'
  | 'circle'
  | 'period-reversed'
  | 'names-out-of-order'
  | 'successor-without-end'
  | 'successor-absent'
  | 'own-deputy';

export interface OrganisationProblem extends Refusal<OrganisationFault> {
  readonly field: keyof Unit | keyof Person;
  readonly of: { readonly unit: UnitId } | { readonly person: PersonId };
}

type Units = ReadonlyMap<UnitId, Unit>;
type People = ReadonlyMap<PersonId, Person>;
type Told = Omit<OrganisationProblem, 'of'>;

const told = (field: Told['field'], code: OrganisationFault, message: string, remedy: string): Told => ({
  field,
  code,
  message,
  remedy,
});

export function unitProblems(units: readonly Unit[], byId: Units): OrganisationProblem[] {
  return [
    ...repeated(units, ({ id }) => id).map(({ id }) => ({
      ...told('id', 'duplicate-id', `Mã đơn vị «${id}» bị trùng.`, 'Đặt cho mỗi đơn vị một mã riêng.'),
      of: { unit: id },
    })),
    ...units.flatMap((unit) =>
      [...ownProblems(unit), ...parentProblems(unit, byId), ...successorProblems(unit, byId)].map((problem) => ({
        ...problem,
        of: { unit: unit.id },
      })),
    ),
  ];
}

function ownProblems(unit: Unit): Told[] {
  const ordered = unit.names.every(({ validFrom }, index) => (unit.names[index - 1]?.validFrom ?? '') < validFrom);
  return [
    ...periodProblems(unit, 'validTo'),
    ...(ordered
      ? []
      : [
          told(
            'names',
            'names-out-of-order',
            `Các tên của «${unit.id}» không theo thứ tự thời gian hoặc trùng ngày.`,
            'Ghi tên cũ trước, tên mới sau; mỗi tên một ngày bắt đầu khác nhau.',
          ),
        ]),
  ];
}

const periodProblems = ({ validFrom, validTo }: Validity, field: Told['field']): Told[] =>
  validTo !== null && validTo < validFrom
    ? [
        told(
          field,
          'period-reversed',
          `Ngày kết thúc ${formatDate(validTo)} trước ngày bắt đầu ${formatDate(validFrom)}.`,
          'Sửa lại ngày bắt đầu hoặc ngày kết thúc.',
        ),
      ]
    : [];

function parentProblems(unit: Unit, byId: Units): Told[] {
  if (unit.parent === null) return [];
  if (!byId.has(unit.parent)) return [unknownUnit('parent', unit.parent)];
  const circle = circleFrom(unit.id, (id) => {
    const parent = byId.get(id)?.parent ?? null;
    return parent === null ? [] : [parent];
  });
  return circle === undefined ? [] : [circular('parent', 'trực thuộc', circle)];
}

function successorProblems(unit: Unit, byId: Units): Told[] {
  if (unit.successors.length === 0) return [];
  const circle = circleFrom(unit.id, (id) => byId.get(id)?.successors ?? []);
  if (circle !== undefined) return [circular('successors', 'kế thừa', circle)];
  if (unit.validTo === null)
    return [
      told(
        'successors',
        'successor-without-end',
        `«${unit.id}» có đơn vị kế thừa nhưng chưa có ngày kết thúc.`,
        'Ghi ngày cuối cùng đơn vị còn hoạt động, hoặc bỏ đơn vị kế thừa.',
      ),
    ];
  const dayAfter = addDays(unit.validTo, 1);
  return unit.successors.flatMap((id) => {
    const successor = byId.get(id);
    if (successor === undefined) return [unknownUnit('successors', id)];
    if (validOn(successor, dayAfter)) return [];
    return [
      told(
        'successors',
        'successor-absent',
        `Đơn vị kế thừa «${id}» không hoạt động vào ngày ${formatDate(dayAfter)}, khi «${unit.id}» bàn giao việc.`,
        'Chọn đơn vị đang hoạt động vào ngày đó, hoặc sửa thời gian hiệu lực.',
      ),
    ];
  });
}

export function personProblems(people: readonly Person[], units: Units, byId: People): OrganisationProblem[] {
  const problem = (person: Person, what: Told): OrganisationProblem => ({ ...what, of: { person: person.id } });
  return [
    ...repeated(people, ({ id }) => id).map((person) =>
      problem(
        person,
        told('id', 'duplicate-id', `Mã người «${person.id}» bị trùng.`, 'Đặt cho mỗi người một mã riêng.'),
      ),
    ),
    ...repeated(people, ({ subject }) => subject).map((person) =>
      problem(
        person,
        told(
          'subject',
          'duplicate-subject',
          `Tài khoản «${person.subject ?? ''}» đã thuộc về người khác.`,
          'Mỗi tài khoản đăng nhập chỉ dùng cho một người.',
        ),
      ),
    ),
    ...people.flatMap((person) =>
      [...roleProblems(person, units), ...deputyProblems(person, byId)].map((what) => problem(person, what)),
    ),
  ];
}

const roleProblems = (person: Person, units: Units): Told[] =>
  person.roles.flatMap((grant) => [
    ...(units.has(grant.unit) ? [] : [unknownUnit('roles', grant.unit)]),
    ...periodProblems(grant, 'roles'),
  ]);

const deputyProblems = (person: Person, byId: People): Told[] =>
  person.deputies.flatMap((absence) => [
    ...periodProblems(absence, 'deputies'),
    ...(absence.deputy === person.id
      ? [told('deputies', 'own-deputy', `«${person.id}» không thể tự thay mình.`, 'Chọn người khác thay khi vắng.')]
      : []),
    ...(byId.has(absence.deputy)
      ? []
      : [
          told(
            'deputies',
            'unknown-person',
            `Không có người mang mã «${absence.deputy}».`,
            'Thêm người đó hoặc sửa lại mã người thay.',
          ),
        ]),
  ]);

const unknownUnit = (field: Told['field'], id: UnitId): Told =>
  told(field, 'unknown-unit', `Không có đơn vị mang mã «${id}».`, 'Thêm đơn vị đó hoặc sửa lại mã.');

const circular = (field: Told['field'], what: string, circle: readonly UnitId[]): Told =>
  told(
    field,
    'circle',
    `Quan hệ ${what} đi vòng: ${circle.join(' → ')}.`,
    `Sửa một mắt trong vòng để quan hệ ${what} không quay lại chính nó.`,
  );

/** The way from `start` back to itself, ends included; undefined when there is none. */
function circleFrom(start: UnitId, next: (id: UnitId) => readonly UnitId[]): readonly UnitId[] | undefined {
  const seen = new Set<UnitId>();
  const search = (id: UnitId, way: readonly UnitId[]): readonly UnitId[] | undefined => {
    for (const following of next(id)) {
      if (following === start) return [...way, following];
      if (seen.has(following)) continue;
      seen.add(following);
      const found = search(following, [...way, following]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}

/** Every record after the first with the same key; null keys are no keys. */
function repeated<T>(records: readonly T[], keyOf: (record: T) => string | null): T[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = keyOf(record);
    if (key === null) return false;
    const before = seen.has(key);
    seen.add(key);
    return before;
  });
}
