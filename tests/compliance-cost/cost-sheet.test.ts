import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costSheetSchema,
  costWorkbook,
  LIMITS,
  savingOf,
  totalOf,
  yearlyCostOf,
  type CostLine,
} from '#shared/compliance-cost/index.ts';
import { formOfLines, lineCount, readCostLines } from '#shared/ui/cost-sheet/cost-lines.ts';

/** The example of domain §3e: ten working days of eight hours at 40,000 đ, ten dossiers a year. */
const TEN_DAYS: CostLine = {
  activity: 'Chờ giải quyết hồ sơ',
  hours: 80,
  hourlyIncome: 40_000,
  services: 0,
  fees: 0,
  timesPerYear: 1,
  subjects: 10,
};
const NINE_DAYS: CostLine = { ...TEN_DAYS, hours: 72 };

const line = fc.record({
  activity: fc.constantFrom('Lập hồ sơ', 'Nộp hồ sơ', '=1+1', 'Đi lại; nhận kết quả'),
  hours: fc.nat(4000).map((quarters) => quarters / 4),
  hourlyIncome: fc.nat(200_000),
  services: fc.nat(2_000_000),
  fees: fc.nat(5_000_000),
  timesPerYear: fc.nat(12),
  subjects: fc.nat(20_000),
});
const sheet = fc.array(line, { maxLength: 12 });

describe('the cost of complying', () => {
  it('is hours times hourly income times volume: 10 working days for 10 dossiers at 40,000 đ are 32 million', () => {
    expect(yearlyCostOf(TEN_DAYS)).toBe(32_000_000);
    expect(yearlyCostOf(NINE_DAYS)).toBe(28_800_000);
  });

  it('counts services and fees of every dossier', () => {
    expect(yearlyCostOf({ ...TEN_DAYS, services: 100_000, fees: 50_000 })).toBe(32_000_000 + 150_000 * 10);
  });

  it('is exact to the đồng where floating point is not', () => {
    // 0.07 h × 1 đ × 50 = 3.5 đ, rounded up; in floating point 0.07 × 50 is 3.5000000000000004.
    expect(yearlyCostOf({ ...TEN_DAYS, hours: 0.07, hourlyIncome: 1, subjects: 50 })).toBe(4);
    expect(yearlyCostOf({ ...TEN_DAYS, hours: 0.29, hourlyIncome: 100, subjects: 1 })).toBe(29);
  });

  it('of a sheet is the sum of its lines in any order, and never falls when a figure rises', () => {
    fc.assert(
      fc.property(sheet, line, fc.nat(1000), (lines, more, extra) => {
        expect(totalOf([...lines, more])).toBe(totalOf(lines) + yearlyCostOf(more));
        expect(totalOf([...lines].reverse())).toBe(totalOf(lines));
        for (const column of ['hours', 'hourlyIncome', 'services', 'fees', 'timesPerYear', 'subjects'] as const)
          expect(yearlyCostOf({ ...more, [column]: more[column] + extra })).toBeGreaterThanOrEqual(yearlyCostOf(more));
      }),
    );
  });

  it('beyond what a country earns is refused', () => {
    const absurd = { ...TEN_DAYS, hours: LIMITS.hours, hourlyIncome: LIMITS.hourlyIncome, subjects: LIMITS.subjects };
    expect(costSheetSchema.safeParse([TEN_DAYS]).success).toBe(true);
    expect(costSheetSchema.safeParse([absurd]).success).toBe(false);
  });
});

describe('the saving', () => {
  it('of ten days becoming nine is 3.2 million đồng, 10 %', () => {
    expect(savingOf([[TEN_DAYS]], [[NINE_DAYS]])).toEqual({
      before: 32_000_000,
      after: 28_800_000,
      dong: 3_200_000,
      percent: 10,
    });
  });

  it('has no percentage where nothing was spent before, and is negative when a procedure becomes dearer', () => {
    expect(savingOf([[]], [[NINE_DAYS]])).toMatchObject({ dong: -28_800_000, percent: null });
    expect(savingOf([[NINE_DAYS]], [[TEN_DAYS]])).toMatchObject({ dong: -3_200_000, percent: -11.11 });
  });

  it('is what is before less what is after, within half a hundredth of a percent, and turns its sign when swapped', () => {
    fc.assert(
      fc.property(sheet, sheet, (before, after) => {
        const saving = savingOf([before], [after]);
        expect(saving.dong).toBe(totalOf(before) - totalOf(after));
        expect(savingOf([after], [before]).dong + saving.dong).toBe(0);
        if (saving.percent === null) expect(saving.before).toBe(0);
        else expect(Math.abs(saving.percent - (saving.dong / saving.before) * 100)).toBeLessThanOrEqual(0.0051);
      }),
    );
  });
});

