/** Plans told in sentences: who leads, with whom, until when, cut out of «Giao Sở … chủ trì, phối hợp với …». */
import { describe, expect, test } from 'vitest';
import { readPlan, rowOf } from './reading.ts';

const HEADING = 'II. NHIỆM VỤ CỤ THỂ';

describe('tasks told in sentences', () => {
  test('all agencies up to the verb coordinate, commas inside and between names notwithstanding', () => {
    const content = readPlan([
      HEADING,
      '1. Giao Sở Tư pháp chủ trì, phối hợp với Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường rà soát dữ liệu, hoàn thành trước ngày 30/6/2025.',
      '2. Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành xếp hạng hằng tháng, công bố trước ngày 10 hằng tháng.',
    ]);
    expect(rowOf(content, 'II.1')).toMatchObject({
      lead: ['Sở Tư pháp'],
      coordinating: ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Công an phường'],
    });
    // The cycle with its day says more than the cycle alone.
    expect(rowOf(content, 'II.2')).toMatchObject({
      coordinating: ['các sở, ban, ngành'],
      deadline: { kind: 'RECUR_MONTH_DAY', day: 10 },
      needs_review: false,
    });
  });

  test('two different days in one sentence ask for a person: which one binds is not the reader’s to say', () => {
    const content = readPlan([
      HEADING,
      '1. Sở Tư pháp chủ trì rà soát thủ tục, gửi dự thảo trước ngày 15/6/2025, hoàn thành trước ngày 30/9/2025.',
      '2. Sở Nội vụ chủ trì rà soát thủ tục, hoàn thành trước ngày 30/9/2025.',
    ]);
    expect(rowOf(content, 'II.1')).toMatchObject({
      needs_review: true,
      review_reasons: ['deadline-elsewhere', 'ambiguous-deadline'],
    });
    expect(rowOf(content, 'II.2')).toMatchObject({ needs_review: false });
  });

  test('a word of place closes the name before a verb of any kind', () => {
    const content = readPlan([
      HEADING,
      '1. Công an tỉnh vun đắp phong trào định danh; hoàn thành trước ngày 31/12/2025.',
      '2. Tổng cục Thi hành án dân sự tự rà soát thủ tục, gửi kết quả trước ngày 15/8/2025.',
    ]);
    expect(rowOf(content, 'II.1')).toMatchObject({ lead: ['Công an tỉnh'], needs_review: false });
    expect(rowOf(content, 'II.2')).toMatchObject({ lead: ['Tổng cục Thi hành án dân sự'], needs_review: false });
  });

  test('a name that runs on to a stop without a known verb asks for a person', () => {
    const content = readPlan([
      HEADING,
      '1. Sở Nội vụ vun đắp phong trào thi đua; hoàn thành trước ngày 31/12/2025.',
      '2. Sở Tư pháp rà soát thủ tục, phối hợp với Sở Y tế, Sở Nội vụ vun đắp phong trào, hoàn thành trước ngày 1/12/2025.',
    ]);
    expect(content.rows.map(({ review_reasons }) => review_reasons)).toEqual([
      expect.arrayContaining(['cells-glued']),
      expect.arrayContaining(['cells-glued']),
    ]);
    expect(content.rows.every(({ needs_review }) => needs_review)).toBe(true);
  });

  test('a label at the end of one sentence is not the deadline of the sentences above it', () => {
    const content = readPlan([
      HEADING,
      '1. Sở Y tế công khai phí dịch vụ, hoàn thành trước ngày 30/6/2025.',
      '2. Sở Nội vụ kiểm tra đột xuất kỷ luật; thực hiện thường xuyên.',
      '3. UBND các xã niêm yết thủ tục tại trụ sở. Thời gian thực hiện: Từ ngày 01/4/2025.',
    ]);
    expect(content.rows.map(({ lead, deadline }) => [lead, deadline.kind])).toEqual([
      [['Sở Y tế'], 'ABS_BEFORE'],
      [['Sở Nội vụ'], 'CONT'],
      [['UBND các xã'], 'ABS_FROM'],
    ]);
  });

  test('sentences stand between tasks with label blocks, each with its own agency and time', () => {
    const content = readPlan([
      HEADING,
      '1. Sở Y tế công khai phí dịch vụ, hoàn thành trước ngày 30/6/2025.',
      '2. Số hóa hồ sơ',
      '- Chủ trì: Sở Nội vụ.',
      '- Thời gian: Quý II/2025.',
      '3. Mở điểm hỗ trợ',
      '- Chủ trì: Đoàn Thanh niên.',
      '- Thời gian: Quý IV/2025.',
      '4. Văn phòng UBND tỉnh tổng hợp, báo cáo kết quả chậm nhất ngày 15/12/2025.',
    ]);
    expect(content.rows.map(({ no, lead, needs_review }) => [no, lead, needs_review])).toEqual([
      ['1', ['Sở Y tế'], false],
      ['2', ['Sở Nội vụ'], false],
      ['3', ['Đoàn Thanh niên'], false],
      ['4', ['Văn phòng UBND tỉnh'], false],
    ]);
  });

  test('the line of place and date of a letterhead gives no duty', () => {
    const content = readPlan([
      'UBND TỈNH AN HÒA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 1/KH-UBND\tĐộc lập - Tự do - Hạnh phúc',
      '\tAn Hòa, ngày 12 tháng 01 năm 2025',
      HEADING,
      'TT\tNội dung\tCơ quan chủ trì\tThời gian hoàn thành',
      '1\tLập danh sách đầu mối\tSở Nội vụ\tQuý I',
    ]);
    expect(content.prose_duties).toEqual([]);
  });
});
