/** The template people fill in: two sheets, Vietnamese headings, and the words allowed in a cell. */
import type { AgencyClass, AgencyClassKind, Tier } from '../agency-class.ts';
import type { Role } from '../person.ts';

export const UNIT_SHEET = 'Đơn vị';
export const PEOPLE_SHEET = 'Người';

export const UNIT_COLUMNS = [
  'Mã',
  'Tên',
  'Cấp',
  'Nhóm',
  'Trực thuộc',
  'Từ ngày',
  'Đến ngày',
  'Đơn vị kế thừa',
  'Tên gọi khác',
  'Thư điện tử',
] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];

/** One row for each role or absence; the further rows of a person repeat the code alone. */
export const PEOPLE_COLUMNS = [
  'Mã',
  'Họ và tên',
  'Thư điện tử',
  'Tài khoản',
  'Vai trò',
  'Đơn vị',
  'Từ ngày',
  'Đến ngày',
  'Người thay',
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

export const TIER_LABELS: Readonly<Record<Tier, string>> = {
  central: 'Trung ương',
  province: 'Tỉnh',
  district: 'Huyện',
  commune: 'Xã',
};

export const KIND_LABELS: Readonly<Record<AgencyClassKind, string>> = {
  departments: 'Sở, ban, ngành',
  offices: 'Phòng chuyên môn',
  committees: 'UBND',
  'one-stop': 'Một cửa',
  vertical: 'Ngành dọc',
};

export const classLabel = ({ kind, tier }: AgencyClass): string =>
  `${KIND_LABELS[kind]} cấp ${TIER_LABELS[tier].toLowerCase()}`;

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  officer: 'Cán bộ',
  head: 'Thủ trưởng',
  office: 'Văn phòng',
  leader: 'Lãnh đạo',
  administrator: 'Quản trị',
  viewer: 'Người xem',
};
/** Stands in the role column of an absence. */
export const ABSENCE_LABEL = 'Vắng mặt';
/** Joins the entries of a cell. */
export const LIST_SEPARATOR = '; ';

/** The words of a column and what they mean. */
export type Choices<T> = ReadonlyMap<string, T>;

const TIERS: readonly Tier[] = ['central', 'province', 'district', 'commune'];
const KINDS: readonly AgencyClassKind[] = ['departments', 'offices', 'committees', 'one-stop', 'vertical'];
const ROLES: readonly Role[] = ['officer', 'head', 'office', 'leader', 'administrator', 'viewer'];

export const tierChoices: Choices<Tier> = new Map(TIERS.map((tier) => [TIER_LABELS[tier], tier]));
export const classChoices: Choices<AgencyClass> = new Map(
  KINDS.flatMap((kind) => TIERS.map((tier) => [classLabel({ kind, tier }), { kind, tier }] as const)),
);
export const roleChoices: Choices<Role | 'absence'> = new Map([
  ...ROLES.map((role) => [ROLE_LABELS[role], role] as const),
  [ABSENCE_LABEL, 'absence'] as const,
]);
