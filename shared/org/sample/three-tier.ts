/**
 * A province of three tiers as of 2024: 20 departments, 18 districts with their offices, 241 communes. One-stop desks
 * of that time have no units of their own here: a district's desk belongs to its committee's office, a commune's to the
 * committee, and so do a commune's specialised sections.
 */
import { plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Organisation } from '../organisation.ts';
import type { Person, Role } from '../person.ts';
import type { Unit } from '../unit.ts';
import { accepted, samplePeople, sampleUnit, type SamplePost, type SampleUnit } from './builders.ts';
import { placeName } from './names.ts';
import { departments, otherBodies, provinceId } from './provincial-bodies.ts';

const SINCE = plainDate('2015-01-01');
/** Invented. */
export const SAMPLE_PLACE = 'Trà Giang';
const DISTRICTS = 18;
/** 13 communes to a district and one more in the first seven: 241. */
const communesIn = (district: number): number => (district < 7 ? 14 : 13);

/** Offices under a district's committee; the first keeps its one-stop desk. */
export const districtOffices = [
  'Văn phòng HĐND và UBND',
  'Phòng Nội vụ',
  'Phòng Tư pháp',
  'Phòng Tài chính - Kế hoạch',
  'Phòng Văn hóa - Thông tin',
  'Trung tâm Văn hóa - Thông tin và Thể thao',
] as const;

export interface SampleDistrict {
  readonly committee: SampleUnit & { readonly id: string };
  readonly offices: readonly (SampleUnit & { readonly id: string })[];
  readonly communes: readonly (SampleUnit & { readonly id: string; readonly place: string })[];
  readonly urban: boolean;
}

/** The last two districts are cities, whose communes are wards; a rural district's last commune is its town. */
export const districts: readonly SampleDistrict[] = Array.from({ length: DISTRICTS }, (_, index) => districtAt(index));

function districtAt(index: number): SampleDistrict {
  const urban = index >= DISTRICTS - 2;
  const place = `${urban ? 'thành phố' : 'huyện'} ${placeName(300 + index)}`;
  const id = `ubnd-quan-huyen-${index + 1}`;
  const first = Array.from({ length: index }, (_, before) => communesIn(before)).reduce((sum, count) => sum + count, 0);
  return {
    urban,
    committee: {
      id,
      name: `UBND ${place}`,
      tier: 'district',
      parent: provinceId,
      classes: ['committees'],
      aliases: ['UBND huyện'],
    },
    offices: districtOffices.map((name, office) => ({
      id: `${id}-${office + 1}`,
      name: `${name} ${place}`,
      tier: 'district',
      parent: id,
      classes: office === 0 ? ['offices', 'one-stop'] : ['offices'],
      aliases: [name, `${name} huyện`],
    })),
    communes: Array.from({ length: communesIn(index) }, (_, commune) => {
      const kind = urban ? 'phường' : commune === communesIn(index) - 1 ? 'thị trấn' : 'xã';
      return {
        id: `ubnd-xa-${first + commune + 1}`,
        place: placeName(first + commune),
        name: `UBND ${kind} ${placeName(first + commune)}`,
        tier: 'commune',
        parent: id,
        classes: ['committees', 'one-stop', 'offices'],
        aliases: [`UBND ${kind}`],
      };
    }),
  };
}

type Staff = readonly SamplePost[];

/** The officers of the demonstration sign-in stand among the sample's people, under the same subjects. */
const OWN_STAFF: Readonly<Record<string, Staff>> = {
  [provinceId]: [{ id: 'chu-tich', name: 'Nguyễn Thị Hồng Hạnh', roles: ['leader'] }, ['leader'], ['leader']],
  'van-phong-ubnd-tinh': [
    { id: 'chanh-van-phong', name: 'Trần Quốc Đạt', roles: ['head', 'office'] },
    { id: 'kiem-soat-tthc', name: 'Lê Thị Mỹ Duyên', roles: ['office', 'officer'] },
    { id: 'tiep-nhan-pakn', name: 'Phạm Văn Giỏi', roles: ['officer'] },
    { id: 'quan-tri', name: 'Đỗ Mạnh Quyền', roles: ['administrator'] },
  ],
  'so-tu-phap': [['head'], { id: 'so-tu-phap', name: 'Hoàng Kim Phượng', roles: ['officer'] }],
  'so-xay-dung': [
    { id: 'giam-doc-so-xay-dung', name: 'Vũ Đình Khải', roles: ['head'] },
    { id: 'so-xay-dung', name: 'Đặng Thùy Trang', roles: ['officer'] },
  ],
  'ubnd-xa-1': [
    { id: 'chu-tich-xa', name: 'Bùi Xuân Nghĩa', roles: ['head', 'leader'] },
    { id: 'mot-cua-xa', name: 'Ngô Thị Ước', roles: ['officer', 'office'] },
    ['officer'],
  ],
};

const COMMITTEE: readonly (readonly Role[])[] = [
  ['head', 'leader'],
  ['officer', 'office'],
];

function staffOf(unit: Unit): Staff {
  const own = OWN_STAFF[unit.id];
  if (own !== undefined) return own;
  if (unit.tier === 'commune') return [...COMMITTEE, ['officer']];
  if (unit.classes.some(({ kind }) => kind === 'committees')) return COMMITTEE;
  return unit.classes.some(({ kind, tier }) => kind === 'one-stop' && tier === 'district')
    ? [['head', 'office'], ['officer']]
    : [['head'], ['officer']];
}

/** Deterministic. `place`: the name of the province; `since`: the first day of every unit and role. */
export function threeTierProvince(place: string = SAMPLE_PLACE, since: PlainDate = SINCE): Organisation {
  const province: SampleUnit = {
    id: provinceId,
    name: `UBND tỉnh ${place}`,
    tier: 'province',
    parent: null,
    classes: ['committees'],
    aliases: ['UBND tỉnh'],
  };
  const below = districts.flatMap(({ committee, offices, communes }) => [committee, ...offices, ...communes]);
  const units = [province, ...departments, ...otherBodies(place), ...below].map((unit) => sampleUnit(unit, since));
  const people: Person[] = [];
  for (const unit of units) people.push(...samplePeople(unit, staffOf(unit), since, people.length));
  return accepted(Organisation.of(units, people));
}
