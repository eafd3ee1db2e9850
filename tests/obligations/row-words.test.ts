import { expect, it } from 'vitest';
import { asksForOwnPlan, measureIn, numberOf, reaches } from '#shared/obligations/index.ts';

it.each([
  ['Mức độ hài lòng đạt tối thiểu 95%', { op: '>=', value: 95, unit: '%' }],
  ['Tỉ lệ hồ sơ xong đúng hạn đạt trên 99%', { op: '>', value: 99, unit: '%' }],
  ['Đưa 100% dịch vụ đủ điều kiện lên Cổng', { op: '=', value: 100, unit: '%' }],
  ['Trả kết quả điện tử từ 80,5 % trở lên', { op: '>=', value: 80.5, unit: '%' }],
])('«%s» promises a figure', (title, measure) => {
  expect(measureIn(title)).toEqual(measure);
});

it.each(['Niêm yết 12 thủ tục', 'tối thiểu đạt 50%; 100% hồ sơ có bản số'])(
  '«%s» promises no single figure',
  (title) => {
    expect(measureIn(title)).toBeNull();
  },
);

it('a figure promised as «at least» is reached by the figure itself, as «over» only beyond it', () => {
  expect(reaches({ op: '>=', value: 95, unit: '%' }, 95)).toBe(true);
  expect(reaches({ op: '>', value: 99, unit: '%' }, 99)).toBe(false);
});

it.each([
  ['Kế hoạch kiểm soát TTHC năm 2024 của từng cơ quan, đơn vị, địa phương', true],
  ['Lập Kế hoạch kiểm soát TTHC, một cửa năm 2024 của đơn vị mình', true],
  ['Lập Kế hoạch kiểm soát TTHC, một cửa của từng nơi', true],
  ['Kế hoạch kiểm soát TTHC năm 2024 cấp tỉnh', false],
  ['Rà soát TTHC các lĩnh vực theo kế hoạch của Chủ tịch UBND tỉnh', false],
  ['Trình ký Kế hoạch kiểm soát TTHC của tỉnh năm 2025', false],
])('«%s»: each unit owes its own plan: %s', (title, own) => {
  expect(asksForOwnPlan(title)).toBe(own);
});

it('a row is called by its section and number, the section once', () => {
  expect(numberOf({ section: 'II', no: '4' })).toBe('II.4');
  expect(numberOf({ section: 'I', no: 'I.4' })).toBe('I.4');
  expect(numberOf({ section: 'II', no: null })).toBe('II');
});
