import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { command as deadline } from '#infra/local/cli/deadline.ts';
import { command as workdays } from '#infra/local/cli/workdays.ts';

let out: MockInstance<typeof console.log>;
let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  out = vi.spyOn(console, 'log').mockReturnValue();
  errors = vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const json = (): unknown => JSON.parse(String(out.mock.calls[0]?.[0]));

describe('cli deadline', () => {
  it('answers with kind, due dates and derivation', async () => {
    const phrase = 'Chậm nhất là 05 ngày thông thường kể từ ngày quyết định công bố';
    const event = 'quyết định công bố=2024-03-25';
    expect(await deadline.run([phrase, '--year', '2024', '--issued', '2024-03-05', '--event', event, '--json'])).toBe(
      0,
    );
    expect(json()).toMatchObject({
      kind: 'AFTER_CAL',
      due_dates: [
        { due: '2024-04-01', derivation: [{}, {}, {}, {}, { clause: 'Bộ luật Dân sự 2015, Điều 148 khoản 5' }] },
      ],
    });
  });

  it('takes a phrase as printed, bullet and all', async () => {
    const phrase = '- Thời gian chậm nhất là ngày 17 của tháng cuối quý.';
    expect(await deadline.run([phrase, '--year', '2024', '--issued', '2024-03-05', '--json'])).toBe(0);
    expect(json()).toMatchObject({ phrase, kind: 'RECUR_QEND_DAY' });
  });

  it.each([
    [['Quý I nhé', '--year', '2024'], 'unknown-phrase: "nhé" (characters 6–9).'],
    [['Quý I', '--year', 'soon'], '--year "soon" is not a whole number.'],
    [['Quý I', '--year', '2024', '--issued', '2024-02-30'], '--issued "2024-02-30" is not a date'],
    [['Quý I', '--year', '2024', '--event', 'ký'], '--event "ký" is not NAME=YYYY-MM-DD.'],
    [['Quý I', '--year', '1980'], '1980-03-31 is outside the calendar'],
    [['--year', '2024'], 'Which phrase?'],
  ])('refuses %j with one line and exit code 2', async (args, line) => {
    expect(await deadline.run(args)).toBe(2);
    expect(errors.mock.calls).toHaveLength(1);
    expect(String(errors.mock.calls[0]?.[0])).toContain(line);
    expect(String(errors.mock.calls[0]?.[0])).not.toContain('\n');
  });
});

describe('cli workdays', () => {
  it.each([
    ['3', '2024-05-04'],
    ['-3', '2024-04-23'],
    ['0,5', '2024-05-02'],
  ])('counts %s working days from Friday 26/4/2024', async (days, due) => {
    expect(await workdays.run(['--from', '2024-04-26', '--days', days, '--json'])).toBe(0);
    expect(json()).toMatchObject({ due });
  });

  it('lists the days skipped and why', async () => {
    expect(await workdays.run(['--from', '2024-04-26', '--days', '3'])).toBe(0);
    expect(out.mock.calls.join('\n')).toContain('29/04/2024  Nghỉ hoán đổi');
  });

  it('refuses a day that does not exist', async () => {
    expect(await workdays.run(['--from', '2023-02-29', '--days', '3'])).toBe(2);
    expect(String(errors.mock.calls[0]?.[0])).toContain('--from "2023-02-29" is not a date');
  });
});
