/** A province of three tiers with two or three units of each kind: the words of any plan find somebody, and few of them. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation } from '#shared/org/index.ts';
import { accepted, samplePeople, sampleUnit, type SampleUnit } from '#shared/org/sample/builders.ts';

const SINCE = plainDate('2015-01-01');

const department = (id: string, name: string, ...aliases: readonly string[]): SampleUnit => ({
  id,
  name,
  tier: 'province',
  parent: 'ubnd-tinh',
  classes: ['departments'],
  aliases,
});

function district(number: number): readonly SampleUnit[] {
  const id = `ubnd-huyen-${number}`;
  const commune = (place: string, kind: string): SampleUnit => ({
    id: `${id}-${place}`,
    name: `UBND ${kind} Mẫu ${number}${place}`,
    tier: 'commune',
    parent: id,
    classes: ['committees', 'one-stop', 'offices'],
  });
  return [
    { id, name: `UBND huyện Mẫu ${number}`, tier: 'district', parent: 'ubnd-tinh', classes: ['committees'] },
    {
      id: `${id}-van-phong`,
      name: `Văn phòng HĐND và UBND huyện Mẫu ${number}`,
      tier: 'district',
      parent: id,
      classes: ['offices', 'one-stop'],
      aliases: ['Văn phòng HĐND và UBND', 'Văn phòng HĐND và UBND huyện'],
    },
    {
      id: `${id}-tu-phap`,
      name: `Phòng Tư pháp huyện Mẫu ${number}`,
      tier: 'district',
      parent: id,
      classes: ['offices'],
    },
    commune('a', 'xã'),
    commune('b', 'thị trấn'),
  ];
}

/** Deterministic; every unit since 2015. */
export function smallLocality(): Organisation {
  const units = [
    {
      id: 'ubnd-tinh',
      name: 'UBND tỉnh Mẫu',
      tier: 'province',
      parent: null,
      classes: ['committees'],
      aliases: ['UBND tỉnh'],
    },
    department('van-phong-ubnd-tinh', 'Văn phòng UBND tỉnh', 'VPUBND'),
    department('so-tu-phap', 'Sở Tư pháp'),
    department('so-noi-vu', 'Sở Nội vụ'),
    department('so-thong-tin', 'Sở Thông tin và Truyền thông'),
    { ...department('trung-tam', 'Trung tâm Phục vụ hành chính công tỉnh'), classes: [] },
    ...district(1),
    ...district(2),
  ] satisfies SampleUnit[];
  const made = units.map((unit) => sampleUnit(unit, SINCE));
  const people = made.flatMap((unit, place) =>
    samplePeople(
      unit,
      [
        ['head', 'leader'],
        ['officer', 'office'],
      ],
      SINCE,
      place * 2,
    ),
  );
  return accepted(Organisation.of(made, people));
}
