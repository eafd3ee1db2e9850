/** A province of seven units: a committee with office and two departments, a district with office and one section. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import { personId, personSchema, type Person, type Role } from '#shared/org/person.ts';
import { unitId, unitSchema, type Unit } from '#shared/org/unit.ts';

const SINCE = plainDate('2020-01-01');

const aUnit = (id: string, name: string, tier: Unit['tier'], parent: string | null): Unit =>
  unitSchema.parse({
    id,
    tier,
    classes: [],
    parent,
    validFrom: SINCE,
    validTo: null,
    successors: [],
    names: [{ name, validFrom: SINCE }],
    aliases: [],
    mail: null,
  });

export const units: Unit[] = [
  aUnit('ubnd-tinh', 'UBND tỉnh Quảng Nam', 'province', null),
  aUnit('van-phong', 'Văn phòng UBND tỉnh', 'province', 'ubnd-tinh'),
  aUnit('so-tu-phap', 'Sở Tư pháp', 'province', 'ubnd-tinh'),
  aUnit('so-noi-vu', 'Sở Nội vụ', 'province', 'ubnd-tinh'),
  aUnit('ubnd-huyen', 'UBND huyện Quế Sơn', 'district', 'ubnd-tinh'),
  aUnit('van-phong-huyen', 'Văn phòng UBND huyện Quế Sơn', 'district', 'ubnd-huyen'),
  aUnit('phong-tu-phap', 'Phòng Tư pháp huyện Quế Sơn', 'district', 'ubnd-huyen'),
];

const aPerson = (id: string, name: string, unit: string, role: Role, email: string | null): Person =>
  personSchema.parse({
    id: personId(id),
    name,
    email,
    subject: id,
    roles: [{ unit: unitId(unit), role, validFrom: SINCE, validTo: null }],
    deputies: [],
  });

const withMail = (id: string, name: string, unit: string, role: Role): Person =>
  aPerson(id, name, unit, role, `${id}@tinh.gov.vn`);

export const people: Person[] = [
  withMail('chu-tich', 'Lê Trí Thanh', 'ubnd-tinh', 'leader'),
  withMail('minh', 'Trần Thị Minh', 'van-phong', 'office'),
  withMail('lan', 'Nguyễn Thị Lan', 'so-tu-phap', 'officer'),
  withMail('hoa', 'Phạm Thị Hòa', 'so-tu-phap', 'head'),
  withMail('binh', 'Võ Văn Bình', 'so-noi-vu', 'officer'),
  withMail('dung', 'Hồ Quốc Dũng', 'so-noi-vu', 'head'),
  withMail('chu-tich-huyen', 'Đỗ Văn Sơn', 'ubnd-huyen', 'leader'),
  withMail('oanh', 'Bùi Thị Oanh', 'van-phong-huyen', 'office'),
  aPerson('tu', 'Ngô Văn Tú', 'phong-tu-phap', 'officer', null),
  withMail('quan-tri', 'Quản trị viên', 'van-phong', 'administrator'),
];
