/**
 * Over random histories: the targets a digest counts are those that a plain retelling of what was entered gives, and its
 * links open exactly as many rows, however much is entered later.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#functions/daily/domain/digest.ts';
import { readDay } from '#functions/daily/mails/facts.ts';
import { allotTarget } from '#functions/obligation/use-cases/allot-target.ts';
import { readTargets } from '#functions/obligation/use-cases/read-targets.ts';
import { recordFigures } from '#functions/obligation/use-cases/record-figures.ts';
import { Access } from '#shared/access/access.ts';
import { caseIdSchema, documentWrite, type CaseId } from '#shared/casework/index.ts';
import { addDays, instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { unitId } from '#shared/org/unit.ts';
import {
  periodsOfPlan,
  plansOfYear,
  readingsDocument,
  readTargetPlan,
  targetDocument,
  targetPlanDocument,
  targetRules,
  viewOfQuery,
  type Target,
  type TargetPlan,
} from '#shared/targets/index.ts';
import { OFFICE, startDaily, type Daily } from '../daily/world.ts';

const START = plainDate('2024-03-05');
const UNITS = ['so-tu-phap', 'so-noi-vu', 'phong-tu-phap'].map(unitId);
const TARGETS = ['phu-luc-01', 'phu-luc-02'] as const;
/** A plan of the province and one of a district, each with both targets. */
const PLANS = [
  { id: caseIdSchema.parse('plan-tinh'), issuer: 'ubnd-tinh', committee: null, told: 'ubnd-tinh' },
  { id: caseIdSchema.parse('plan-huyen'), issuer: 'ubnd-huyen', committee: 'ubnd-huyen', told: 'ubnd-huyen' },
] as const;

const aTarget = (key: string): Target => ({
  ...{ key, no: '1', title: 'Tỷ lệ hồ sơ trực tuyến', printed: 'Tối thiểu 50', lead: [], open: [] },
  ...{ obligation: null, endedOn: null },
});

async function begin(): Promise<Daily> {
  const daily = await startDaily();
  for (const { id, issuer, committee } of PLANS) {
    const plan: TargetPlan = {
      ...{ plan: id, title: 'Kế hoạch', number: '1', issued: START, year: 2024, throughYear: 2024, rule: null },
      ...{ issuer: unitId(issuer), office: unitId('van-phong'), period: 'quarter' },
      committee: committee === null ? null : unitId(committee),
    };
    await daily.ports.cases.commit({
      documents: [
        documentWrite(targetPlanDocument, { caseId: id, value: plan, version: 1 }),
        documentWrite(targetPlanDocument, { caseId: plansOfYear(2024), key: id, value: plan, version: 1 }),
        ...TARGETS.map((key) => documentWrite(targetDocument, { caseId: id, key, value: aTarget(key), version: 1 })),
      ],
    });
  }
  return daily;
}

const index = (length: number) => fc.nat(length - 1);
const anAct = fc.record({
  day: fc.nat(260),
  plan: index(PLANS.length),
  target: index(TARGETS.length),
  unit: index(UNITS.length),
  /** Null takes a figure back; for an allotment it is a unit without last year's result. */
  value: fc.option(fc.nat(100)),
  kind: fc.constantFrom('allot', 'enter', 'enter', 'enter'),
});
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never;

async function planOf(id: CaseId, daily: Daily): Promise<TargetPlan> {
  const plan = await readTargetPlan(id, daily.ports.cases);
  if (plan === undefined) throw new Error('no such plan');
  return plan;
}

/** What was really written, as a plain list: the test's own ledger. */
interface Written {
  readonly at: number;
  readonly plan: number;
  readonly target: number;
  /** Of an allotment: what each unit must reach. Of a figure: the unit, its quarter, its value. */
  readonly goals?: ReadonlyMap<number, number>;
  readonly figure?: { readonly unit: number; readonly quarter: number; readonly value: number | null };
}

