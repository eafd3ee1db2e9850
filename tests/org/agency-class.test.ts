import { describe, expect, it } from 'vitest';
import { absentOn, classOf, foldName, type AgencyClass } from '#shared/org/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

const classes = (name: string): string[] => {
  const meaning = classOf(name);
  return meaning.kind === 'classes'
    ? meaning.classes.map(({ kind, tier }: AgencyClass) => `${kind} ${tier}`)
    : [meaning.kind];
};

describe('what an agency means', () => {
  it.each([
    ['Các Sở, Ban, ngành', ['departments province']],
    ['- Sở, ban, ngành thuộc tỉnh;', ['departments province']],
    ['Các cơ quan chuyên môn thuộc UBND tỉnh', ['departments province']],
    ['UBND cấp huyện', ['committees district']],
    ['UBND cấp huyện, xã', ['committees district', 'committees commune']],
    ['Ủy ban nhân dân các huyện, thị xã, thành phố', ['committees district']],
    ['Uỷ ban nhân dân các xã, phường, thị trấn', ['committees commune']],
    ['UBND huyện, thành phố', ['committees district']],
    ['UBND các xã, phường, đặc khu', ['committees commune']],
    ['Bộ phận Một cửa cấp huyện, cấp xã', ['one-stop district', 'one-stop commune']],
    ['Trung tâm Hành chính công cấp huyện', ['one-stop district']],
    ['Các cơ quan, đơn vị thuộc UBND huyện', ['offices district']],
    ['Các cơ quan ngành dọc trên địa bàn tỉnh', ['vertical province']],
  ])('%s is a class of units', (name, expected) => {
    expect(classes(name)).toEqual(expected);
  });

  it.each(['Các cơ quan có liên quan', 'Cơ quan, đơn vị, địa phương', 'Các Sở, ngành, địa phương liên quan'])(
    '%s names nobody in particular',
    (name) => {
      expect(classes(name)).toEqual(['unspecified']);
    },
  );

  it('keeps a conditional lead as a condition', () => {
    expect(classOf('Cơ quan được giao chủ trì soạn thảo văn bản').kind).toBe('conditional');
  });

  it.each(['Văn phòng UBND tỉnh', 'VPUBND tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'Văn phòng UBND'])(
    '%s is the office of the provincial committee',
    (name) => {
      expect(classOf(name)).toEqual({ kind: 'body', name: 'văn phòng ubnd tỉnh', tier: 'province' });
    },
  );

  it.each([
    'Trung tâm Phục vụ HCC tỉnh',
    'TTPVHCC',
    'Trung tâm Hành chính công tỉnh',
    'Trung tâm Phục vụ hành chính công',
  ])('%s is the provincial public-service centre', (name) => {
    expect(classOf(name)).toEqual({ kind: 'body', name: 'trung tâm phục vụ hành chính công tỉnh', tier: 'province' });
  });

  it('does not take one named commune or department for a class', () => {
    expect(classOf('UBND xã Tân An')).toMatchObject({ kind: 'body', tier: 'commune' });
    expect(classOf('Sở Lao động - Thương binh và Xã hội').kind).toBe('body');
  });

  it('compares names across both schools of tone marks', () => {
    expect(foldName('Uỷ ban nhân dân tỉnh Hoà Bình')).toBe(foldName('Ủy ban nhân dân tỉnh Hòa Bình'));
    expect(foldName('Quý')).toBe('quý');
  });
});

describe('bodies and their dates', () => {
  it('the district tier exists until 30/6/2025 and not from 01/7/2025', () => {
    for (const name of [
      'UBND cấp huyện',
      'UBND các huyện, thị xã, thành phố',
      'Bộ phận Một cửa cấp huyện',
      'UBND huyện Vĩnh Bảo',
    ]) {
      expect(absentOn(name, plainDate('2025-06-30'))).toBeUndefined();
      expect(absentOn(name, plainDate('2025-07-01'))?.source).toContain('72/2025/QH15');
    }
  });

  it('a centrally run city keeps its people’s committee', () => {
    expect(absentOn('UBND thành phố', plainDate('2026-01-01'))).toBeUndefined();
  });

  it('a commune’s public-service centre does not exist before 01/7/2025', () => {
    expect(absentOn('Trung tâm Phục vụ hành chính công cấp xã', plainDate('2024-05-01'))).toBeDefined();
    expect(absentOn('Trung tâm Phục vụ hành chính công cấp xã', plainDate('2026-05-01'))).toBeUndefined();
  });

  it('a merged department names its successor and that the day is unverified', () => {
    expect(absentOn('Sở Thông tin và Truyền thông', plainDate('2026-01-05'))).toMatchObject({
      successor: 'Sở Khoa học và Công nghệ',
      verified: false,
    });
  });
});
