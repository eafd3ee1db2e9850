import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { changeOver, unitId, type OpenWork, type Organisation, type Unit } from '#shared/org/index.ts';
import { aUnit, day, organisationOf, SINCE } from './organisations.ts';

/** One reform: which of the units then present close, and for each which of the units of the day after have its work. */
interface DrawnReform {
  readonly afterDays: number;
  readonly opens: number;
  readonly renames: readonly number[];
  readonly closes: readonly { readonly unit: number; readonly successors: readonly number[] }[];
}

const reform: fc.Arbitrary<DrawnReform> = fc.record({
  afterDays: fc.integer({ min: 1, max: 700 }),
  opens: fc.integer({ min: 0, max: 4 }),
  renames: fc.array(fc.nat(50), { maxLength: 3 }),
  closes: fc.array(fc.record({ unit: fc.nat(50), successors: fc.array(fc.nat(50), { maxLength: 3 }) }), {
    maxLength: 6,
  }),
});

interface History {
  readonly organisation: Organisation;
  /** Before each reform, and after all of them. */
  readonly stages: readonly Organisation[];
  readonly days: readonly PlainDate[];
}

interface Draft {
  readonly id: string;
  readonly from: PlainDate;
  names: Unit['names'];
  to?: PlainDate;
  successors?: readonly string[];
}

const OFFICE = 'van-phong';

/** Plays the reforms on plain records; the office is never closed. */
function historyOf(first: number, reforms: readonly DrawnReform[]): History {
  const drafts: Draft[] = Array.from({ length: first }, (_, index) => drafted(index, SINCE));
  const stages = [built(drafts)];
  const days: PlainDate[] = [];
  for (const { afterDays, opens, closes, renames } of reforms) {
    const today = addDays(days.at(-1) ?? SINCE, afterDays + 1);
    const closing = closes.flatMap(({ unit, successors }) => {
      const present = drafts.filter(({ from, to }) => to === undefined && from < today);
      const draft = present[unit % Math.max(1, present.length)];
      if (draft === undefined) return [];
      draft.to = addDays(today, -1);
      return [{ draft, successors }];
    });
    for (const index of new Set(renames)) {
      const draft = drafts[index];
      if (draft?.to === undefined && draft !== undefined)
        draft.names = [...draft.names, { name: `Tên mới ${draft.names.length}`, validFrom: today }];
    }
    for (let index = 0; index < opens; index += 1) drafts.push(drafted(drafts.length, today));
    const heirs = [OFFICE, ...drafts.filter(({ to }) => to === undefined).map(({ id }) => id)];
    for (const { draft, successors } of closing)
      draft.successors = [...new Set(successors.map((index) => heirs[index % heirs.length] ?? OFFICE))];
    days.push(today);
    stages.push(built(drafts));
  }
  return { organisation: built(drafts), stages, days };
}

const drafted = (index: number, from: PlainDate): Draft => ({
  id: `don-vi-${index}`,
  from,
  names: [{ name: `Đơn vị ${index}`, validFrom: from }],
});

const built = (drafts: readonly Draft[]): Organisation =>
  organisationOf([
    aUnit({ id: OFFICE, names: [{ name: 'Văn phòng UBND tỉnh', validFrom: SINCE }] }),
    ...drafts.map((draft) => aUnit({ ...draft, successors: draft.successors ?? [] })),
  ]);

const histories = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.array(reform, { minLength: 1, maxLength: 6 }))
  .map(([first, reforms]) => historyOf(first, reforms));

describe('open work on the day of a reform', () => {
  it('every piece ends, once, with a unit that exists on the day, whatever reforms lie behind', () => {
    fc.assert(
      fc.property(histories, fc.nat(1000), ({ organisation, days }, offset) => {
        const today = addDays(days.at(-1) ?? SINCE, offset);
        const openWork = organisation.units
          .filter(({ validFrom }) => validFrom <= today)
          .map(({ id }, index) => ({ id: `viec-${index}`, unitId: id }));
        const moved = changeOver(organisation, openWork, today);
        const moves = moved.ok ? moved.value : [];
        const present = new Set(organisation.unitsOn(today).map(({ id }) => id));
        expect(moves.map(({ id, from }) => ({ id, unitId: from }))).toEqual(openWork);
        expect(moves.filter(({ to }) => !present.has(to))).toEqual([]);
        for (const { from, to, reason } of moves) expect(reason === 'stays').toBe(present.has(from) && from === to);
      }),
    );
  });

  it('moving at each reform or only after the last one ends with the same unit, where nobody was asked between', () => {
    fc.assert(
      fc.property(histories, ({ organisation, stages, days }) => {
        const start = (stages[0] ?? organisation).units.map(({ id }) => ({ id, unitId: id }));
        let asked = new Set<string>();
        let work: readonly OpenWork[] = start;
        for (const [index, today] of days.entries()) {
          const moved = changeOver(stages[index + 1] ?? organisation, work, today);
          const moves = moved.ok ? moved.value : [];
          asked = asked.union(new Set(moves.filter(({ needsReview }) => needsReview).map(({ id }) => id)));
          work = moves.map(({ id, to }) => ({ id, unitId: to }));
        }
        const once = changeOver(organisation, start, days.at(-1) ?? SINCE);
        const direct = new Map(once.ok ? once.value.map(({ id, to }) => [id, to]) : []);
        for (const { id, unitId: to } of work) if (!asked.has(id)) expect(direct.get(id)).toBe(to);
      }),
    );
  });

  it('closed work keeps its unit and the name of its day through every later reform', () => {
    fc.assert(
      fc.property(histories, ({ organisation, stages, days }) => {
        for (const [index, stage] of stages.entries()) {
          const closedOn = days[index - 1] ?? SINCE;
          for (const { id } of stage.unitsOn(closedOn))
            expect(organisation.nameOn(id, closedOn)).toBe(stage.nameOn(id, closedOn));
        }
      }),
    );
  });

  it('work of a unit nobody knows goes to the office, and a person is asked', () => {
    const organisation = historyOf(1, []).organisation;
    expect(changeOver(organisation, [{ id: 'v', unitId: unitId('la') }], day('2025-07-01'))).toEqual({
      ok: true,
      value: [{ id: 'v', from: 'la', to: OFFICE, reason: 'no-successor', others: [], needsReview: true }],
    });
  });

  it('is refused, with the cause, where nobody exists on the day', () => {
    const moved = changeOver(organisationOf([]), [], day('2025-07-01'));
    expect(moved.ok ? '' : moved.error.message).toContain('01/07/2025');
  });
});
