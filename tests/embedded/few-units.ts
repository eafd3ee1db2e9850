/** A province small enough to be gone through a hundred times: its own bodies and some of its communes. */
import { plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, type Unit } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { validOn } from '#shared/org/unit.ts';

/** The sample province of 2024 with its first district and three communes: each kind of body once, few to be mailed. */
export const smallProvince = (): Organisation => withFewCommunes(threeTierProvince(), plainDate('2024-01-01'), 3);

/**
 * The bodies of a day at the provincial level and the first communes, with the districts they lie in and those
 * districts' offices, each with its people; nothing of the past.
 */
export function withFewCommunes(full: Organisation, date: PlainDate, communes: number): Organisation {
  const present = full.units.filter((unit) => validOn(unit, date));
  const parentOf = (unit: Unit): Unit['parent'] => full.parentOn(unit, date)?.id ?? null;
  const lowest = present.filter(({ tier }) => tier === 'commune').slice(0, communes);
  const districts = new Set(lowest.map(parentOf));
  const isKept = (unit: Unit): boolean =>
    unit.tier === 'province' ||
    lowest.includes(unit) ||
    (unit.tier === 'district' && (districts.has(unit.id) || districts.has(parentOf(unit))));
  const kept = present.filter(isKept);
  const ids = new Set(kept.map(({ id }) => id));
  const people = full.people
    .map((person) => ({ ...person, roles: person.roles.filter(({ unit }) => ids.has(unit)), deputies: [] }))
    .filter(({ roles }) => roles.length > 0);
  const units = kept.map((unit) => ({ ...unit, parent: parentOf(unit), successors: [] }));
  const organisation = Organisation.of(units, people);
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.error.slice(0, 3)));
  return organisation.value;
}
