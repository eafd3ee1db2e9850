/** A province small enough to be gone through a hundred times: its own bodies and some of its communes. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { Organisation } from '#shared/org/index.ts';
import { validOn } from '#shared/org/unit.ts';

/** The bodies of a day at the provincial level and the first communes, each with its people; nothing of the past. */
export function withFewCommunes(full: Organisation, date: PlainDate, communes: number): Organisation {
  const present = full.units.filter((unit) => validOn(unit, date));
  const kept = [
    ...present.filter(({ tier }) => tier === 'province'),
    ...present.filter(({ tier }) => tier === 'commune').slice(0, communes),
  ];
  const ids = new Set(kept.map(({ id }) => id));
  const people = full.people
    .map((person) => ({ ...person, roles: person.roles.filter(({ unit }) => ids.has(unit)), deputies: [] }))
    .filter(({ roles }) => roles.length > 0);
  const units = kept.map((unit) => ({ ...unit, parent: full.parentOn(unit, date)?.id ?? null, successors: [] }));
  const organisation = Organisation.of(units, people);
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.error.slice(0, 3)));
  return organisation.value;
}
