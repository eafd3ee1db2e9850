import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf, withTotals, type Figures } from '#functions/quarterly-report/domain/figures.ts';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { periodIdSchema, type PeriodId } from '#functions/quarterly-report/domain/period.ts';
import { blankReport, type Report } from '#functions/quarterly-report/domain/report.ts';
import { holderOf, rollUp, totalsOf } from '#functions/quarterly-report/domain/roll-up.ts';
import { unitId, type UnitId } from '#shared/org/unit.ts';

/** Periods whose late figures pass from one to the next. */
const PERIODS = ['2023-year', '2024-q1', '2024-q2', '2024-q3'].map((id) => periodIdSchema.parse(id));
const PROVINCE = unitId('tinh');
const FORM = ii06a.code;

/** What one unit did in each period, and in which period's sum its report came in time for; null for never. */
interface History {
  readonly flows: readonly { readonly online: number; readonly solved: number; readonly inSumOf: number | null }[];
}
interface District extends History {
  readonly communes: readonly History[];
}

const report = (period: number) =>
  fc.record({
    online: fc.nat(300),
    solved: fc.nat(100),
    inSumOf: fc.option(fc.integer({ min: period, max: PERIODS.length - 1 }), { freq: 4 }),
  });
const history = fc.record({ flows: fc.tuple(report(0), report(1), report(2), report(3)) });
const district = fc.record({
  flows: fc.tuple(report(0), report(1), report(2), report(3)),
  communes: fc.array(history, { maxLength: 4 }),
});
const province = fc.array(district, { minLength: 1, maxLength: 4 });

/** A unit's own rows, each carrying over what the one before left. */
function rowsOf({ flows }: History): readonly Figures[] {
  let left = 0;
  return flows.map(({ online, solved: share }) => {
    const carried = left;
    const solved = Math.floor(((carried + online) * share) / 100);
    left = carried + online - solved;
    return withTotals(ii06a, {
      'received-online': online,
      'carried-over': carried,
      'solved-late': solved,
      'pending-in-time': left,
    });
  });
}

const idOf = (...places: readonly number[]): UnitId => unitId(['don-vi', ...places].join('-'));
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

/** Plays all periods with the program's own roll-up: reports are summed at the period they come in time for. */
class Play {
  readonly reports: Report[] = [];

  sum(receiver: UnitId, period: PeriodId) {
    const carried = PERIODS.slice(0, PERIODS.indexOf(period));
    return rollUp({ receiver, period, reports: this.reports, carried, heirOf: (unit) => unit, forms: [ii06a] });
  }

  submit(unit: UnitId, receiver: UnitId | null, period: PeriodId, own: Figures | null): Report {
    const rows = this.sum(unit, period);
    const figures = own === null ? {} : { [FORM]: own };
    const parts = rows.flatMap((row) => row.parts);
    const totals = totalsOf([ii06a], figures, rows);
    const submitted: Report = {
      ...blankReport(period, unit, receiver),
      own: figures,
      totals,
      parts,
      state: 'submitted',
    };
    this.reports.push(submitted);
    return submitted;
  }

  accept({ unit, period }: Report): void {
    const index = this.reports.findIndex((other) => other.unit === unit && other.period === period);
    this.reports[index] = { ...at(this.reports, index), state: 'accepted' };
  }
}

function play(districts: readonly District[]): Play {
  const game = new Play();
  const waiting = new Map<string, Report[]>();
  const later = (level: string, when: number | null, submitted: Report) =>
    when !== null && waiting.set(`${level} ${when}`, [...(waiting.get(`${level} ${when}`) ?? []), submitted]);
  const arrive = (level: string, when: number) => {
    for (const submitted of waiting.get(`${level} ${when}`) ?? []) game.accept(submitted);
  };
  for (const [p, period] of PERIODS.entries()) {
    for (const [d, { communes }] of districts.entries())
      for (const [c, commune] of communes.entries())
        later(
          'commune',
          at(commune.flows, p).inSumOf,
          game.submit(idOf(d, c), idOf(d), period, at(rowsOf(commune), p)),
        );
    arrive('commune', p);
    for (const [d, own] of districts.entries())
      later('district', at(own.flows, p).inSumOf, game.submit(idOf(d), PROVINCE, period, at(rowsOf(own), p)));
    arrive('district', p);
    game.accept(game.submit(PROVINCE, null, period, null));
  }
  return game;
}

