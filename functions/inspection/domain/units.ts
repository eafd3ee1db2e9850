/** Who may be inspected by whom, and how much of a locality has been. */
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { Inspection } from './inspection.ts';

/** How many of its units a committee inspects in a year: at least half of them in 2025; data. */
export const shareReference = defineReference(
  'inspection.share',
  z.object({ percent: z.number().min(0).max(100) }),
  { percent: 50 },
  {
    title: 'Kiểm tra: tỷ lệ đơn vị trong năm',
    about: 'Năm 2025: ít nhất một nửa số đơn vị được kiểm tra.',
    labels: { percent: { label: 'Kiểm tra ít nhất', unit: '% số đơn vị' } },
  },
);

/** The committee a unit belongs to: what it stands under while the tier is the same. */
export function committeeOf(organisation: Organisation, unit: Unit, date: PlainDate): Unit {
  const above = organisation.parentOn(unit, date);
  return above?.tier === unit.tier ? committeeOf(organisation, above, date) : unit;
}

/** The units a committee answers for: its own departments and offices, and every committee below it. */
function unitsUnder(organisation: Organisation, committee: UnitId, date: PlainDate): readonly Unit[] {
  return below(organisation, committee, date).filter((unit) => {
    const isOwn = organisation.parentOn(unit, date)?.id === committee;
    return unit.classes.some(
      ({ kind }) => kind === 'committees' || (isOwn && (kind === 'departments' || kind === 'offices')),
    );
  });
}

/** Whom a committee's office may inspect: its units, and the one-stop desks and centres that are units of their own. */
export function inspectableOn(organisation: Organisation, committee: UnitId, date: PlainDate): readonly Unit[] {
  const units = new Set(unitsUnder(organisation, committee, date));
  const isDesk = ({ classes }: Unit): boolean => classes.some(({ kind }) => kind === 'one-stop');
  return below(organisation, committee, date).filter((unit) => units.has(unit) || isDesk(unit));
}

const below = (organisation: Organisation, committee: UnitId, date: PlainDate): readonly Unit[] =>
  organisation.unitsOn(date).filter((unit) => unit.id !== committee && organisation.isUnder(unit, committee, date));

/** Why a unit cannot be inspected on a day. */
export type UnitFault =
  { readonly kind: 'unknown' } | { readonly kind: 'dissolved'; readonly unit: Unit; readonly heirs: readonly Unit[] };

/** Undefined when the unit exists on the day. */
export function unitFault(organisation: Organisation, id: string, date: PlainDate): UnitFault | undefined {
  const unit = organisation.units.find((known) => known.id === id);
  if (unit === undefined || date < unit.validFrom) return { kind: 'unknown' };
  return validOn(unit, date) ? undefined : { kind: 'dissolved', unit, heirs: organisation.successorsOn(unit.id, date) };
}

export interface Share {
  readonly units: number;
  readonly planned: number;
  readonly inspected: number;
}

/**
 * How many of a committee's units have an inspection in the year, and how many of these are concluded. A centre counts
 * for the committee it stands under; what a unit found out about itself does not count.
 */
export function shareOf(
  inspections: readonly Inspection[],
  organisation: Organisation,
  committee: UnitId,
  date: PlainDate,
): Share {
  const units = new Set(unitsUnder(organisation, committee, date).map(({ id }) => id));
  const countedIn = (id: UnitId): UnitId => {
    const unit = organisation.unit(id);
    const above = unit === undefined ? undefined : organisation.parentOn(unit, date);
    return units.has(id) || above === undefined ? id : above.id;
  };
  const count = (some: (inspection: Inspection) => boolean): number => {
    const reached = inspections
      .filter((one) => one.kind !== 'self' && one.committee === committee && some(one))
      .map(({ unit }) => countedIn(unit));
    return new Set(reached.filter((id) => units.has(id))).size;
  };
  return {
    units: units.size,
    planned: count(({ calledOff }) => calledOff === null),
    inspected: count(({ conclusion }) => conclusion !== null),
  };
}
