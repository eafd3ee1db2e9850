/** Plans with targets, and everything kept of one plan's: read in few queries, told as of any moment. */
import type { CaseId, CaseStore } from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { dateOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import {
  allotmentDocument,
  plansOfYear,
  readingsDocument,
  targetDocument,
  targetPlanDocument,
  type Allotment,
  type Entry,
  type Share,
  type Target,
  type TargetPlan,
} from './document.ts';
import { lockDate, periodsOf, yearOf, type Period } from './period.ts';
import type { TargetRules } from './rules.ts';
import { standingOf, type Moment, type Standing } from './standing.ts';

type Store = Pick<CaseStore, 'documentsOf' | 'readDocument'>;

export interface TargetLedger {
  readonly plan: TargetPlan;
  readonly targets: readonly Target[];
  /** The oldest first. */
  readonly allotments: readonly Allotment[];
  readonly readings: ReadonlyMap<UnitId, readonly Entry[]>;
}

export const periodsOfPlan = ({ period, year, throughYear }: TargetPlan): readonly Period[] =>
  periodsOf(period, year, throughYear);

/** Plans with targets of the years, each once. */
export async function targetPlansOf(years: readonly number[], store: Store): Promise<readonly TargetPlan[]> {
  const found = await Promise.all(years.map((year) => store.documentsOf(targetPlanDocument, plansOfYear(year))));
  return [...new Map(found.flat().map(({ value }) => [value.plan, value])).values()];
}

/** From issue until the last period is locked: as long as somebody may still enter a figure. */
export function isWatchedOn(
  plan: TargetPlan,
  date: PlainDate,
  { lockAfter }: TargetRules,
  calendar: Calendar,
): boolean {
  const last = periodsOfPlan(plan).at(-1);
  return last !== undefined && plan.issued <= date && date <= lockDate(last, lockAfter, calendar);
}

/** The plans whose targets are watched on a day: those of the year before as long as their last period is not locked. */
export async function watchedPlans(
  date: PlainDate,
  { rules, calendar, store }: { readonly rules: TargetRules; readonly calendar: Calendar; readonly store: Store },
): Promise<readonly TargetPlan[]> {
  const year = yearOf(date);
  const endOfLast = { to: dateOf(year - 1, 12, 31) };
  const isLocked = date > lockDate(endOfLast, rules.lockAfter, calendar);
  const plans = await targetPlansOf(isLocked ? [year] : [year - 1, year], store);
  return plans.filter((plan) => isWatchedOn(plan, date, rules, calendar));
}

export async function readLedger(plan: TargetPlan, store: Store): Promise<TargetLedger> {
  const [targets, allotments, readings] = await Promise.all([
    store.documentsOf(targetDocument, plan.plan),
    store.documentsOf(allotmentDocument, plan.plan),
    store.documentsOf(readingsDocument, plan.plan),
  ]);
  return {
    plan,
    targets: targets.map(({ value }) => value),
    allotments: allotments.map(({ value }) => value),
    readings: new Map(readings.map(({ value }) => [value.unit, value.entries])),
  };
}

/** The plan with targets that a case is; undefined when it has none. */
export const readTargetPlan = async (caseId: CaseId, store: Store): Promise<TargetPlan | undefined> =>
  (await store.readDocument(targetPlanDocument, caseId))?.value;

/** One target of one unit, and how it stands. */
export interface TargetRow {
  readonly plan: TargetPlan;
  readonly target: Target;
  readonly allotment: Allotment;
  readonly share: Share;
  readonly standing: Standing;
}

/** The allotment that held at a moment; undefined before the first. */
export const allotmentAt = (
  { allotments }: Pick<TargetLedger, 'allotments'>,
  target: string,
  at: number,
): Allotment | undefined => allotments.findLast((each) => each.target === target && each.at < at);

/** All targets of a plan as they stood at a moment, in the plan's order: of all units, or of those asked for. */
export function rowsAt(
  ledger: TargetLedger,
  moment: Moment,
  isAsked: (unit: UnitId) => boolean = () => true,
): readonly TargetRow[] {
  const { plan, targets, readings } = ledger;
  const periods = periodsOfPlan(plan);
  return targets
    .filter(({ endedOn }) => endedOn === null || moment.date < endedOn)
    .flatMap((target) => {
      const allotment = allotmentAt(ledger, target.key, moment.at);
      if (allotment === undefined) return [];
      return allotment.shares
        .filter(({ unit }) => isAsked(unit))
        .map((share): TargetRow => {
          const entries = (readings.get(share.unit) ?? []).filter((entry) => entry.target === target.key);
          const goal = { op: allotment.op, assigned: share.assigned, aim: share.aim };
          return { plan, target, allotment, share, standing: standingOf(goal, entries, periods, moment) };
        });
    });
}
