import { documentEvent } from '#shared/casework/event.ts';
import type { Change } from '#shared/casework/ports.ts';
import { documentWrite, type Actor, type CaseStore } from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import {
  isOpenOn,
  MOST_ENTRIES,
  periodName,
  readingsDocument,
  type Entry,
  type Period,
  type TargetPlan,
  type TargetRules,
} from '#shared/targets/index.ts';
import { refuse } from '../domain/refusals.ts';

export interface RecordFigures {
  readonly plan: TargetPlan;
  readonly unit: UnitId;
  readonly period: Period;
  /** By target; null takes back the figure that is there. */
  readonly figures: ReadonlyMap<string, number | null>;
  /** Of a locked period: why it is corrected all the same, by who watches over the unit. Null otherwise. */
  readonly why: string | null;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Version of the unit's figures the person saw; 0 when there were none. */
  readonly version: number;
  readonly requestKey: string;
}

interface Ports {
  readonly store: CaseStore;
  readonly calendar: Calendar;
  readonly rules: TargetRules;
}

const WEEK_MS = 7 * 86_400_000;

/** A unit says what it has reached in a period; returns how many figures are new. Nothing entered before is edited. */
export async function recordFigures(command: RecordFigures, ports: Ports): Promise<Result<number, Refusal>> {
  const { plan, unit, version, requestKey } = command;
  if (await ports.store.wasRequested(requestKey)) return ok(0);
  const closed = closedTo(command, ports);
  if (closed !== undefined) return refuse(closed);
  const known = await ports.store.readDocument(readingsDocument, plan.plan, unit);
  if ((known?.version ?? 0) !== version) return refuse('figures-changed-meanwhile');
  const before = known?.value.entries ?? [];
  const added = newEntries(command, before);
  if (added.length === 0) return ok(0);
  if (before.length + added.length > MOST_ENTRIES) return refuse('too-many-figures');
  const conflicts = await ports.store.commit(changeOf(command, before, added));
  if (conflicts.length === 0 || conflicts.some(({ kind }) => kind === 'request')) return ok(added.length);
  return refuse('figures-changed-meanwhile');
}

/** Why nothing may be entered for the period; whoever gives a reason may correct one that is locked. */
function closedTo({ period, why, now }: RecordFigures, { calendar, rules }: Ports) {
  const today = civilDateAt(now);
  if (period.from > today) return 'period-not-begun';
  return why === null && !isOpenOn(period, today, rules.lockAfter, calendar) ? 'period-locked' : undefined;
}

function changeOf(command: RecordFigures, before: readonly Entry[], added: readonly Entry[]): Change {
  const { plan, unit, by, now, version, requestKey } = command;
  const next = { caseId: plan.plan, key: unit, version: version + 1 };
  const happening = { what: 'target-measured', by, now, why: told(command, added) } as const;
  return {
    documents: [documentWrite(readingsDocument, { ...next, value: { unit, entries: [...before, ...added] } })],
    events: [documentEvent(plan.plan, `figures.${unit}`, next.version, happening)],
    request: { key: requestKey, keepUntil: now + WEEK_MS },
  };
}

/** Those that differ from what stands. */
function newEntries({ period, figures, by, now, why }: RecordFigures, before: readonly Entry[]): readonly Entry[] {
  return [...figures].flatMap(([target, value]) => {
    const last = before.findLast((entry) => entry.target === target && entry.period === period.id);
    return (last?.value ?? null) === value ? [] : [{ target, period: period.id, value, at: now, by, why }];
  });
}

const told = ({ unit, period, why }: RecordFigures, added: readonly Entry[]): string => {
  const figures = added.map(({ target, value }) => `${target} = ${value === null ? 'rút lại' : String(value)}`);
  return `${unit}, ${periodName(period.id)}: ${figures.join('; ')}${why === null ? '' : `. Lý do: ${why}`}`;
};
