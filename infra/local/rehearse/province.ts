/** The province that is rehearsed: a sample, a sample cut down to some of its districts, or an organisation's workbook. */
import { Organisation } from '#shared/org/index.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';
import { validOn, type Unit } from '#shared/org/unit.ts';
import { readWorkbook } from '#shared/org/workbook/index.ts';
import type { RehearsalOptions } from './options.ts';

/** Throws with one clear line when the workbook cannot be read. */
export async function provinceOf(
  { organisation, districts, from }: RehearsalOptions,
  readFile: (path: string) => Uint8Array,
): Promise<Organisation> {
  const whole = await wholeOf(organisation, readFile);
  return districts === null ? whole : cutDown(whole, districts, (unit) => validOn(unit, from));
}

async function wholeOf(name: string, readFile: (path: string) => Uint8Array): Promise<Organisation> {
  if (name === 'three-tier') return threeTierProvince();
  if (name === 'two-tier') return twoTierProvince();
  const read = await readWorkbook(readFile(name));
  if (read.ok) return read.value;
  throw new Error(`${name} is no organisation: ${read.error.map(({ message }) => message).join(' ')}`);
}

/** Keeps the province's own bodies and so many districts with what lies under them; in two tiers, so many communes. */
function cutDown(whole: Organisation, count: number, isNow: (unit: Unit) => boolean): Organisation {
  const units = whole.units.filter(isNow);
  const root = units.find(({ parent }) => parent === null);
  const below = units.filter(({ parent, tier }) => parent === root?.id && tier !== 'province').slice(0, count);
  const districts = new Set(below.map(({ id }) => id));
  const isKept = ({ id, parent, tier }: Unit): boolean =>
    tier === 'province' || districts.has(id) || (parent !== null && districts.has(parent));
  const ids = new Set(units.filter(isKept).map(({ id }) => id));
  const people = whole.people.filter(({ roles }) => roles.every(({ unit }) => ids.has(unit)));
  const kept = Organisation.of(
    units.filter(({ id }) => ids.has(id)),
    people.map((person) => ({ ...person, deputies: [] })),
  );
  if (kept.ok) return kept.value;
  throw new Error(`the sample cannot be cut down: ${kept.error.map(({ message }) => message).join(' ')}`);
}
