/** Who in the organisation takes part in an announcement. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, resolveAgency, type Organisation, type Role, type Unit } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';

export interface Deciders {
  /** The office that controls the quality of drafts (Nghị định 92/2017/NĐ-CP: Văn phòng UBND tỉnh). */
  readonly office: UnitId;
  /** The committee whose chairperson signs. */
  readonly committee: UnitId;
}

/** Undefined when nobody holds the role of office or leader on the day. */
export function decidersOn(organisation: Organisation, date: PlainDate): Deciders | undefined {
  for (const committee of organisation.rootsOn(date)) {
    const has = (unit: Unit, role: Role): boolean => holdersOn(organisation, unit.id, role, date).length > 0;
    const office = [...organisation.childrenOn(committee.id, date), committee].find((unit) => has(unit, 'office'));
    if (office !== undefined && has(committee, 'leader')) return { office: office.id, committee: committee.id };
  }
  return undefined;
}

/**
 * The unit of a publication: the one its rule names, or who has that one's work by now; the drafting unit where the rule
 * names none or the organisation knows no such unit.
 */
export function unitFor(
  organisation: Organisation,
  agency: string | null,
  draftingUnit: UnitId,
  date: PlainDate,
): UnitId {
  if (agency === null) return draftingUnit;
  const found = resolveAgency(organisation, agency, { level: 'province', date });
  if (found.kind === 'units') return found.units[0]?.id ?? draftingUnit;
  if (found.kind === 'absent') return found.absent.flatMap(({ successors }) => successors)[0]?.id ?? draftingUnit;
  return draftingUnit;
}
