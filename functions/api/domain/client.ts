/** Another system that reads data: what it may see. */
import { z } from 'zod';
import type { AccessKey } from '#shared/access-keys/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';

/** Null: every unit. */
const grantSchema = z.object({ unit: unitIdSchema.nullable() });
export type ClientGrant = z.infer<typeof grantSchema>;

export const grantOf = (key: AccessKey): ClientGrant => grantSchema.parse(key.grant);

/** All clients are listed together. */
export const CLIENTS = 'all';

/** A unit, what stands under it on the day, and nothing else. */
export function mayRead({ unit: scope }: ClientGrant, organisation: Organisation, today: PlainDate) {
  return (unit: UnitId): boolean => {
    if (scope === null || unit === scope) return true;
    const known = organisation.unit(unit);
    return known !== undefined && organisation.isUnder(known, scope, today);
  };
}
