import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { importPlan } from '#shared/plans/index.ts';
import { lintPlan, type Finding } from '#shared/plans/lint/index.ts';

interface Head {
  readonly issued?: string;
  readonly year?: number;
}

/** A plan of these rows (number, title, lead, deadline, product), as an officer would paste it. */
async function lintOf(
  rows: readonly string[],
  { issued = 'ngày 10 tháng 01 năm 2024', year = 2024 }: Head = {},
): Promise<Finding[]> {
  const text = [
    'ỦY BAN NHÂN DÂN TỈNH AN GIANG',
    'Số: 12/KH-UBND',
    `An Giang, ${issued}`,
    'KẾ HOẠCH',
    `Kiểm soát thủ tục hành chính năm ${year}`,
    'TT\tNội dung công việc\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tSản phẩm',
    'I\tCông tác chung\t\t\t\t',
    ...rows,
  ].join('\n');
  const result = await importPlan(new TextEncoder().encode(text), 'plan.txt');
  if (!result.ok) throw new Error(result.error.message);
  return lintPlan(result.value, shippedCalendar());
}

const GOOD = '1\tLập danh sách cán bộ đầu mối\tSở Nội vụ\tVăn phòng UBND tỉnh\tTrước ngày 15/3/2024\tDanh sách';
const codes = (findings: readonly Finding[]): string[] => findings.map(({ rowId, code }) => `${rowId ?? ''} ${code}`);

describe('lint of a plan', () => {
  it('finds nothing in a sound plan', async () => {
    expect(await lintOf([GOOD])).toEqual([]);
  });

  it('a row without a lead is an error, shown with its line', async () => {
    const findings = await lintOf([GOOD, '2\tCập nhật danh mục thủ tục\t\tSở Tư pháp\tTháng 5/2024\tDanh mục']);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', rowId: 'I.2', line: 9, code: 'owner-missing' }),
    );
  });

  it('a row without a deadline is an error', async () => {
    const findings = await lintOf(['1\tCập nhật danh mục thủ tục\tSở Tư pháp\tSở Nội vụ\t\tDanh mục']);
    expect(codes(findings)).toEqual(['I.1 deadline-missing']);
  });

  it('a deadline before the issue date is an error, on it a warning', async () => {
    const findings = await lintOf([
      '1\tLập danh sách cán bộ đầu mối\tSở Nội vụ\tSở Tư pháp\tTrước ngày 05/01/2024\tDanh sách',
      '2\tCập nhật danh mục thủ tục\tSở Tư pháp\tSở Nội vụ\tTrước ngày 10/01/2024\tDanh mục',
    ]);
    expect(
      findings
        .filter(({ code }) => code.endsWith('at-issue') || code.startsWith('same-day'))
        .map(({ severity, rowId }) => `${severity} ${rowId ?? ''}`),
    ).toEqual(['error I.1', 'warning I.2']);
  });

  it('a written day on a Sunday names the working day before it', async () => {
    const [finding] = await lintOf([GOOD.replace('15/3/2024', '31/3/2024')]);
    expect(finding).toMatchObject({ code: 'day-off', mend: 'Nên ghi ngày làm việc liền trước: 29/03/2024.' });
  });

  it('a make-up Saturday is a working day: no finding on 04/5/2024', async () => {
    expect(await lintOf([GOOD.replace('15/3/2024', '04/5/2024')])).toEqual([]);
  });

  it('the end of a quarter on a Sunday is no written day', async () => {
    expect(await lintOf([GOOD.replace('Trước ngày 15/3/2024', 'Quý I/2024')])).toEqual([]);
  });

  it('a product missing among others is a warning', async () => {
    expect(codes(await lintOf([GOOD, '2\tCập nhật danh mục thủ tục\tSở Tư pháp\tSở Nội vụ\tTháng 5/2024\t']))).toEqual([
      'I.2 product-missing',
    ]);
  });

  it('two rows of one lead with one long product are told', async () => {
    const product = 'Quyết định phê duyệt danh mục thủ tục rà soát của tỉnh';
    expect(
      codes(
        await lintOf([
          `1\tTham mưu rà soát\tSở Nội vụ\tSở Tư pháp\tTháng 5/2024\t${product}`,
          `2\tTrình danh mục\tSở Nội vụ\tSở Tư pháp\tTháng 6/2024\t${product}`,
        ]),
      ),
    ).toEqual(['I.2 product-twice']);
  });

  it('a percentage in a title deserves a target', async () => {
    expect(codes(await lintOf([GOOD.replace('Lập danh sách cán bộ đầu mối', 'Số hóa tối thiểu 80% hồ sơ')]))).toEqual([
      'I.1 hidden-target',
    ]);
  });

  it('a district body after 01/7/2025 is an error, before it is none', async () => {
    const row = '1\tNiêm yết thủ tục\tUBND cấp huyện\tSở Nội vụ\tTháng 12/YYYY\tBảng niêm yết';
    expect(codes(await lintOf([row.replace('YYYY', '2024')]))).toEqual([]);
    expect(
      codes(await lintOf([row.replace('YYYY', '2026')], { issued: 'ngày 05 tháng 01 năm 2026', year: 2026 })),
    ).toEqual(['I.1 body-absent']);
  });

  it('a jump in the numbers is told', async () => {
    expect(
      codes(await lintOf([GOOD, '3\tCập nhật danh mục thủ tục\tSở Tư pháp\tSở Nội vụ\tTháng 5/2024\tDanh mục'])),
    ).toContain('I.3 number-gap');
  });
});
