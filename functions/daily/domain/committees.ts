/** The committees a person leads, or whose office he is in. */
import type { Access } from '#shared/access/access.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';

/** In whose name the reader watches and urges: his own committee, or the one his office works for; each once. */
export function watchedBy(access: Access, organisation: Organisation): readonly UnitId[] {
  const own = access.unitsAs('leader', 'office').map((unit) => {
    const above = organisation.parentOn(unit, access.date);
    return above?.tier === unit.tier ? above.id : unit.id;
  });
  return [...new Set(own)];
}
