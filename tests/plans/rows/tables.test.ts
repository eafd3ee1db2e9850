import { describe, expect, test } from 'vitest';
import { HEADER, idsOf, readPlan, readTable, rowOf } from './reading.ts';

describe('the words of the header decide the columns', () => {
  test('columns in another order give the same row', () => {
    const content = readPlan([
      'Thời hạn\tKết quả\tSTT\tNhiệm vụ\tPhối hợp\tChủ trì',
      'Quý II\tBáo cáo\t1\tSoát danh mục\tSở Tư pháp\tSở Nội vụ',
    ]);
    expect(content.rows[0]).toMatchObject({
      no: '1',
      title: 'Soát danh mục',
      lead: ['Sở Nội vụ'],
      coordinating: ['Sở Tư pháp'],
      deadline_phrase: 'Quý II',
      product: 'Báo cáo',
      needs_review: false,
    });
  });

  test('a two-row header names the columns under a cell that spans them', () => {
    const content = readPlan([
      'TT\tNội dung\tPhân công\t\tThời gian\t',
      '\t\tChủ trì\tPhối hợp\tBắt đầu\tHoàn thành',
      '1\tMở lớp tập huấn\tSở Nội vụ\tSở Tư pháp\tTháng 2\tTháng 4',
      '2\tIn sổ tay\tSở Nội vụ\tSở Tư pháp\tTháng 5\tTháng 5',
    ]);
    expect(content.rows.map((row) => row.deadline_phrase)).toEqual(['Tháng 2 → Tháng 4', 'Tháng 5']);
    expect(content.rows[0]?.lead).toEqual(['Sở Nội vụ']);
  });

  test('a column whose header is not known is kept under its label', () => {
    const content = readPlan([
      'STT\tNhiệm vụ\tLãnh đạo chỉ đạo\tĐơn vị thực hiện\tTiến độ\tGhi chú',
      '1\tSoát danh mục\tPCT A\tSở Nội vụ\tQuý I\tgửi bản giấy',
    ]);
    expect(content.rows[0]).toMatchObject({
      lead: ['Sở Nội vụ'],
      other: { 'Lãnh đạo chỉ đạo': 'PCT A', 'Ghi chú': 'gửi bản giấy' },
    });
  });

  test('marks under quarters are the quarters', () => {
    const content = readPlan([
      'STT\tNội dung công việc\tChủ trì\tThời gian thực hiện\t\t\t',
      '\t\t\tQuý I\tQuý II\tQuý III\tQuý IV',
      '1\tGiao ban\tVăn phòng UBND tỉnh\t\tx\t\tx',
    ]);
    expect(content.rows[0]?.deadline_phrase).toBe('Quý II, IV');
  });
});

