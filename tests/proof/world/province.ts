/** A province small enough to be lived through hundreds of times: the committee, its office and three departments. */
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { Organisation } from '#shared/org/index.ts';

const KEPT = new Set<string>(['ubnd-tinh', 'van-phong-ubnd-tinh', 'so-tu-phap', 'so-xay-dung', 'so-noi-vu']);

export function smallProvince(): Organisation {
  const whole = threeTierProvince();
  const people = whole.people.filter(({ roles }) => roles.every(({ unit }) => KEPT.has(unit)));
  const kept = Organisation.of(
    whole.units.filter(({ id }) => KEPT.has(id)).map((unit) => ({ ...unit, successors: [] })),
    people.map((person) => ({ ...person, deputies: [] })),
  );
  if (kept.ok) return kept.value;
  throw new Error(`the sample cannot be cut down: ${kept.error.map(({ message }) => message).join(' ')}`);
}
