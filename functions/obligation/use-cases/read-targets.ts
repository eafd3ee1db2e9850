import type { Access } from '#shared/access/access.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import { instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Obligation } from '#shared/obligations/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import {
  countStatuses,
  readLedger,
  readTargetPlan,
  rowsAt,
  viewOfQuery,
  watchedPlans,
  type Moment,
  type TargetPlan,
  type TargetRow,
  type TargetRules,
  type TargetsView,
} from '#shared/targets/index.ts';

export interface TargetPorts {
  readonly store: CaseStore;
  readonly calendar: Calendar;
  readonly organisation: Organisation;
  readonly rules: TargetRules;
}

interface Asked {
  readonly view: TargetsView;
  readonly access: Access;
  readonly today: PlainDate;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Of these alone, of whatever the reader may see; left out for all. */
  readonly units?: ReadonlySet<UnitId>;
}

/** A past morning knows what was entered before it; now knows everything. */
export const momentOf = ({ view, today, now }: Pick<Asked, 'view' | 'today' | 'now'>): Moment =>
  view.date === null ? { date: today, at: now + 1 } : { date: view.date, at: instantOf(view.date) };

/** Whose office and leader hear of a plan's targets: its committee, or those at the root. */
export const committeesOf = (
  { committee }: Pick<TargetPlan, 'committee'>,
  organisation: Organisation,
  date: PlainDate,
): readonly UnitId[] => (committee === null ? organisation.rootsOn(date).map(({ id }) => id) : [committee]);

/**
 * The rows a view shows, of units that the reader may see; the status is left for the page to narrow. Without a committee
 * or a plan in the view: of the plans whose issuer stands above a unit of the reader, so that an office does not read the
 * own plans of three hundred communes.
 */
export async function readTargets(asked: Asked, ports: TargetPorts): Promise<readonly TargetRow[]> {
  const { view, access, units } = asked;
  const moment = momentOf(asked);
  const { organisation, store } = ports;
  const one = view.plan === null ? undefined : await readTargetPlan(view.plan, store);
  const watched = view.plan === null ? await watchedPlans(moment.date, ports) : one === undefined ? [] : [one];
  const own = access.unitsAs('officer', 'head', 'office', 'leader', 'viewer', 'administrator');
  const plans = watched.filter((plan) =>
    view.committee !== null
      ? committeesOf(plan, organisation, moment.date).includes(view.committee)
      : view.plan !== null || own.some((unit) => organisation.isUnder(unit, plan.issuer, moment.date)),
  );
  const rows: TargetRow[] = [];
  for (const plan of plans) {
    const oversees = committeesOf(plan, organisation, moment.date).some((committee) => access.mayOversee(committee));
    const isAsked = (unit: UnitId): boolean =>
      (view.unit === null || unit === view.unit) &&
      (units === undefined || units.has(unit)) &&
      (oversees || mayReadUnit(access, unit, ports, moment.date));
    rows.push(...rowsAt(await readLedger(plan, store), moment, isAsked));
  }
  return rows.filter(({ target }) => view.target === null || target.key === view.target);
}

/** A unit that a reform closed is read by whoever has its work. */
const mayReadUnit = (access: Access, unit: UnitId, { organisation }: TargetPorts, date: PlainDate): boolean =>
  access.mayRead(unit) || organisation.successorsOn(unit, date).some(({ id }) => access.mayRead(id));

/** Enters the unit's figures: its officer or head, or those of whoever has its work since a reform. */
export const mayMeasure = (access: Access, unit: UnitId, organisation: Organisation, date: PlainDate): boolean =>
  access.mayWork(unit) || organisation.successorsOn(unit, date).some(({ id }) => access.mayWork(id));

/** The target that the title of a row names, as one unit stands to it; undefined when none was given to it. */
export async function readRowTarget(
  { terms, row }: Pick<Obligation, 'terms' | 'row'>,
  unit: UnitId,
  moment: Moment,
  store: CaseStore,
): Promise<TargetRow | undefined> {
  const plan = row.measure === null ? undefined : await readTargetPlan(terms.plan, store);
  if (plan === undefined) return undefined;
  const rows = rowsAt(await readLedger(plan, store), moment);
  return rows.find(({ target, share }) => target.key === `dong-${row.key}` && share.unit === unit);
}

/** What asks for something of the reader's own units: targets missed, figures not entered. */
export async function countOwnTargets(
  asked: Omit<Asked, 'view'>,
  ports: TargetPorts,
): Promise<Record<'missed' | 'unmeasured', number>> {
  const own = new Set(asked.access.unitsAs('officer', 'head').map(({ id }) => id));
  const rows = own.size === 0 ? [] : await readTargets({ ...asked, view: viewOfQuery({}), units: own }, ports);
  const { missed, unmeasured } = countStatuses(rows);
  return { missed, unmeasured };
}
