import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belowReported, carriedOver, reportedWithin } from '#functions/quarterly-report/domain/carry-over.ts';
import { sumOfPeriods, sumOfUnits, valueOf, withTotals } from '#functions/quarterly-report/domain/figures.ts';
import { formSchema, formsFor } from '#functions/quarterly-report/domain/form.ts';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { ii07b } from '#functions/quarterly-report/domain/forms/ii-07b.ts';
import { knownForms } from '#functions/quarterly-report/domain/forms/index.ts';
import { headerCells } from '#functions/quarterly-report/domain/header.ts';
import { readCells } from '#functions/quarterly-report/domain/read-cells.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { formatNumber, readNumber } from '#shared/kernel/vietnamese-number.ts';
import { aDossierRow, typedOf } from './builders.ts';

describe('a number typed in Vietnamese', () => {
  it.each([
    ['1.234', 1234],
    ['1 234', 1234],
    ['1\u00A0234', 1234],
    ['1234', 1234],
    ['12,5', 12.5],
    ['1.234.567,25', 1_234_567.25],
    ['-3', -3],
    ['−3', -3],
    [' 0 ', 0],
  ])('«%s» is read', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['1.23', 'misplaced-dots'],
    ['12.3456', 'misplaced-dots'],
    ['.', 'misplaced-dots'],
    ['1,234.5', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['12 hồ sơ', 'not-a-number'],
    ['1e9', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['=1+1', 'not-a-number'],
  ])('«%s» is never guessed at', (text, fault) => {
    expect(readNumber(text)).toEqual({ ok: false, fault });
  });

  it('is printed so that it reads back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 999 }), (whole, part) => {
        const value = whole + Math.sign(whole || 1) * (part / 1000);
        const read = readNumber(formatNumber(value));
        expect(read.ok && Math.abs(read.value - value) < 0.0005).toBe(true);
      }),
    );
  });
});

describe('the cells of a form', () => {
  const good = typedOf(ii06a, aDossierRow());

  it('give the row with its totals', () => {
    expect(readCells(ii06a, good)).toEqual({ ok: true, value: aDossierRow() });
  });

  it.each([
    ['solved-late', 'ba', 'không phải là số'],
    ['solved-late', '', 'Nếu không phát sinh, nhập 0'],
    ['solved-late', '-1', 'số âm'],
    ['solved-late', '1,5', 'số lẻ'],
    ['solved-late', '1.2', 'dấu chấm sai chỗ'],
    ['solved-late', '99.999.999.999', 'lớn bất thường'],
  ])('that hold «%s: %s» are told what is wrong beside that cell', (column, text, message) => {
    const read = readCells(ii06a, { ...good, [column]: text });
    expect(read).toMatchObject({ error: [{ column }] });
    expect(read.ok ? '' : read.error[0]?.message).toContain(message);
  });

  it('must agree: received is solved and pending', () => {
    expect(readCells(ii06a, { ...good, 'solved-late': '7' })).toMatchObject({
      error: [{ column: 'pending-in-time' }],
    });
    const more = typedOf(ii07b, { 'competence-province': 5, 'one-stop-province': 6 });
    expect(readCells(ii07b, more)).toMatchObject({ error: [{ column: 'one-stop-province' }] });
  });

  it('that the previous accepted report fills are not typed, whatever the form sends', () => {
    const carried = carriedOver(ii06a, aDossierRow());
    expect(carried).toEqual({ 'carried-over': 20 });
    const { 'carried-over': _, ...typed } = good;
    const forged = { ...typed, 'carried-over': '9999', 'received-direct': '40' };
    expect(readCells(ii06a, forged, carried)).toMatchObject({ ok: true, value: { 'carried-over': 20, received: 100 } });
  });
});

