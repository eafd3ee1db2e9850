/**
 * The same province as of 2026, by two reforms played over its three-tier history: departments merged on 01/3/2025, and
 * from 01/7/2025 no districts and 94 communes, each with offices and a public-service centre (Luật Tổ chức chính quyền
 * địa phương số 72/2025/QH15; Nghị định 118/2025/NĐ-CP). The day departments merged differs by province.
 */
import { plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { AgencyClassKind } from '../agency-class.ts';
import type { Organisation } from '../organisation.ts';
import { personId, type Role } from '../person.ts';
import { afterReform, type Reform } from '../reform.ts';
import { nameOn, unitId, type Unit } from '../unit.ts';
import { accepted, sampleUnit } from './builders.ts';
import { pick } from './names.ts';
import { officeId, provinceId } from './provincial-bodies.ts';
import { districts, SAMPLE_PLACE, threeTierProvince, type SampleDistrict } from './three-tier.ts';

const MERGER = plainDate('2025-03-01');
const TWO_TIERS = plainDate('2025-07-01');

/** Deterministic. `place`, `since` as for the three-tier province it grows out of. */
export function twoTierProvince(place: string = SAMPLE_PLACE, since?: PlainDate): Organisation {
  const before = threeTierProvince(place, since);
  const merged = accepted(afterReform(before, departmentMerger(before)));
  return accepted(afterReform(merged, twoTierReform(merged, place)));
}

const opened = (unit: Parameters<typeof sampleUnit>[0], date: PlainDate): Reform['opens'][number] =>
  sampleUnit(unit, date);

/** Whose work went where (domain §5); «Sở Nông nghiệp và Môi trường» and «Sở Dân tộc và Tôn giáo» are new. */
const MERGED: readonly (readonly [closed: string, successor: string])[] = [
  ['so-ke-hoach-va-dau-tu', 'so-tai-chinh'],
  ['so-lao-dong-thuong-binh-va-xa-hoi', 'so-noi-vu'],
  ['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe'],
  ['so-giao-thong-van-tai', 'so-xay-dung'],
  ['so-tai-nguyen-va-moi-truong', 'so-nong-nghiep-va-moi-truong'],
  ['so-nong-nghiep-va-phat-trien-nong-thon', 'so-nong-nghiep-va-moi-truong'],
  ['ban-dan-toc', 'so-dan-toc-va-ton-giao'],
  ['so-ngoai-vu', officeId],
];

function departmentMerger(before: Organisation): Reform {
  const heads: Reform['appointments'][number][] = [
    {
      person: personId('so-nong-nghiep-va-phat-trien-nong-thon-1'),
      unit: unitId('so-nong-nghiep-va-moi-truong'),
      role: 'head',
    },
    { person: personId('ban-dan-toc-1'), unit: unitId('so-dan-toc-va-ton-giao'), role: 'head' },
  ];
  return {
    date: MERGER,
    opens: ['Sở Nông nghiệp và Môi trường', 'Sở Dân tộc và Tôn giáo'].map((name) =>
      opened({ name, tier: 'province', parent: provinceId, classes: ['departments'] }, MERGER),
    ),
    closes: MERGED.map(([closed, successor]) => ({ unit: unitId(closed), successors: [unitId(successor)] })),
    renames: [],
    appointments: [
      ...heads,
      ...MERGED.flatMap(([closed, successor]) => movedOfficers(before, unitId(closed), unitId(successor))),
    ],
  };
}

/** Officers go on in the unit that has their work. */
const movedOfficers = (before: Organisation, from: Unit['id'], to: Unit['id']): Reform['appointments'] =>
  before
    .peopleOf(from)
    .filter(({ roles }) => roles.some(({ unit, role }) => unit === from && role === 'officer'))
    .map(({ id }) => ({ person: id, unit: to, role: 'officer' }));

/** What a commune has from 01/7/2025 under its committee, and the district office whose work it takes. */
const communeOffices: readonly {
  readonly name: string;
  readonly classes: readonly AgencyClassKind[];
  readonly takes: readonly number[];
}[] = [
  { name: 'Văn phòng HĐND và UBND', classes: ['offices'], takes: [0, 2] },
  { name: 'Phòng Kinh tế', classes: ['offices'], takes: [3] },
  { name: 'Phòng Văn hóa - Xã hội', classes: ['offices'], takes: [1, 4] },
  { name: 'Trung tâm Phục vụ hành chính công', classes: ['one-stop'], takes: [] },
];

type SampleCommune = SampleDistrict['communes'][number];

/** 18 districts became 94 communes: six in the first four, five in each other. */
function groupsOf({ communes }: SampleDistrict, index: number): readonly (readonly SampleCommune[])[] {
  const count = index < 4 ? 6 : 5;
  const startOf = (group: number): number => Math.floor((group * communes.length) / count);
  return Array.from({ length: count }, (_, group) => communes.slice(startOf(group), startOf(group + 1)));
}

function twoTierReform(before: Organisation, place: string): Reform {
  const reforms = districts.map((district, index) => districtReform(before, district, index));
  const press = opened(
    {
      name: 'Báo và Phát thanh, Truyền hình tỉnh',
      tier: 'province',
      parent: provinceId,
      aliases: [`Báo và Phát thanh, Truyền hình ${place}`],
    },
    TWO_TIERS,
  );
  const pressBefore = before.units.filter((unit) => /^Báo \p{Lu}/u.test(nameOn(unit, TWO_TIERS)));
  return {
    date: TWO_TIERS,
    opens: [press, ...reforms.flatMap(({ opens }) => opens)],
    closes: [
      ...[...pressBefore.map(({ id }) => id), unitId('dai-phat-thanh-va-truyen-hinh-tinh')].map((unit) => ({
        unit,
        successors: [press.id],
      })),
      ...reforms.flatMap(({ closes }) => closes),
    ],
    renames: [{ unit: unitId('cuc-thue-tinh'), name: 'Thuế tỉnh' }],
    appointments: [
      { person: personId('dai-phat-thanh-va-truyen-hinh-tinh-1'), unit: press.id, role: 'head' },
      ...movedOfficers(before, unitId('dai-phat-thanh-va-truyen-hinh-tinh'), press.id),
      ...reforms.flatMap(({ appointments }) => appointments),
    ],
  };
}

type DistrictReform = Pick<Reform, 'opens' | 'closes' | 'appointments'>;

/** A district's communes merge by neighbours; its own work passes to them, the first by default. */
function districtReform(before: Organisation, district: SampleDistrict, index: number): DistrictReform {
  const merged = groupsOf(district, index).map((group) => communeReform(before, group, district.urban));
  const committees = merged.map(({ committee }) => committee.id);
  const offices = district.offices.map(({ id }, office) => {
    const taker = communeOffices.findIndex(({ takes }) => takes.includes(office));
    // The culture and sports centre's future was left to a later decision: its work falls to the province's office.
    return { unit: unitId(id), successors: taker < 0 ? [] : merged.flatMap(({ under }) => under[taker]?.id ?? []) };
  });
  return {
    opens: merged.flatMap(({ committee, under }) => [committee, ...under]),
    closes: [
      { unit: unitId(district.committee.id), successors: committees },
      ...offices,
      ...merged.flatMap(({ closes }) => closes),
    ],
    appointments: merged.flatMap(({ appointments }) => appointments),
  };
}

function communeReform(before: Organisation, group: readonly SampleCommune[], urban: boolean) {
  const seat = pick(group, 0);
  const kind = urban ? 'phường' : 'xã';
  const id = `${seat.id}-2025`;
  const committee = opened(
    {
      id,
      name: `UBND ${kind} ${seat.place}`,
      tier: 'commune',
      parent: provinceId,
      classes: ['committees'],
      aliases: [`UBND ${kind}`],
    },
    TWO_TIERS,
  );
  const under = communeOffices.map(({ name, classes }, office) =>
    opened(
      {
        id: `${id}-${office + 1}`,
        name: `${name} ${kind} ${seat.place}`,
        tier: 'commune',
        parent: id,
        classes,
        aliases: [name, `${name} ${kind}`],
      },
      TWO_TIERS,
    ),
  );
  return {
    committee,
    under,
    closes: group.map((commune) => ({ unit: unitId(commune.id), successors: [committee.id] })),
    appointments: communeStaff(
      before,
      group,
      committee.id,
      under.map((unit) => unit.id),
    ),
  };
}

/** The seat's people keep their work; those of all merged communes fill the offices in turn. */
function communeStaff(
  before: Organisation,
  group: readonly SampleCommune[],
  committee: Unit['id'],
  offices: readonly Unit['id'][],
): Reform['appointments'] {
  const people = group.flatMap((commune) => before.peopleOf(unitId(commune.id)).map(({ id }) => id));
  const chair: readonly Role[] = ['head', 'leader'];
  return [
    ...chair.map((role) => ({ person: pick(people, 0), unit: committee, role })),
    { person: pick(people, 1), unit: committee, role: 'officer' },
    ...offices.flatMap((unit, index): Reform['appointments'] => [
      { person: pick(people, 2 * index + 2), unit, role: 'head' },
      { person: pick(people, 2 * index + 3), unit, role: 'officer' },
    ]),
    // The centre keeps the commune's own plan (Thông tư 03/2025/TT-VPCP), so it is the office of its committee.
    ...offices
      .slice(-1)
      .map((unit): Reform['appointments'][number] => ({ person: pick(people, 1), unit, role: 'office' })),
  ];
}
