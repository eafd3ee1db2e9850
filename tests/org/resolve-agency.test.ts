import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/civil-date.ts';
import { resolveAgency, unitId, type AgencyResolution, type AgencyScope } from '#shared/org/index.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { day } from './organisations.ts';

const province = twoTierProvince();
const in2024: AgencyScope = { level: 'province', date: day('2024-03-05') };
const in2026: AgencyScope = { level: 'province', date: day('2026-01-15') };
const inDistrict: AgencyScope = { level: 'district', date: day('2024-02-15'), issuer: unitId('ubnd-quan-huyen-3') };
const inCommune: AgencyScope = { level: 'commune', date: day('2026-01-15'), issuer: unitId('ubnd-xa-1-2025') };

const resolve = (printed: string, scope: AgencyScope): AgencyResolution => resolveAgency(province, printed, scope);
/** What the words come to, short: the units when they are few, else how many. */
function told(resolution: AgencyResolution): string {
  if (resolution.kind === 'units')
    return resolution.units.length > 3
      ? `${resolution.units.length} units`
      : resolution.units.map(({ id }) => id).join(' ');
  return resolution.kind === 'ambiguous' ? `one of ${resolution.candidates.length}` : resolution.kind;
}
const absences = (resolution: AgencyResolution) =>
  resolution.kind === 'units' || resolution.kind === 'absent' ? resolution.absent : [];

