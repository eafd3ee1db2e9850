import { describe, expect, it } from 'vitest';
import { splitAgencies } from '#shared/org/split-agencies.ts';

const names = (cell: string): readonly string[] => splitAgencies(cell).names;

describe('agencies of a cell', () => {
  it.each([
    ['Văn phòng UBND tỉnh', ['Văn phòng UBND tỉnh']],
    ['- Các Sở, Ban, ngành; - UBND cấp huyện; - UBND cấp xã.', ['Các Sở, Ban, ngành', 'UBND cấp huyện', 'UBND cấp xã']],
    ['- UBND cấp huyện. - UBND cấp xã.', ['UBND cấp huyện', 'UBND cấp xã']],
    ['-Sở Thông tin và Truyền thông; -Sở, ban, ngành', ['Sở Thông tin và Truyền thông', 'Sở, ban, ngành']],
    ['Sở Nội vụ\nSở Tài chính', ['Sở Nội vụ', 'Sở Tài chính']],
  ])('parts lists drawn with hyphens, semicolons and lines: %s', (cell, expected) => {
    expect(names(cell)).toEqual(expected);
  });

  it.each([
    [
      'Sở Tài chính, Văn phòng UBND tỉnh; các cơ quan có liên quan',
      ['Sở Tài chính', 'Văn phòng UBND tỉnh', 'các cơ quan có liên quan'],
    ],
    ['Các Sở, Ban, ngành, UBND cấp huyện, cấp xã', ['Các Sở, Ban, ngành', 'UBND cấp huyện, cấp xã']],
    [
      'Sở Văn hóa, Thể thao và Du lịch, Sở Lao động, Thương binh và Xã hội',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Lao động, Thương binh và Xã hội'],
    ],
    ['Các cơ quan, đơn vị, địa phương', ['Các cơ quan, đơn vị, địa phương']],
    ['UBND các xã, phường, thị trấn', ['UBND các xã, phường, thị trấn']],
    ['Các Vụ, Cục, đơn vị thuộc Bộ', ['Các Vụ, Cục, đơn vị thuộc Bộ']],
    ['Các Vụ, Cục Hóa chất', ['Các Vụ', 'Cục Hóa chất']],
    [
      'Bưu điện tỉnh, Sở Nội vụ, cơ quan, đơn vị có liên quan',
      ['Bưu điện tỉnh', 'Sở Nội vụ', 'cơ quan, đơn vị có liên quan'],
    ],
  ])('parts at a comma only where a new name opens: %s', (cell, expected) => {
    expect(names(cell)).toEqual(expected);
  });

  it.each([
    [
      'Cơ quan chuyên môn thuộc UBND tỉnh và Ban Quản lý các Khu kinh tế và Khu công nghiệp',
      ['Cơ quan chuyên môn thuộc UBND tỉnh', 'Ban Quản lý các Khu kinh tế và Khu công nghiệp'],
    ],
    [
      '- Văn phòng HĐND và UBND huyện - Phòng Văn hóa - Thông tin',
      ['Văn phòng HĐND và UBND huyện', 'Phòng Văn hóa - Thông tin'],
    ],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', ['Văn phòng Đoàn ĐBQH và HĐND tỉnh']],
    ['Các Sở, Ban, ngành và địa phương', ['Các Sở, Ban, ngành và địa phương']],
    ['UBND cấp xã và các cơ quan, đơn vị có liên quan', ['UBND cấp xã', 'các cơ quan, đơn vị có liên quan']],
    ['Văn phòng UBND tỉnh và Sở, Ban, ngành liên quan', ['Văn phòng UBND tỉnh', 'Sở, Ban, ngành liên quan']],
    ['Bộ phận Tiếp nhận và Trả kết quả cấp huyện, cấp xã', ['Bộ phận Tiếp nhận và Trả kết quả cấp huyện, cấp xã']],
  ])('parts at «và» only where a new name opens: %s', (cell, expected) => {
    expect(names(cell)).toEqual(expected);
  });

  it('keeps a hyphen inside a name', () => {
    expect(names('- Báo Quảng Nam; - Đài Phát thanh - Truyền hình tỉnh.')).toEqual([
      'Báo Quảng Nam',
      'Đài Phát thanh - Truyền hình tỉnh',
    ]);
    expect(names('- Công an tỉnh - Sở Lao động - Thương binh và Xã hội - UBND cấp xã')).toEqual([
      'Công an tỉnh',
      'Sở Lao động - Thương binh và Xã hội',
      'UBND cấp xã',
    ]);
  });

  it('doubts a hyphen between two named bodies in running text instead of choosing', () => {
    const list = splitAgencies('Trung tâm Phục vụ hành chính công - Văn phòng UBND tỉnh');
    expect(list).toEqual({
      names: ['Trung tâm Phục vụ hành chính công - Văn phòng UBND tỉnh'],
      doubts: ['ambiguous-dash'],
    });
  });

  it('keeps a bracketed remark with its agency, unsplit', () => {
    expect(names('UBND cấp huyện (Văn phòng HĐND&UBND, Phòng Nội vụ)')).toEqual([
      'UBND cấp huyện (Văn phòng HĐND&UBND, Phòng Nội vụ)',
    ]);
  });

  it('cuts a bare «phối hợp» or «thực hiện» without doubt', () => {
    expect(splitAgencies('Văn phòng UBND tỉnh, UBND cấp huyện, cấp xã phối hợp và thực hiện.')).toEqual({
      names: ['Văn phòng UBND tỉnh', 'UBND cấp huyện, cấp xã'],
      doubts: [],
    });
  });

  it('doubts a cell that is a sentence', () => {
    const list = splitAgencies(
      'Sở Thông tin và Truyền thông chủ trì về hạ tầng; phối hợp với Sở Tư pháp về chứng thực.',
    );
    expect(list).toEqual({ names: ['Sở Thông tin và Truyền thông'], doubts: ['sentence'] });
  });

  it('knows an agency defined by a condition', () => {
    expect(splitAgencies('Các cơ quan, đơn vị được giao chủ trì theo kế hoạch.')).toEqual({
      names: ['Các cơ quan, đơn vị được giao chủ trì theo kế hoạch'],
      doubts: ['conditional'],
    });
  });

  it('joins a name that a line end cuts', () => {
    expect(names('- Sở Thông tin và\nTruyền thông\n- Sở Nội vụ')).toEqual([
      'Sở Thông tin và Truyền thông',
      'Sở Nội vụ',
    ]);
  });

  it('finds nobody in an empty cell or a dash', () => {
    expect(names('')).toEqual([]);
    expect(names(' - ')).toEqual([]);
  });
});
