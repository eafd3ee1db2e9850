import { describe, expect, test } from 'vitest';
import { idsOf, readPlan, rowOf } from './reading.ts';

describe('plans without a table', () => {
  test('a label block closes the lettered items above it', () => {
    const content = readPlan([
      'II. NHIỆM VỤ',
      '1. Công bố TTHC',
      'a) Trình ký quyết định công bố;',
      'b) Nhập vào cơ sở dữ liệu.',
      '- Đơn vị chủ trì: Các sở, ban, ngành.',
      '- Thời gian hoàn thành: Quý II/2025.',
      'c) Niêm yết.',
      '- Cơ quan thực hiện: UBND cấp xã.',
      '- Thời hạn: Thường xuyên.',
      '- Sản phẩm: Bảng niêm yết.',
    ]);
    expect(idsOf(content)).toEqual(['II.1.a', 'II.1.b', 'II.1.c']);
    expect(content.groups.map(({ id }) => id)).toEqual(['II.1']);
    expect(rowOf(content, 'II.1.a')).toMatchObject({
      lead: ['Các sở, ban, ngành'],
      deadline_phrase: 'Quý II/2025',
      needs_review: false,
      review_reasons: ['inherited-cell'],
    });
    expect(rowOf(content, 'II.1.c')).toMatchObject({ lead: ['UBND cấp xã'], product: 'Bảng niêm yết' });
  });

  test('bullets drawn like the labels are words of the task', () => {
    const content = readPlan([
      '1. Kiểm tra',
      '- Lập đoàn kiểm tra.',
      '- Chủ trì: Văn phòng UBND tỉnh',
      '- Thời gian: Quý III/2025',
      '2. Tập huấn',
      '- Chủ trì: Sở Nội vụ',
      '- Thời gian: Quý II/2025',
    ]);
    expect(content.rows.map(({ id, title }) => [id, title])).toEqual([
      ['1', 'Kiểm tra Lập đoàn kiểm tra'],
      ['2', 'Tập huấn'],
    ]);
  });

  test('bullets that each have a block of their own are tasks', () => {
    const content = readPlan([
      'II. NHIỆM VỤ',
      '1. Công tác chỉ đạo',
      '- Ban hành kế hoạch.',
      '- Cơ quan chủ trì: Sở Nội vụ.',
      '- Thời gian: Quý I.',
      '- Kiểm tra các đơn vị.',
      '- Cơ quan chủ trì: Sở Y tế.',
      '- Thời gian: Quý III.',
    ]);
    expect(content.rows.map(({ id, title, parent }) => [id, title, parent])).toEqual([
      ['II.1-1', 'Ban hành kế hoạch', 'II.1'],
      ['II.1-2', 'Kiểm tra các đơn vị', 'II.1'],
    ]);
  });

  test('a task without any mark is the line above its labels', () => {
    const content = readPlan([
      'II. NHIỆM VỤ',
      'Ban hành kế hoạch',
      'Cơ quan chủ trì: Sở Nội vụ',
      'Thời gian: Quý I',
      'Tập huấn nghiệp vụ',
      'Cơ quan chủ trì: Sở Y tế',
      'Thời gian: Quý II',
    ]);
    expect(content.rows.map(({ id, title, lead }) => [id, title, lead[0]])).toEqual([
      ['II-1', 'Ban hành kế hoạch', 'Sở Nội vụ'],
      ['II-2', 'Tập huấn nghiệp vụ', 'Sở Y tế'],
    ]);
    expect(content.prose_duties).toEqual([]);
  });

  test('labels in brackets behind the task', () => {
    const content = readPlan([
      '1. Họp đầu mối (Chủ trì: Văn phòng UBND tỉnh; phối hợp: Sở Nội vụ; thời gian: Quý I/2025; sản phẩm: Thông báo).',
      '2. Mở lớp (Chủ trì: Sở Nội vụ; thời gian: thường xuyên).',
    ]);
    expect(rowOf(content, '1')).toMatchObject({
      title: 'Họp đầu mối',
      lead: ['Văn phòng UBND tỉnh'],
      coordinating: ['Sở Nội vụ'],
      deadline_phrase: 'Quý I/2025',
      product: 'Thông báo',
    });
  });

  test('a label that names the items it is for', () => {
    const content = readPlan([
      '1. Cử đầu mối.',
      '2. Treo bảng.',
      'Đơn vị chủ trì các nội dung 1, 2: Văn phòng UBND tỉnh.',
      'Thời gian hoàn thành các nội dung 1, 2: Quý I/2025.',
      '3. Mở lớp.',
      'Đơn vị chủ trì: Sở Nội vụ. Thời gian: Quý II/2025.',
    ]);
    expect(content.rows.map(({ id, lead, needs_review }) => [id, lead[0], needs_review])).toEqual([
      ['1', 'Văn phòng UBND tỉnh', false],
      ['2', 'Văn phòng UBND tỉnh', false],
      ['3', 'Sở Nội vụ', false],
    ]);
  });

  test('two numbered tasks above one unnamed block: a person must say whether both are meant', () => {
    const content = readPlan(['1. Cử đầu mối.', '2. Treo bảng.', '- Chủ trì: Sở Nội vụ', '- Thời gian: Quý I/2025']);
    expect(content.rows.map(({ id, needs_review }) => [id, needs_review])).toEqual([
      ['1', true],
      ['2', false],
    ]);
  });

  test('sentences under the agency that must act', () => {
    const content = readPlan([
      'II. PHÂN CÔNG NHIỆM VỤ',
      '1. Văn phòng UBND tỉnh',
      '- Trình UBND tỉnh kế hoạch kiểm tra trước ngày 28/02/2025.',
      '2. Sở Nội vụ: khảo sát mức độ hài lòng của người dân, hoàn thành trước ngày 30/11/2025.',
    ]);
    expect(content.rows.map(({ id, lead, deadline }) => [id, lead[0], deadline])).toMatchObject([
      ['II.1-1', 'Văn phòng UBND tỉnh', { date: '2025-02-28' }],
      ['II.2', 'Sở Nội vụ', { date: '2025-11-30' }],
    ]);
  });
});

