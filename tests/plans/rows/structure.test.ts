import { describe, expect, test } from 'vitest';
import { HEADER, idsOf, readPlan, readTable, rowOf } from './reading.ts';

const task = (no: string, title = `Việc ${no}`): string => `${no}\t${title}\tSở Nội vụ\tSở Tư pháp\tQuý I\tBáo cáo`;
const heading = (no: string, title: string): string => `${no}\t${title}\t\t\t\t`;

describe('numbering starts anew in each section', () => {
  test('numeral and title in one cell or in two', () => {
    const content = readTable(
      heading('I', 'Chỉ đạo'),
      task('1'),
      'II Công bố, công khai\t\t\t\t\t',
      task('1'),
      task('2'),
    );
    expect(idsOf(content)).toEqual(['I.1', 'II.1', 'II.2']);
    expect(content.groups).toEqual([]);
  });

  test('trailing empty cells may have been trimmed away', () => {
    const content = readPlan([HEADER, 'I Chỉ đạo', task('1'), 'II\tCông khai', task('1')]);
    expect(idsOf(content)).toEqual(['I.1', 'II.1']);
  });

  test('a misprinted numeral stays as printed and is told', () => {
    const sections = ['VII', 'XIII', 'IX'].flatMap((no) => [heading(no, `Phần ${no}`), task('1')]);
    const content = readTable(...sections);
    expect(idsOf(content)).toEqual(['VII.1', 'XIII.1', 'IX.1']);
    expect(rowOf(content, 'XIII.1')).toMatchObject({ needs_review: false, review_reasons: ['numeral-misprint'] });
    expect(rowOf(content, 'IX.1').review_reasons).toEqual([]);
  });

  test('a missing number is told on the row behind the gap', () => {
    expect(rowOf(readTable(task('1'), task('3')), '3').review_reasons).toEqual(['number-gap']);
  });

  test('without numerals the first level is the section', () => {
    const content = readTable(
      heading('1.', 'Chỉ đạo'),
      task('1.1'),
      heading('2', 'Kiểm soát'),
      heading('2.1', 'Ban hành'),
      task('2.1.1'),
      task('2.2'),
    );
    expect(content.rows.map(({ id, section, parent }) => [id, section, parent])).toEqual([
      ['1.1', '1', null],
      ['2.1.1', '2', '2.1'],
      ['2.2', '2', null],
    ]);
    expect(content.groups.map(({ id }) => id)).toEqual(['2.1']);
  });

  test('where each section has its own table the heading above it is the section', () => {
    const content = readPlan([
      'II. CÔNG BỐ, CÔNG KHAI',
      HEADER,
      task('1'),
      'III. GIẢI QUYẾT HỒ SƠ',
      HEADER,
      task('1'),
      task('2'),
    ]);
    expect(idsOf(content)).toEqual(['II.1', 'III.1', 'III.2']);
    expect(rowOf(content, 'III.1').section).toBe('III');
  });

  test('lettered sections A to D', () => {
    const content = readTable(...['A', 'B', 'C', 'D'].flatMap((no) => [heading(no, `Phần ${no}`), task('1')]));
    expect(idsOf(content)).toEqual(['A.1', 'B.1', 'C.1', 'D.1']);
  });
});

describe('parents', () => {
  test('a title over numbered parts is a heading where parents hold no values', () => {
    const content = readTable(heading('I', 'Chỉ đạo'), heading('1', 'Công khai'), task('1.1'), task('2'));
    expect(idsOf(content)).toEqual(['I.1.1', 'I.2']);
    expect(content.groups.map(({ id }) => id)).toEqual(['I.1']);
    expect(rowOf(content, 'I.1.1').parent).toBe('I.1');
  });

  test('where some parents are tasks, a parent without values stays a row', () => {
    const content = readTable(
      heading('I', 'Chỉ đạo'),
      '1\tCung cấp\tSở Nội vụ\tSở Tư pháp\t\t',
      task('1.1'),
      heading('2', 'Thanh toán'),
      task('2.1'),
    );
    expect(content.rows.map(({ id, is_group }) => [id, is_group])).toEqual([
      ['I.1', true],
      ['I.1.1', false],
      ['I.2', true],
      ['I.2.1', false],
    ]);
    expect(rowOf(content, 'I.2').needs_review).toBe(false);
  });
});

describe('appendices', () => {
  test('a table of targets gives targets with their rule, not tasks', () => {
    const content = readPlan([
      HEADER,
      task('1'),
      'Phụ lục',
      'Chỉ tiêu giao không thấp hơn chỉ tiêu chung, cụ thể:',
      'a) Kết quả nhỏ hơn thì giao bằng chỉ tiêu chung.',
      'b) Kết quả lớn hơn thì giao bằng kết quả.',
      'STT\tNội dung chỉ tiêu\tTỉ lệ\tChỉ tiêu giao năm 2025\tCơ quan chủ trì\tCơ quan phối hợp',
      '1\tHồ sơ trực tuyến\t%\tTối thiểu 80\tCác Sở, Ban, ngành\t',
      '2\tKết quả điện tử\t%\t100\tSở Nội vụ\tSở Tư pháp',
    ]);
    expect(idsOf(content)).toEqual(['1']);
    expect(content.targets).toMatchObject([
      { no: 1, op: '>=', value: 80, unit: '%', review_reasons: ['coordinating-missing'] },
      { no: 2, op: '=', value: 100, leads: ['Sở Nội vụ'], review_reasons: [] },
    ]);
    expect(content.target_rule?.cases.map(({ label }) => label)).toEqual(['a', 'b']);
  });

  test('groups to be reviewed stand apart from the tasks', () => {
    const content = readPlan([
      HEADER,
      task('1'),
      'Phụ lục 02',
      'STT\tTên nhóm/ lĩnh vực\tCơ quan thực hiện rà soát\t\tThời gian\t',
      '\t\tChủ trì\tPhối hợp\tBắt đầu\tHoàn thành',
      '1\tNhóm TTHC đất đai\tSở Nội vụ\tSở Tư pháp\t01/3\t30/7',
    ]);
    expect(idsOf(content)).toEqual(['1']);
    expect(content.review_groups).toMatchObject([
      { no: '1', lead: ['Sở Nội vụ'], deadline: { kind: 'RANGE', to: '2025-07-30' } },
    ]);
  });

  test('a list of procedures holds no task', () => {
    const content = readPlan([
      HEADER,
      task('1'),
      'Phụ lục 1',
      'STT\tTên thủ tục hành chính\tLĩnh vực',
      '1\tĐăng ký hộ kinh doanh\tKinh doanh',
    ]);
    expect(idsOf(content)).toEqual(['1']);
  });
});