describe('from printed agencies to units', () => {
  it.each([
    ['Trung tâm HCC tỉnh', 'trung-tam-phuc-vu-hanh-chinh-cong-tinh'],
    ['Trung tâm Phục vụ HCC tỉnh', 'trung-tam-phuc-vu-hanh-chinh-cong-tinh'],
    ['TTPVHCC', 'trung-tam-phuc-vu-hanh-chinh-cong-tinh'],
    ['Văn phòng UBND', 'van-phong-ubnd-tinh'],
    ['VPUBND tỉnh', 'van-phong-ubnd-tinh'],
    ['Văn phòng Uỷ ban nhân dân tỉnh', 'van-phong-ubnd-tinh'],
    ['Sở LĐ-TB&XH', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['Sở Lao động, Thương binh và Xã hội', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['Các ngành: Công an, Quân đội, Bảo hiểm xã hội', 'cong-an-tinh bo-chi-huy-quan-su-tinh bao-hiem-xa-hoi-tinh'],
    ['UBND cấp huyện, cấp xã', '259 units'],
    ['Bộ phận tiếp nhận và trả kết quả huyện, xã', '259 units'],
    ['Chánh Văn phòng UBND tỉnh', 'van-phong-ubnd-tinh'],
    ['Giám đốc Sở Tư pháp', 'so-tu-phap'],
    ['Chủ tịch UBND tỉnh', 'ubnd-tinh'],
    ['Cơ quan được giao chủ trì soạn thảo', 'conditional'],
    ['các cơ quan, đơn vị có TTHC tiếp nhận tại Bộ phận Một cửa', 'conditional'],
    ['các cơ quan có liên quan', 'unspecified'],
    ['Văn phòng Chính phủ', 'unknown'],
  ])('a province’s plan of 2024: %s is %s', (printed, expected) => {
    expect(told(resolve(printed, in2024))).toBe(expected);
  });

  it('a name that several bear is left to a person', () => {
    expect(told(resolve('Phòng Tư pháp', in2024))).toBe('one of 18');
  });

  it('a hyphen that may part two bodies is left to a person', () => {
    const resolution = resolve('Trung tâm Phục vụ hành chính công - Văn phòng UBND tỉnh', in2024);
    expect(resolution.kind === 'ambiguous' ? resolution.candidates.map(({ id }) => id) : []).toEqual([
      'trung-tam-phuc-vu-hanh-chinh-cong-tinh',
      'van-phong-ubnd-tinh',
    ]);
  });

  it.each([
    ['Các cơ quan, đơn vị thuộc UBND huyện', '6 units'],
    ['UBND các xã, thị trấn', '14 units'],
    ['Phòng Tư pháp', 'ubnd-quan-huyen-3-3'],
    ['Văn phòng HĐND và UBND huyện', 'ubnd-quan-huyen-3-1'],
    ['Văn phòng HĐND&UBND huyện', 'ubnd-quan-huyen-3-1'],
    ['Trưởng phòng Nội vụ', 'ubnd-quan-huyen-3-2'],
    ['UBND huyện', 'ubnd-quan-huyen-3'],
    ['Chủ tịch UBND huyện', 'ubnd-quan-huyen-3'],
    ['Sở Tư pháp', 'so-tu-phap'],
  ])('a district’s plan means its own units first: %s is %s', (printed, expected) => {
    expect(told(resolve(printed, inDistrict))).toBe(expected);
  });

  it.each([
    ['Phòng Kinh tế', 'ubnd-xa-1-2025-2'],
    ['Trung tâm Phục vụ hành chính công xã', 'ubnd-xa-1-2025-4'],
    ['UBND xã', 'ubnd-xa-1-2025'],
    ['Văn phòng UBND tỉnh', 'van-phong-ubnd-tinh'],
  ])('a commune’s plan of 2026: %s is %s', (printed, expected) => {
    expect(told(resolve(printed, inCommune))).toBe(expected);
  });
});

it('on no day do words come to a unit that does not exist on it, nor to an heir that does not', () => {
  const words = [
    'UBND cấp huyện, cấp xã',
    'Các sở, ban, ngành',
    'Phòng Tư pháp',
    'Sở Giao thông vận tải',
    'Báo Trà Giang',
  ];
  const dates = fc.integer({ min: 0, max: 4500 }).map((days) => addDays(day('2014-12-01'), days));
  fc.assert(
    fc.property(fc.constantFrom(...words), dates, (printed, date) => {
      const resolution = resolve(printed, { level: 'province', date });
      const units = resolution.kind === 'units' ? resolution.units : [];
      const candidates = resolution.kind === 'ambiguous' ? resolution.candidates : [];
      const heirs = absences(resolution).flatMap(({ successors }) => successors);
      const present = new Set(province.unitsOn(date));
      expect([...units, ...candidates, ...heirs].filter((unit) => !present.has(unit))).toEqual([]);
    }),
  );
});

it('«và địa phương» is not dropped: who that is, a person says', () => {
  const open = (printed: string) => {
    const resolution = resolve(printed, in2024);
    return resolution.kind === 'units' ? [resolution.units.length, ...resolution.openWords] : [];
  };
  expect(open('Các Sở, Ban, ngành và địa phương')).toEqual([20, 'địa phương']);
  expect(open('Các Sở, Ban, ngành')).toEqual([20]);
});

describe('names a reform left without a bearer', () => {
  it('the district tier is absent in 2026, with the law and who has its work', () => {
    const resolution = resolve('UBND cấp huyện', in2026);
    expect(resolution.kind).toBe('absent');
    const [absence] = absences(resolution);
    expect(absence?.change.source).toContain('72/2025/QH15');
    expect(absence?.successors).toHaveLength(94);
  });

  it('words for a tier that is and one that is not keep both: the units, and what is absent', () => {
    const resolution = resolve('UBND cấp huyện, cấp xã', in2026);
    expect(told(resolution)).toBe('94 units');
    expect(absences(resolution).map(({ change }) => change.until)).toEqual(['2025-07-01']);
  });

  it('a merged department names its successor', () => {
    const resolution = resolve('Sở Thông tin và Truyền thông', in2026);
    expect(resolution.kind).toBe('absent');
    expect(absences(resolution).flatMap(({ successors }) => successors.map(({ id }) => id))).toEqual([
      'so-khoa-hoc-va-cong-nghe',
    ]);
  });

  it('a body only this locality’s list knows tells its own change', () => {
    const [absence] = absences(resolve('Ban Dân tộc', in2026));
    expect(absence?.change).toMatchObject({ until: '2025-03-01', successor: 'Sở Dân tộc và Tôn giáo' });
  });

  it('a body of later days is absent before, and who had its work then is told', () => {
    const [absence] = absences(resolve('Sở Nông nghiệp và Môi trường', in2024));
    expect(absence?.change.from).toBe('2025-03-01');
    expect(absence?.successors.map(({ id }) => id)).toEqual([
      'so-nong-nghiep-va-phat-trien-nong-thon',
      'so-tai-nguyen-va-moi-truong',
    ]);
  });

  it('a former name of a unit that goes on still means that unit', () => {
    expect(told(resolve('Cục Thuế tỉnh', in2026))).toBe('cuc-thue-tinh');
    expect(told(resolve('Thuế tỉnh', in2026))).toBe('cuc-thue-tinh');
  });

  it('a commune’s desk of 2024 answers to the centre’s later name, with a note', () => {
    const resolution = resolve('Trung tâm Phục vụ hành chính công cấp xã', in2024);
    expect(told(resolution)).toBe('241 units');
    expect(absences(resolution).map(({ change }) => change.from)).toEqual(['2025-07-01']);
  });
});
