/** What a damaged table says is kept where it stands, and told; what is whole is not. */
import { describe, expect, test } from 'vitest';
import { HEADER, readTable, rowOf } from './reading.ts';

const task = (no: string, title = `Việc ${no}`): string => `${no}\t${title}\tSở Nội vụ\tSở Tư pháp\tQuý I\tBáo cáo`;

describe('inherited cells', () => {
  test('an empty time cell takes the time above, says from where, and wants a person', () => {
    const row = rowOf(readTable(task('1'), '2\tViệc 2\tSở Y tế\tSở Tư pháp\t\tBáo cáo'), '2');
    expect(row.deadline).toMatchObject({ kind: 'QUARTER', inherited_from: '1' });
    expect(row).toMatchObject({ needs_review: true, review_reasons: ['inherited-cell'] });
  });

  test('alternatives taken from above are ambiguous as well', () => {
    const row = rowOf(
      readTable(
        '1\tViệc 1\tSở Nội vụ\tSở Tư pháp\tQuý I/2025 hoặc theo kế hoạch của UBND tỉnh\tBáo cáo',
        '2\tViệc 2\tSở Y tế\tSở Tư pháp\t\tBáo cáo',
      ),
      '2',
    );
    expect(row.review_reasons).toEqual(['inherited-cell', 'ambiguous-deadline']);
  });

  test('time and product empty together are merged together', () => {
    const content = readTable(task('1'), '2\tViệc 2\tSở Y tế\tSở Tư pháp\t\t');
    expect(rowOf(content, '2')).toMatchObject({ product: 'Báo cáo', inherited_from: { product: '1' } });
  });

  test('a part without agencies takes those of its parent', () => {
    const content = readTable('1\tCung cấp\tSở Nội vụ\tSở Tư pháp\t\t', '1.1\tPhần\t\t\tThường xuyên\tBáo cáo');
    expect(rowOf(content, '1.1')).toMatchObject({
      lead: ['Sở Nội vụ'],
      needs_review: true,
      review_reasons: ['inherited-cell'],
    });
  });

  test('«nt» is the row above, without doubt', () => {
    const content = readTable(task('1'), '2\tViệc 2\tnt\tSở Y tế\tQuý II\tBáo cáo');
    expect(rowOf(content, '2')).toMatchObject({
      lead: ['Sở Nội vụ'],
      needs_review: false,
      inherited_from: { lead: '1' },
    });
  });

  test('nothing above to inherit: the deadline is missing', () => {
    const row = rowOf(readTable('1\tViệc 1\tSở Y tế\tSở Tư pháp\t\tBáo cáo'), '1');
    expect(row).toMatchObject({
      deadline: { kind: 'EMPTY' },
      needs_review: true,
      review_reasons: ['deadline-missing'],
    });
  });
});

describe('missing cells', () => {
  test('a row without an owner wants a person', () => {
    const row = rowOf(readTable(task('1'), '2\tRà soát\t\t\tTheo Kế hoạch riêng\t'), '2');
    expect(row).toMatchObject({ lead: [], needs_review: true });
    expect(row.review_reasons).toEqual(['owner-missing', 'coordinating-missing']);
  });

  test('an empty coordinating cell is advice', () => {
    const row = rowOf(readTable('1\tViệc\tSở Y tế\t\tQuý I\tBáo cáo'), '1');
    expect(row).toMatchObject({ needs_review: false, review_reasons: ['coordinating-missing'] });
  });
});

describe('shifted cells', () => {
  test('a block slid up: the last part is empty and the parent full', () => {
    const content = readTable(
      '1\tSố hóa\tCác sở, ban, ngành\tSở Tư pháp\tThường xuyên\tHồ sơ',
      '1.1\tCấp tỉnh\tUBND cấp xã\tSở Tư pháp\tThực hiện từ 01/6/2025\tHồ sơ',
      '1.2\tCấp xã\t\t\t\t',
    );
    for (const id of ['1', '1.1', '1.2']) {
      expect(rowOf(content, id).needs_review).toBe(true);
      expect(rowOf(content, id).review_reasons).toContain('shifted-cells');
    }
  });

  test("a parent holds its first part's deadline while the part has only an owner", () => {
    const content = readTable(
      '2\tTiếp nhận\t\tSở Tư pháp\tTháng 2\tQuyết định',
      '2.1\tGiao chỉ tiêu\tSở Nội vụ\t\t\t',
      '2.2\tThực hiện\tSở Y tế\tSở Tư pháp\tThường xuyên\tHồ sơ',
    );
    expect(rowOf(content, '2').review_reasons).toContain('shifted-cells');
    expect(rowOf(content, '2.1')).toMatchObject({ deadline: { kind: 'EMPTY' }, needs_review: true });
    expect(rowOf(content, '2.2').needs_review).toBe(false);
  });

  test('agencies in the time column, a time in the lead column', () => {
    const content = readTable(
      '1\tViệc\tSở Y tế\tSở Tư pháp\tVăn phòng UBND tỉnh\tBáo cáo',
      '2\tViệc\tThường xuyên\t\t\tBáo cáo',
    );
    expect(rowOf(content, '1').review_reasons).toContain('shifted-cells');
    expect(rowOf(content, '2').review_reasons).toContain('shifted-cells');
  });

  test('a list of deadlines by agency is no shifted cell', () => {
    const row = rowOf(
      readTable(
        '1\tBáo cáo\tCác sở, ban, ngành\tVăn phòng UBND tỉnh\tUBND cấp xã: trước ngày 15 của tháng cuối quý\tBáo cáo',
      ),
      '1',
    );
    expect(row.review_reasons).not.toContain('shifted-cells');
  });
});

