import { describe, expect, it } from 'vitest';
import { cleanText } from '#shared/plans/readers/clean-text.ts';
import { readText } from '#shared/plans/readers/text.ts';

describe('plain text', () => {
  it('numbers the lines as the officer’s editor does, blank ones counted', () => {
    const document = readText('Số: 1/KH-UBND\r\n\r\nKẾ HOẠCH\n1\tViệc\tSở Nội vụ');
    expect(document.lines).toEqual(['Số: 1/KH-UBND', '', 'KẾ HOẠCH', '1\tViệc\tSở Nội vụ']);
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.line : 0))).toEqual([1, 3, 4]);
  });

  it('composes letters that came with separate tone marks', () => {
    expect(cleanText('Kế hoạch'.normalize('NFD'))).toBe('Kế hoạch'.normalize('NFC'));
  });

  it('removes soft hyphens and zero-width characters, and makes odd blanks ordinary', () => {
    expect(cleanText('Sở\u00A0Nội\u2003vụ\u200B, th\u00ADủ tục\uFEFF')).toBe('Sở Nội vụ, thủ tục');
  });

  it('reads the Icelandic eth that old converters wrote as Đ', () => {
    expect(cleanText('Ðiều 2. Bưu ðiện')).toBe('Điều 2. Bưu điện');
  });

  it('turns bullets of symbol fonts into hyphens', () => {
    expect(cleanText('\uF0B7 Sở Tư pháp')).toBe('- Sở Tư pháp');
  });
});
