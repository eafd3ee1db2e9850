/** What a feed shows: the work of a person, or of a unit. */
import { z } from 'zod';
import { Access } from '#shared/access/access.ts';
import { keyState, type AccessKey } from '#shared/access-keys/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Person } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';

/** Null: the work of whoever made it. */
const grantSchema = z.object({ unit: unitIdSchema.nullable() });
export type FeedGrant = z.infer<typeof grantSchema>;

export const grantOf = (key: AccessKey): FeedGrant => grantSchema.parse(key.grant);

/** Feeds are listed under the person who made them. */
export const ownerOf = ({ id }: Pick<Person, 'id'>): string => `person/${id}`;

export interface OpenFeed {
  readonly person: Person;
  readonly access: Access;
  readonly unit: UnitId | null;
}

/**
 * What a key opens on a day. Nothing once it is revoked, and nothing any more when who made it may not see that work:
 * left the unit, or is no longer known.
 */
export function openFeed(
  key: AccessKey | undefined,
  organisation: Organisation,
  { today, now }: { readonly today: PlainDate; readonly now: number },
): OpenFeed | undefined {
  if (key === undefined || keyState(key, now) !== 'live') return undefined;
  const person = organisation.person(key.madeBy);
  if (person === undefined) return undefined;
  const access = new Access(organisation, person, today);
  const { unit } = grantOf(key);
  return unit === null || access.mayRead(unit) ? { person, access, unit } : undefined;
}

/** Units a person may have a feed of: those he works in, or leads. */
export const unitsOf = (access: Access): readonly UnitId[] =>
  access.unitsAs('officer', 'head', 'office', 'leader', 'viewer').map(({ id }) => id);