describe('glued cells', () => {
  const whole = [1, 2, 3, 4, 5, 6].map((no) => task(String(no)));

  test("the tail of a cell at the head of the next row's goes back, and both rows are told", () => {
    const content = readTable(
      ...whole,
      '7\tViệc\tSở Y tế\t- Sở Tư pháp; - Các cơ quan,\tQuý I\tBáo cáo',
      '',
      HEADER,
      '8\tViệc\tSở Y tế\tđơn vị có liên quan. - Sở Nội vụ\tQuý I\tBáo cáo',
    );
    expect(rowOf(content, '7')).toMatchObject({
      coordinating: ['Sở Tư pháp', 'Các cơ quan, đơn vị có liên quan'],
      needs_review: true,
    });
    expect(rowOf(content, '8')).toMatchObject({
      coordinating: ['Sở Nội vụ'],
      needs_review: true,
      review_reasons: ['cells-glued'],
    });
  });

  test('lists cut on both sides above glued cells: the title is lost too', () => {
    const content = readTable(
      ...whole,
      '7\tDuy trì việc đánh giá\t- Sở Y tế;\t- Sở Tư pháp;\tThường xuyên\tViệc đánh giá',
      '',
      HEADER,
      '8\tTTHC trên hệ thống\t- UBND cấp xã\t- Sở Nội vụ\tThường xuyên\tcủa tỉnh được duy trì',
    );
    expect(rowOf(content, '7').review_reasons).toContain('title-lost');
    expect(rowOf(content, '8').review_reasons).toEqual(expect.arrayContaining(['title-lost', 'cells-glued']));
  });

  test('in a plan that writes agencies with small letters nothing is glued', () => {
    const small = [1, 2, 3, 4].map((no) => `${no}\tViệc\tcác sở, ban, ngành\tcác đơn vị có liên quan\tQuý I\tBáo cáo`);
    const content = readTable(
      ...small,
      '',
      HEADER,
      '5\tViệc\tcác sở, ban, ngành\tcác đơn vị có liên quan\tQuý I\tBáo cáo',
    );
    expect(content.rows.filter((row) => row.needs_review)).toEqual([]);
  });
});

describe('advice never asks for a person', () => {
  test('a deadline on or before the day of issue', () => {
    const content = readTable(
      '1\tViệc\tSở Y tế\tSở Tư pháp\tTrước ngày 15/01/2025\tBáo cáo',
      '2\tViệc\tSở Y tế\tSở Tư pháp\tNăm 2024\tBáo cáo',
    );
    expect(rowOf(content, '1')).toMatchObject({
      needs_review: false,
      review_reasons: ['same-day-as-issue', 'past-at-issue'],
    });
    expect(rowOf(content, '2')).toMatchObject({ needs_review: false, review_reasons: ['past-at-issue'] });
  });

  test('a misspelling is told and stays as printed', () => {
    const row = rowOf(
      readTable('1\tNiên yết trên Công Dịch vụ công quốc gia\tSở Y tế\tSở Tư pháp\tQuý I\tBáo cáo'),
      '1',
    );
    expect(row).toMatchObject({ needs_review: false, review_reasons: ['ocr-typo'] });
    expect(row.title).toBe('Niên yết trên Công Dịch vụ công quốc gia');
    expect(row.typos?.map(({ probably }) => probably)).toEqual(['Cổng Dịch vụ công quốc gia', 'Niêm yết']);
  });

  test('who receives a report does not coordinate it', () => {
    const row = rowOf(readTable('1\tBáo cáo kết quả\tUBND cấp xã\tUBND cấp huyện\tQuý I\tBáo cáo'), '1');
    expect(row).toMatchObject({ needs_review: false, review_reasons: ['recipient-not-coordinator'] });
  });

  test('a lead defined by its task is advice, a sentence about who does what is not', () => {
    const content = readTable(
      '1\tSoạn thảo\tCơ quan được giao chủ trì soạn thảo\tSở Tư pháp\tThường xuyên\tBáo cáo',
      '2\tVận hành\tSở Y tế chủ trì về hạ tầng; phối hợp với Sở Tư pháp về nghiệp vụ\tSở Nội vụ\tThường xuyên\tBáo cáo',
    );
    expect(rowOf(content, '1')).toMatchObject({ needs_review: false, review_reasons: ['conditional-lead'] });
    expect(rowOf(content, '2')).toMatchObject({ needs_review: true, review_reasons: ['conditional-lead'] });
  });

  test('a time in the product column stands elsewhere than it should', () => {
    const row = rowOf(readTable('1\tĐôn đốc\tSở Y tế\tSở Tư pháp\tThường xuyên\tĐịnh kỳ hàng tháng'), '1');
    expect(row).toMatchObject({ needs_review: true, review_reasons: ['deadline-elsewhere'] });
  });
});

test('several numbers in one cell are rows that no line parts: a person must part them', () => {
  const content = readTable('1 2 3\tNiêm yết Rà soát Công khai\tSở Nội vụ Sở Y tế\t\tQuý I Quý II\tDanh mục');
  expect(content.rows.every((row) => row.needs_review && row.review_reasons.includes('cells-glued'))).toBe(true);
  expect(content.rows).toHaveLength(1);
});