describe('duties in sentences', () => {
  test('an own plan by a date is a cascade duty', () => {
    const content = readPlan([
      'III. TỔ CHỨC THỰC HIỆN',
      '1. Các sở, ban, ngành xây dựng kế hoạch của đơn vị, gửi Văn phòng UBND tỉnh trước ngày 28/02/2025.',
    ]);
    expect(content.prose_duties).toMatchObject([
      {
        where: 'III.1',
        who: 'Các sở, ban, ngành',
        deadline_phrase: 'trước ngày 28/02/2025',
        deadline: { kind: 'ABS_BEFORE', date: '2025-02-28' },
        cascade: true,
      },
    ]);
  });

  test('a report whose time opens the sentence', () => {
    const content = readPlan([
      'III. TỔ CHỨC THỰC HIỆN',
      '2. Định kỳ trước ngày 20 của tháng cuối quý, các đơn vị báo cáo kết quả về Văn phòng UBND tỉnh.',
    ]);
    expect(content.prose_duties).toMatchObject([
      { who: 'các đơn vị', deadline: { kind: 'RECUR_QEND_DAY', day: 20 }, cascade: false },
    ]);
  });

  test('the cycle and its day may stand apart', () => {
    const content = readPlan(['III. TỔ CHỨC THỰC HIỆN', 'Các phòng hằng tháng báo cáo Chánh Văn phòng trước ngày 22.']);
    expect(content.prose_duties[0]?.deadline).toMatchObject({ kind: 'RECUR_MONTH_DAY', day: 22 });
  });

  test('dated steps of a calendar are milestones', () => {
    const content = readPlan([
      'Phụ lục 02',
      'II. Tiến độ triển khai các công việc',
      '1. Các sở lập kế hoạch rà soát gửi Văn phòng UBND tỉnh trước ngày 28/02/2025.',
      '2. Gửi kết quả rà soát cho Văn phòng UBND tỉnh trước ngày 30/7/2025.',
    ]);
    expect(content.milestones.map(({ where, deadline }) => [where, deadline])).toMatchObject([
      ['Phụ lục 02 II.1', { date: '2025-02-28' }],
      ['Phụ lục 02 II.2', { date: '2025-07-30' }],
    ]);
    expect(content.prose_duties).toEqual([]);
  });

  test('grounds and purposes are no duties', () => {
    const content = readPlan([
      'Căn cứ Kế hoạch số 01/KH-UBND ngày 05/01/2025 của UBND tỉnh;',
      'I. MỤC ĐÍCH, YÊU CẦU',
      '1. Hoàn thành các chỉ tiêu trong năm 2025, báo cáo đúng hạn.',
    ]);
    expect(content.prose_duties).toEqual([]);
  });
});