describe('a table is one table however it is drawn', () => {
  const expected = { no: '1', title: 'Soát danh mục', lead: ['Sở Nội vụ'], deadline_phrase: 'Quý II/2025' };
  test.each([
    ['TABs', ['STT\tNhiệm vụ\tChủ trì\tThời gian', '1\tSoát danh mục\tSở Nội vụ\tQuý II/2025']],
    [
      'Markdown',
      [
        '| STT | Nhiệm vụ | Chủ trì | Thời gian |',
        '|---|---|---|---|',
        '| 1 | Soát danh mục | Sở Nội vụ | Quý II/2025 |',
      ],
    ],
    ['pipes at line ends', ['STT | Nhiệm vụ | Chủ trì | Thời gian |', '1 | Soát danh mục | Sở Nội vụ | Quý II/2025 |']],
    [
      'an HTML table in Markdown',
      [
        '<table><tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời gian</td></tr><tr><td>1</td><td>Soát danh mục</td><td>Sở Nội vụ</td><td>Quý II/2025</td></tr></table>',
      ],
    ],
    [
      'a bar after each cell',
      [
        'STT',
        '|',
        'Nhiệm vụ',
        '|',
        'Chủ trì',
        '|',
        'Thời',
        'gian',
        '|',
        '1',
        '|',
        'Soát danh',
        'mục',
        '|',
        'Sở Nội vụ',
        '|',
        'Quý II/2025',
        '|',
      ],
    ],
    ['no lines at all', ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', '1', 'Soát danh mục', 'Sở Nội vụ', 'Quý II/2025']],
    [
      'tags in cells',
      [
        'STT\tNhiệm vụ\tChủ trì\tThời gian',
        '<b>1</b>\t<i>Soát danh mục</i>\t<ul> <li>- Sở Nội vụ</li> </ul>\tQuý II/2025',
      ],
    ],
    [
      'quoted cells over several lines',
      ['STT\tNhiệm vụ\tChủ trì\tThời gian', '1\t"Soát', 'danh mục"\tSở Nội vụ\tQuý II/2025'],
    ],
    ['line ends inside a cell', ['STT\tNhiệm vụ\tChủ trì\tThời gian', '1\tSoát', 'danh mục\tSở Nội vụ\tQuý II/2025']],
  ])('%s', (_name, lines) => {
    const content = readPlan(lines);
    expect(content.rows).toHaveLength(1);
    expect(content.rows[0]).toMatchObject(expected);
  });
});

describe('a page break does not cut a row', () => {
  test('title, agency name and deadline are joined below a repeated header', () => {
    const content = readTable(
      '1\tTrình quy trình theo Kế hoạch số 2693/KH-\tSở Nội vụ\t- Văn phòng UBND\tHoàn thành trước 10 ngày kể từ ngày ký quyết định\tTờ trình',
      '',
      '- 2 -',
      HEADER,
      '\tUBND của tỉnh\t\ttỉnh; - Sở Tư pháp\t\t',
      '2\tViệc sau\tSở Nội vụ\tSở Tư pháp\tQuý I\tBáo cáo',
    );
    expect(idsOf(content)).toEqual(['1', '2']);
    expect(rowOf(content, '1')).toMatchObject({
      title: 'Trình quy trình theo Kế hoạch số 2693/KH-UBND của tỉnh',
      coordinating: ['Văn phòng UBND tỉnh', 'Sở Tư pháp'],
      needs_review: false,
    });
  });

  test('a word that the page edge prints twice counts once', () => {
    const content = readTable(
      '1\tĐo mức độ hài lòng\t- Các phòng; - UBND các xã, thị trấn\t- Văn phòng HĐND\tQuý I\tPhiếu',
      '',
      HEADER,
      '\t\ttrấn\tvà UBND huyện\t\t',
    );
    expect(rowOf(content, '1')).toMatchObject({
      lead: ['Các phòng', 'UBND các xã, thị trấn'],
      coordinating: ['Văn phòng HĐND và UBND huyện'],
    });
  });

  test('«5 (tiếp)» goes on with row 5', () => {
    const content = readTable(
      '5\tTrả kết quả cho người\tSở Nội vụ\tSở Tư pháp\tQuý I\tPhiếu',
      '',
      HEADER,
      '5 (tiếp)\tcao tuổi\t\t\t\t',
    );
    expect(content.rows.map(({ title }) => title)).toEqual(['Trả kết quả cho người cao tuổi']);
  });

  test('a line without a number that brings its own deadline is a task, and says so', () => {
    const content = readTable(
      '1\tChấm điểm\tSở Nội vụ\tSở Tư pháp\tTháng 2\tBảng điểm',
      '',
      HEADER,
      '\tTổng hợp điểm\tVăn phòng UBND tỉnh\tSở Nội vụ\tHằng quý\tBáo cáo',
    );
    expect(content.rows).toHaveLength(2);
    expect(content.rows[1]).toMatchObject({
      no: null,
      title: 'Tổng hợp điểm',
      needs_review: true,
      review_reasons: ['unnumbered'],
    });
  });
});
