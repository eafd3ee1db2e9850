import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeOf, printCode, readCode } from '#functions/pakn/domain/code.ts';
import { masked, namesSender, personalDataIn } from '#functions/pakn/domain/personal-data.ts';
import { quarterOf, quartersUntil } from '#functions/pakn/domain/quarter.ts';
import { likeness, suggestDuplicates } from '#functions/pakn/domain/similar.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

it('a code is read as people type it: small letters, blanks, O for 0, I and L for 1', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const code = codeOf(key);
      expect(
        readCode(` ${printCode(code).toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`),
      ).toBe(code);
    }),
  );
  expect(readCode('K7Q4M')).toBeUndefined();
});

it.each([
  ['Gọi 0905 123 456 nhé', 'phone'],
  ['số +84 905.123.456', 'phone'],
  ['căn cước 049123456789', 'identity-number'],
  ['CMND 205123456.', 'identity-number'],
  ['tài khoản 0123-4567-8901-23', 'number'],
  ['thư ten.toi@example.vn', 'email'],
  ['Tôi tên là Nguyễn Thị Lan, ở thôn 2', 'name'],
])('«%s» holds personal data: %s', (text, kind) => {
  expect(personalDataIn(text).map((found) => found.kind)).toEqual([kind]);
});

it.each(['phí 1.500.000.000 đồng', 'ngày 15/03/2024, 08:30', 'Quyết định 467/QĐ-UBND', 'mã 1.001234.000', 'năm 2024'])(
  '«%s» holds none',
  (text) => {
    expect(personalDataIn(text)).toEqual([]);
  },
);

it('a masked text holds nothing to mask, and keeps all the rest', () => {
  const part = fc.constantFrom('0905123456', 'a@b.vn', 'Tôi tên là Lê Văn An,', 'hồ sơ trả chậm', '205123456', '. ');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join(' ');
      const shown = masked(text);
      expect(personalDataIn(shown)).toEqual([]);
      expect(shown.split('hồ sơ trả chậm').length).toBe(text.split('hồ sơ trả chậm').length);
    }),
  );
});

it('the sender is found however his name, telephone and e-mail are written', () => {
  const sender = { name: 'Trần Văn Dân', phone: '+84905000111', email: 'Dan@Example.vn' };
  for (const text of ['ông TRAN VAN DAN', 'Trần  Văn\nDân', 'gọi 0905.000.111', 'thư dan@example.vn'])
    expect(namesSender(text, sender), text).toBe(true);
  expect(namesSender('ông Trần Văn Danh', sender)).toBe(false);
  // One word alone («Lan») is no name to look for: it would be found in half of all texts.
  expect(namesSender('hoa lan', { name: 'Lan', phone: '', email: '' })).toBe(false);
});

it('the same matter told in other words is suggested, another of the same field is not', () => {
  const told = {
    title: 'Trả kết quả khai sinh chậm',
    content: 'Tôi nộp hồ sơ đăng ký khai sinh ở xã, hẹn ba ngày mà tám ngày chưa trả kết quả.',
  };
  const again = {
    title: 'KHAI SINH TRA KET QUA CHAM',
    content: 'Hồ sơ đăng ký khai sinh nộp ở xã hẹn ba ngày, quá tám ngày vẫn chưa trả kết quả.',
  };
  const other = { title: 'Thu phí chứng thực sai', content: 'Xã thu phí chứng thực bản sao cao hơn mức quy định.' };
  expect(suggestDuplicates(told, [other, again])).toEqual([again]);
});

it('likeness is the same both ways, 1 with itself, and never outside 0 to 1', () => {
  fc.assert(
    fc.property(fc.lorem(), fc.lorem(), (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, a)).toBe(1);
      expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      expect(likeness(a, b)).toBeLessThanOrEqual(1);
    }),
  );
});

it('quarters go back over the new year', () => {
  expect(quarterOf(plainDate('2024-03-31'))).toBe('2024-Q1');
  expect(quartersUntil(quarterOf(plainDate('2024-04-01')), 3)).toEqual(['2024-Q2', '2024-Q1', '2023-Q4']);
});
