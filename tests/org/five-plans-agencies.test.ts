import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resolveAgency, unitId, type AgencyScope } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { day } from './organisations.ts';

const expectedSchema = z.object({
  rows: z.array(z.object({ lead: z.array(z.string()).nullish(), coordinating: z.array(z.string()).nullish() })),
});

const agenciesOf = (plan: string): string[] => {
  const text = readFileSync(new URL(`../fixtures/plans/${plan}.expected.json`, import.meta.url), 'utf8');
  const { rows } = expectedSchema.parse(JSON.parse(text));
  return [...new Set(rows.flatMap(({ lead, coordinating }) => [...(lead ?? []), ...(coordinating ?? [])]))];
};

/** Each plan in a sample province of its own name, on its own date (a day of the month for the one without a day). */
const plans: readonly (readonly [plan: string, place: string, scope: AgencyScope, count: number])[] = [
  ['bac-ninh-2023', 'Bắc Ninh', { level: 'province', date: day('2023-02-17') }, 57],
  ['quang-nam-2024', 'Quảng Nam', { level: 'province', date: day('2024-03-05') }, 41],
  ['thai-binh-2018', 'Thái Bình', { level: 'province', date: day('2018-09-17') }, 23],
  ['thai-nguyen-2024', 'Thái Nguyên', { level: 'province', date: day('2023-12-13') }, 16],
  [
    'vinh-bao-2024',
    'Hải Phòng',
    { level: 'district', date: day('2024-02-15'), issuer: unitId('ubnd-quan-huyen-3') },
    9,
  ],
];

/** What does not come to units, a condition or «có liên quan», and why that is right. */
const remainder: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bac-ninh-2023': {
    'Trung tâm HCC công tỉnh': 'unknown: «công» printed twice; an alias or the officer mends it',
    'Các cơ quan đơn': 'unknown: cut by the end of the page',
    'Trung tâm Hành chính công cấp': 'unknown: cut by the end of the page',
    huyện: 'unknown: the other half of «cấp huyện»',
    'có TTHC thực hiện tại Bộ phận Một cửa các cấp': 'unknown: the other half of «Các cơ quan, đơn vị»',
    'Phòng Tư pháp': 'ambiguous: every district has one',
    'Các cơ báo chí đóng trên địa bàn tỉnh': 'unknown: the press at large is no class of units, and «quan» is missing',
  },
  'quang-nam-2024': {
    'Trung tâm Phục vụ hành chính công - Văn phòng UBND tỉnh': 'ambiguous: one body within the other, or two',
    'Đối tượng chịu sự tác động trực tiếp của văn bản': 'unknown: citizens and firms, not units',
  },
  'thai-binh-2018': {
    'Bộ Thông tin và Truyền thông': 'unknown: a ministry, outside the locality',
    'Văn phòng Chính phủ': 'unknown: outside the locality',
  },
  'thai-nguyen-2024': {},
  'vinh-bao-2024': {},
};

describe('the agencies of five real plans in a three-tier province', () => {
  it.each(plans)(
    '%s: every agency comes to units, a condition or «liên quan», save a known rest',
    (plan, place, scope, count) => {
      const agencies = agenciesOf(plan);
      expect(agencies).toHaveLength(count);
      const province = threeTierProvince(place);
      const open = agencies
        .map((printed) => [printed, resolveAgency(province, printed, scope).kind] as const)
        .filter(([, kind]) => !['units', 'conditional', 'unspecified'].includes(kind));
      const known = Object.entries(remainder[plan] ?? {}).map(
        ([printed, why]) => [printed, why.split(':')[0]] as const,
      );
      expect(new Map(open)).toEqual(new Map(known));
    },
  );

  it('a class that leads reaches every unit: 20 departments, 18 districts, 241 communes', () => {
    const province = threeTierProvince('Quảng Nam');
    const sizes = ['Các Sở, Ban, ngành', 'UBND cấp huyện', 'UBND cấp xã'].map((printed) => {
      const resolution = resolveAgency(province, printed, { level: 'province', date: day('2024-03-05') });
      return resolution.kind === 'units' ? resolution.units.length : resolution.kind;
    });
    expect(sizes).toEqual([20, 18, 241]);
  });
});