async function perform(act: Act, daily: Daily, sequence: Map<string, number>): Promise<Written> {
  const { day, plan, target, unit, value } = act;
  const date = addDays(START, day);
  const at = instantOf(date, 9);
  const known = await planOf(PLANS[plan]?.id ?? PLANS[0].id, daily);
  const store = daily.ports.cases;
  const key = TARGETS[target] ?? TARGETS[0];
  const rules = targetRules.initial;
  if (act.kind === 'allot') {
    const version = sequence.get(`${plan} ${key}`) ?? 0;
    sequence.set(`${plan} ${key}`, version + 1);
    const done = await allotTarget(
      {
        ...{ plan: known, target: aTarget(key), central: { op: '>=', value: 50, unit: '%' } },
        ...{ baselines: new Map(UNITS.map((id, place) => [id, place === unit ? value : null])), why: 'Giao' },
        ...{ by: OFFICE, now: at, version },
      },
      { store, rules },
    );
    expect(done.ok).toBe(true);
    // Below fifty gives fifty, at or above it gives the result itself.
    const goals = UNITS.map(
      (_, place) => [place, place === unit && value !== null && value > 50 ? value : 50] as const,
    );
    return { at, plan, target, goals: new Map(goals) };
  }
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  const period = periodsOfPlan(known)[quarter];
  const id = UNITS[unit];
  if (period === undefined || id === undefined) throw new Error('no such period');
  const version = (await store.readDocument(readingsDocument, known.plan, id))?.version ?? 0;
  const figures = new Map([[key, value]]);
  const sent = { why: null, by: OFFICE, now: at, version, requestKey: `form-${String(at)}` };
  const done = await recordFigures(
    { plan: known, unit: id, period, figures, ...sent },
    { store, calendar: daily.casework.calendar, rules },
  );
  expect(done.ok).toBe(true);
  return { at, plan, target, figure: { unit, quarter, value } };
}

const STATUSES = ['met', 'missed', 'unmeasured'] as const;

/** Naively: for each plan, target and unit the last goal and the figure of the last quarter asked for, or a later one. */
function retold(written: readonly Written[], committee: string, morning: string): readonly string[] {
  const before = written.filter(({ at }) => at < instantOf(plainDate(morning)));
  const asked = morning > '2024-12-31' ? 3 : Math.floor((Number(morning.slice(5, 7)) - 1) / 3) - 1;
  const plans = [...PLANS.keys()].filter((plan) => PLANS[plan]?.told === committee);
  return plans.flatMap((plan) =>
    [...TARGETS.keys()].flatMap((target) => {
      const own = before.filter((each) => each.plan === plan && each.target === target);
      const goals = own.findLast((each) => each.goals !== undefined)?.goals ?? new Map<number, number>();
      return [...goals].map(([unit, goal]) => judge(figuresOf(own, unit), goal, asked));
    }),
  );
}

function figuresOf(own: readonly Written[], unit: number): readonly (number | null)[] {
  const quarters: (number | null)[] = [null, null, null, null];
  for (const { figure } of own) if (figure?.unit === unit) quarters[figure.quarter] = figure.value;
  return quarters;
}

function judge(quarters: readonly (number | null)[], goal: number, asked: number): string {
  const judged = quarters.slice(Math.max(0, asked)).findLast((value) => value !== null) ?? null;
  if (judged === null) return asked < 0 ? 'not-due' : 'unmeasured';
  return judged >= goal ? 'met' : 'missed';
}

async function opened(href: string, daily: Daily): Promise<number> {
  const { organisation, calendar } = await daily.ports.reference.read();
  const administrator = organisation.person(personId('quan-tri'));
  if (administrator === undefined) throw new Error('no administrator');
  const view = viewOfQuery(Object.fromEntries(new URL(href, 'http://portal').searchParams));
  const today = plainDate('2024-12-31');
  const access = new Access(organisation, administrator, today);
  const asked = { view, access, today, now: instantOf(today, 12) };
  const rows = await readTargets(asked, {
    store: daily.ports.cases,
    calendar,
    organisation,
    rules: targetRules.initial,
  });
  return rows.filter(({ standing }) => standing.status === view.status).length;
}

describe('over any history', () => {
  it('a digest’s targets are those of a plain retelling, and of the pages its numbers open', async () => {
    const history = fc.array(anAct, { minLength: 6, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(290), { minLength: 2, maxLength: 3 }), async (acts, mornings) => {
        const daily = await begin();
        try {
          const sequence = new Map<string, number>();
          const written: Written[] = [];
          // One act a day: of two at one instant neither is the later.
          const inOrder = [...new Map(acts.map((act) => [act.day, act])).values()].sort((a, b) => a.day - b.day);
          for (const act of inOrder) written.push(await perform(act, daily, sequence));
          const reference = await daily.ports.reference.read();
          for (const days of mornings) {
            const date = addDays(START, days);
            const { targets } = await readDay({ date, reference, portalUrl: '', kept: [], addressed: [] }, daily.ports);
            for (const { told } of PLANS) {
              const period = { date, since: date };
              const of = { committee: unitId(told), period, organisation: reference.organisation, onBehalfOf: null };
              const digest = digestOf([], { ...of, targets }).targets;
              const wanted = retold(written, told, date);
              for (const status of STATUSES) {
                const count = wanted.filter((each) => each === status).length;
                expect([date, status, digest?.[status].count ?? 0]).toEqual([date, status, count]);
                if (digest !== null) expect(await opened(digest[status].href, daily)).toBe(digest[status].count);
              }
            }
          }
        } finally {
          await daily.close();
        }
      }),
      { numRuns: 6 },
    );
  });
});