describe('a form', () => {
  it('has the printed number of columns: thirteen of II.06a, fourteen of II.07b', () => {
    expect([ii06a.columns.length + 2, ii07b.columns.length + 2]).toEqual([13, 14]);
  });

  it('is refused when its formulas do not hang together', () => {
    const total = (of: string[]) => ({ id: 'a', header: ['A'], cell: { kind: 'total', of } });
    const refused = (columns: unknown[], checks: unknown[] = []) =>
      JSON.stringify(formSchema.safeParse({ ...ii06a, columns, checks }).error?.issues ?? []);
    expect(refused([total(['b'])])).toContain('cột tổng a dẫn cột b không có trong biểu');
    expect(refused([total(['a'])])).toContain('cũng là cột tổng');
    expect(refused([...ii06a.columns, ...ii06a.columns])).toContain('hai cột cùng mã received');
    const check = { left: ['received'], is: 'equal', right: ['none'], beside: 'received', message: 'x' };
    expect(refused(ii06a.columns, [check])).toContain('không nhập tay');
  });

  it('is filled by the classes it names while it is valid', () => {
    const commune = { classes: [{ kind: 'committees', tier: 'commune' }] };
    const codes = (unit: typeof commune, date: string) =>
      formsFor(knownForms, unit, plainDate(date)).map(({ code }) => code);
    expect(codes(commune, '2024-03-01')).toEqual(['II.06a', 'TD.01']);
    expect(codes(commune, '2023-03-01')).toEqual(['II.06a']);
    expect(codes({ classes: [{ kind: 'departments', tier: 'province' }] }, '2024-03-01')).toContain('II.07b');
    expect(codes({ classes: [{ kind: 'committees', tier: 'province' }] }, '2024-03-01')).toEqual([]);
  });

  it('prints neighbours that agree as one merged cell', () => {
    const cells = headerCells(ii06a.columns);
    const at = (text: string) => cells.filter((cell) => cell.text === text);
    expect(at('Số hồ sơ nhận giải quyết')).toMatchObject([{ row: 0, column: 0, columnSpan: 4, rowSpan: 1 }]);
    expect(at('Trong kỳ')).toMatchObject([{ row: 1, column: 1, columnSpan: 2 }]);
    expect(at('Từ kỳ trước')).toMatchObject([{ row: 1, column: 3, rowSpan: 2, columnSpan: 1 }]);
    expect(at('Tổng số').map(({ column }) => column)).toEqual([0, 4, 8]);
    const area = cells.reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0);
    expect(area).toBe(3 * ii06a.columns.length);
  });
});

/** Rows that balance, one after the other: each carries over what the one before left. */
const balanced = (flows: readonly (readonly [online: number, solved: number])[], first: number) => {
  let left = first;
  return flows.map(([online, share]) => {
    const carried = left;
    const solved = Math.floor(((carried + online) * share) / 100);
    left = carried + online - solved;
    return withTotals(ii06a, {
      'received-online': online,
      'carried-over': carried,
      'solved-on-time': solved,
      'pending-in-time': left,
    });
  });
};

const flows = fc.array(fc.tuple(fc.nat(500), fc.nat(100)), { minLength: 1, maxLength: 4 });

describe('rows that are added', () => {
  it('of several units balance when each does, in any order', () => {
    fc.assert(
      fc.property(flows, flows, (a, b) => {
        const rows = [...balanced(a, 3), ...balanced(b, 0)];
        const sum = sumOfUnits(ii06a, rows);
        expect(valueOf(sum, 'received')).toBe(valueOf(sum, 'solved') + valueOf(sum, 'pending'));
        expect(sumOfUnits(ii06a, [...rows].reverse())).toEqual(sum);
      }),
    );
  });

  it('of one unit over several periods begin with the first stock and end with the last', () => {
    fc.assert(
      fc.property(flows, fc.nat(50), (given, first) => {
        const rows = balanced(given, first);
        const sum = sumOfPeriods(ii06a, rows);
        expect(valueOf(sum, 'carried-over')).toBe(first);
        expect(valueOf(sum, 'pending')).toBe(valueOf(rows.at(-1) ?? {}, 'pending'));
        expect(valueOf(sum, 'received-online')).toBe(given.reduce((total, [online]) => total + online, 0));
        expect(valueOf(sum, 'received')).toBe(valueOf(sum, 'solved') + valueOf(sum, 'pending'));
      }),
    );
  });

  it('of what there is, not of what happened, count the last period only', () => {
    const row = (n: number) => withTotals(ii07b, { 'competence-province': n });
    expect(valueOf(sumOfPeriods(ii07b, [row(100), row(120)]), 'competence')).toBe(120);
    expect(valueOf(sumOfUnits(ii07b, [row(100), row(120)]), 'competence')).toBe(220);
  });
});

describe('a year', () => {
  const quarters = balanced(
    [
      [100, 50],
      [60, 90],
      [80, 80],
    ],
    10,
  );

  it('cannot hold less than its quarters held, told beside the cell', () => {
    const reported = reportedWithin(ii06a, quarters);
    expect(reported).toMatchObject({ 'received-online': 240 });
    expect(reported).not.toHaveProperty('pending-in-time');
    const year = { ...sumOfPeriods(ii06a, quarters), 'received-online': 239 };
    const problems = belowReported(year, reported);
    expect(problems.map(({ column, message }) => [column, message.includes('(240)')])).toEqual([
      ['received-online', true],
    ]);
    expect(belowReported({ ...year, 'received-online': 240 }, reported)).toEqual([]);
  });
});
