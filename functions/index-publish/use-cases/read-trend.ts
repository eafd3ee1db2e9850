import type { Organisation } from '#shared/org/index.ts';
import type { Unit } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import { monthsLater, type MonthId } from '../domain/month.ts';
import { publisherFor } from '../domain/publishers.ts';
import { totalOf } from '../domain/ranking.ts';
import { scaleOf } from '../domain/scale.ts';
import { caseIdOf } from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { rulesReference, scalesReference } from '../settings.ts';
import { findPublication } from '../store.ts';

/** A month and the published total of a unit in it; null where nothing was published of it. */
export interface TrendPoint {
  readonly month: MonthId;
  readonly total: number | null;
}

const MONTHS = 12;

/** The published totals of a unit in the twelve months up to one, the oldest first; each month by its own rules. */
export async function readTrend(
  unit: Unit,
  until: MonthId,
  { store, reference }: Pick<IndexPorts, 'store' | 'reference'>,
): Promise<readonly TrendPoint[]> {
  const months = Array.from({ length: MONTHS }, (_, i) => monthsLater(until, i - MONTHS + 1));
  return Promise.all(months.map(async (month) => ({ month, total: await totalIn(unit, month, { store, reference }) })));
}

async function totalIn(unit: Unit, month: MonthId, { store, reference }: Pick<IndexPorts, 'store' | 'reference'>) {
  const scale = scaleOf(reference.get(scalesReference), month);
  const found = sheetOf(unit, month, reference.organisation, reference);
  if (scale === undefined || found === undefined) return null;
  const kept = await findPublication(store, month, found);
  const scores = kept?.publication.scores[unit.id];
  return scores === undefined ? null : totalOf(scale, scores);
}

function sheetOf(unit: Unit, month: MonthId, organisation: Organisation, reference: Reference) {
  const found = publisherFor(organisation, reference.get(rulesReference), month, unit);
  return found === undefined ? undefined : caseIdOf(month, found.line.id, found.publisher);
}