const messagesOf = (read: ReturnType<typeof readCostLines>): string =>
  read.ok ? '' : read.error.map(({ message }) => message).join(' ');

describe('a typed sheet', () => {
  const typed = (fields: Readonly<Record<string, string>>): URLSearchParams =>
    new URLSearchParams({
      'line-0-activity': 'Nộp hồ sơ',
      'line-0-hours': '12,5',
      'line-0-hourlyIncome': '40.000',
      'line-0-services': '',
      'line-0-fees': '1.500.000',
      'line-0-timesPerYear': '1',
      'line-0-subjects': '1 200',
      ...fields,
    });

  it('is read as Vietnamese offices write numbers', () => {
    expect(readCostLines(typed({}))).toEqual({
      ok: true,
      value: [
        {
          activity: 'Nộp hồ sơ',
          hours: 12.5,
          hourlyIncome: 40_000,
          services: 0,
          fees: 1_500_000,
          timesPerYear: 1,
          subjects: 1200,
        },
      ],
    });
  });

  it.each([
    ['line-0-hours', 'mười giờ', 'không phải là số'],
    ['line-0-hours', '12.5', 'nhóm ba chữ số'],
    ['line-0-hours', '0,125', 'hai chữ số sau dấu phẩy'],
    ['line-0-hourlyIncome', '-40.000', 'số âm'],
    ['line-0-fees', '1,5', 'số nguyên'],
    ['line-0-subjects', '999.999.999', 'quá lớn'],
    ['line-0-timesPerYear', '', 'chưa nhập'],
    ['line-0-activity', '', 'ghi công việc'],
  ])('with %s «%s» is refused beside the field', (field, value, message) => {
    const read = readCostLines(typed({ [field]: value }));
    expect(read).toMatchObject({ ok: false, error: [{ field }] });
    expect(messagesOf(read)).toContain(message);
  });

  it('whose total is absurd though each figure is possible is refused', () => {
    const read = readCostLines(
      typed({ 'line-0-hours': '10.000', 'line-0-hourlyIncome': '10.000.000', 'line-0-subjects': '100.000.000' }),
    );
    expect(messagesOf(read)).toContain('là không thể');
  });

  it('leaves blank lines out, and any sheet shown in the form is read back the same', () => {
    expect(readCostLines(typed({ 'line-2-activity': ' ', 'line-2-hours': '' }))).toMatchObject({ ok: true });
    expect(lineCount(typed({ 'line-2-activity': '' }))).toBe(3);
    fc.assert(
      fc.property(sheet, (lines) => {
        expect(readCostLines(formOfLines(lines))).toEqual({ ok: true, value: lines });
      }),
    );
  });
});

describe('the workbook', () => {
  it('shows before, after and what is saved, by formulas whose results are those of the rule', async () => {
    const bytes = await costWorkbook([
      {
        name: 'Nhóm 1',
        title: 'Nhóm TTHC đầu tư',
        blocks: [
          { title: 'Trước khi đơn giản hóa', lines: [TEN_DAYS] },
          { title: 'Sau khi đơn giản hóa', lines: [{ ...NINE_DAYS, activity: '=HYPERLINK("http://x")' }] },
        ],
      },
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    const worksheet = workbook.getWorksheet('Nhóm 1');
    expect(worksheet?.getCell('I6').value).toEqual({
      formula: 'ROUND(C6*D6*G6*H6,0)+(E6+F6)*G6*H6',
      result: 32_000_000,
    });
    expect(worksheet?.getCell('I12').value).toEqual({ formula: 'SUM(I11:I11)', result: 28_800_000 });
    expect(worksheet?.getCell('I14').value).toEqual({ formula: 'I7-I12', result: 3_200_000 });
    expect(worksheet?.getCell('I15').value).toEqual({ formula: 'I14/I7', result: 0.1 });
    expect(worksheet?.getCell('B11').value).toBe('=HYPERLINK("http://x")');
  });
});
