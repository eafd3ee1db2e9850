/** Who owes a row: the units its printed leads mean on the day, and by name whatever they leave open. */
import { z } from 'zod';
import { resolveAgency, type AgencyResolution, type Organisation, type Unit } from '#shared/org/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import type { ObligationRow } from './row.ts';
import type { PlanTerms } from './terms.ts';

export const openLeadSchema = z.object({
  /** As the plan prints it; empty when it prints nobody. */
  printed: z.string(),
  /**
   * missing: the cell is empty. conditional: «cơ quan được giao soạn thảo». unspecified: «các cơ quan có liên quan».
   * unknown: nobody here bears the name. ambiguous: several do. absent: on that day nobody does (any more, or yet).
   */
  why: z.enum(['missing', 'conditional', 'unspecified', 'unknown', 'ambiguous', 'absent']),
  /** Units it may mean: who bears the name, or has that work on the day. */
  candidates: z.array(unitIdSchema),
});
export type OpenLead = z.infer<typeof openLeadSchema>;

export interface Owners {
  readonly units: readonly Unit[];
  /** Never dropped: the plan's office holds their share until it names somebody. */
  readonly open: readonly OpenLead[];
}

/**
 * The owners of a row. The words are read as on the day of issue; a unit that a reform closed since then stands for
 * whoever has its work `today`. Units named by the office answer what the words leave open.
 */
export function ownersOf(
  { lead, assigned }: Pick<ObligationRow, 'lead' | 'assigned'>,
  { issuer, issued }: Pick<PlanTerms, 'issuer' | 'issued'>,
  { organisation, today }: { readonly organisation: Organisation; readonly today: PlainDate },
): Owners {
  const found = lead.map((printed) => readLead(printed, { issuer, issued }, organisation));
  const units = [...found.flatMap((each) => each.units.map(({ id }) => id)), ...assigned];
  const present = units.flatMap((id) => successorsOf(organisation, id, issued > today ? issued : today));
  const open = found.flatMap((each) => each.open);
  const missing: OpenLead[] = lead.length === 0 ? [{ printed: '', why: 'missing', candidates: [] }] : [];
  return { units: [...new Set(present)], open: assigned.length > 0 ? [] : [...open, ...missing] };
}

const successorsOf = (organisation: Organisation, id: UnitId, date: PlainDate): readonly Unit[] =>
  organisation.successorsOn(id, date);

function readLead(
  printed: string,
  { issuer, issued }: Pick<PlanTerms, 'issuer' | 'issued'>,
  organisation: Organisation,
): Owners {
  const unit = organisation.unit(issuer);
  if (unit === undefined) throw new Error(`The plan's issuer ${issuer} is not in the organisation`);
  const scope = { level: unit.tier, date: issued, ...(unit.parent === null ? {} : { issuer }) };
  const meaning = resolveAgency(organisation, printed, scope);
  return { units: meaning.kind === 'units' ? meaning.units : [], open: leftOpen(printed, meaning) };
}

function leftOpen(printed: string, meaning: AgencyResolution): readonly OpenLead[] {
  const open = (why: OpenLead['why'], units: readonly Unit[] = []): OpenLead => ({
    printed,
    why,
    candidates: units.map(({ id }) => id),
  });
  switch (meaning.kind) {
    case 'units':
      return [
        ...meaning.absent.map(({ successors }) => open('absent', successors)),
        ...meaning.openWords.map((words) => ({ ...open('unspecified'), printed: words })),
      ];
    case 'ambiguous':
      return [open('ambiguous', meaning.candidates)];
    case 'absent':
      return [
        open(
          'absent',
          meaning.absent.flatMap(({ successors }) => successors),
        ),
      ];
    default:
      return [open(meaning.kind)];
  }
}