/** The same flows, counted straight from the histories: a commune's row counts where its district's does. */
function expectedFlow(districts: readonly District[], k: number, column: string): number {
  let sum = 0;
  for (const own of districts)
    for (const [p, { inSumOf }] of own.flows.entries()) {
      if (inSumOf !== k) continue;
      sum += valueOf(at(rowsOf(own), p), column);
      for (const commune of own.communes)
        for (const [q, flow] of commune.flows.entries())
          if (flow.inSumOf === p) sum += valueOf(at(rowsOf(commune), q), column);
    }
  return sum;
}

const provinceTotals = (game: Play): readonly Figures[] =>
  game.reports.filter(({ unit }) => unit === PROVINCE).map(({ totals }) => totals[FORM] ?? {});

describe('the roll-up from communes over districts to the province', () => {
  it('equals an independent count of what came in time for each sum', () => {
    fc.assert(
      fc.property(province, (districts) => {
        const totals = provinceTotals(play(districts));
        for (const [k, total] of totals.entries())
          for (const column of ['received-online', 'solved-late'])
            expect(valueOf(total, column)).toBe(expectedFlow(districts, k, column));
      }),
    );
  });

  it('balances in every period and at every tier: received is solved and pending', () => {
    fc.assert(
      fc.property(province, (districts) => {
        for (const { totals } of play(districts).reports) {
          const row = totals[FORM] ?? {};
          expect(valueOf(row, 'received')).toBe(valueOf(row, 'solved') + valueOf(row, 'pending'));
        }
      }),
    );
  });

  it('counts no report twice, and none that was not accepted', () => {
    fc.assert(
      fc.property(province, (districts) => {
        const { reports } = play(districts);
        const parts = reports.flatMap((holder) => holder.parts.map((part) => `${part.period} ${part.unit}`));
        expect(new Set(parts).size).toBe(parts.length);
        const accepted = new Set(
          reports.filter(({ state }) => state === 'accepted').map((one) => `${one.period} ${one.unit}`),
        );
        expect(parts.every((part) => accepted.has(part))).toBe(true);
      }),
    );
  });
});

describe('a sum', () => {
  const [before, period] = [at(PERIODS, 1), at(PERIODS, 2)];
  const row = withTotals(ii06a, { 'received-online': 8, 'solved-early': 5, 'pending-late': 3 });
  const accepted = (unit: UnitId, of: PeriodId, changes: Partial<Report> = {}): Report => ({
    ...blankReport(of, unit, idOf(0)),
    state: 'accepted',
    totals: { [FORM]: row },
    ...changes,
  });
  const sumOf = (reports: readonly Report[], heirOf: (unit: UnitId) => UnitId | null = (unit) => unit) =>
    rollUp({ receiver: idOf(0), period, reports, carried: [before], heirOf, forms: [ii06a] });

  it('names which periods a late unit’s line holds', () => {
    const [line] = sumOf([accepted(idOf(0, 1), before), accepted(idOf(0, 1), period)]);
    expect(line?.parts).toEqual([
      { unit: idOf(0, 1), period: before },
      { unit: idOf(0, 1), period },
    ]);
    expect(line?.figures[FORM]).toMatchObject({ 'received-online': 16, 'pending-late': 3 });
  });

  it('leaves out what another period’s sum holds, and takes it back in when that sum is open again', () => {
    const late = accepted(idOf(0, 1), before);
    const holder = accepted(idOf(0), before, { receiver: PROVINCE, parts: [{ unit: idOf(0, 1), period: before }] });
    expect(sumOf([late, holder])).toEqual([]);
    expect(holderOf([late, holder], late)).toBe(holder);
    expect(sumOf([late, { ...holder, state: 'open' }])).toHaveLength(1);
    expect(holderOf([late, { ...holder, state: 'open' }], late)).toBeUndefined();
  });

  it('takes the late reports of a receiver that a reform has closed', () => {
    const orphan = accepted(idOf(9, 1), before, { receiver: idOf(9) });
    expect(sumOf([orphan])).toEqual([]);
    expect(sumOf([orphan], () => idOf(0))).toHaveLength(1);
  });
});
