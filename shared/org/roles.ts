/** Who acts for a unit on a day, and to whom its delays go up. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from './organisation.ts';
import type { Person, Role } from './person.ts';
import { validOn, type Unit, type UnitId } from './unit.ts';

export interface Holder {
  readonly person: Person;
  /** Set for a deputy: who is absent. */
  readonly onBehalfOf: Person | null;
  /** True while somebody stands in for this person. */
  readonly absent: boolean;
}

/**
 * Who holds `role` in a unit on a day: the appointed, each followed by the deputy of an absence. A deputy does not hand
 * the power on to a deputy of his own (Nghị định 30/2020/NĐ-CP, Điều 13: no delegation of what was delegated).
 * Empty for a unit that does not exist on that day.
 */
export function holdersOn(organisation: Organisation, unitId: UnitId, role: Role, date: PlainDate): readonly Holder[] {
  const unit = organisation.unit(unitId);
  if (unit === undefined || !validOn(unit, date)) return [];
  return organisation
    .peopleOf(unitId)
    .filter(({ roles }) => roles.some((grant) => grant.unit === unitId && grant.role === role && validOn(grant, date)))
    .flatMap((person) => {
      const deputies = deputiesOn(organisation, person, date);
      return [
        { person, onBehalfOf: null, absent: deputies.length > 0 },
        ...deputies.map((deputy) => ({
          person: deputy,
          onBehalfOf: person,
          absent: deputiesOn(organisation, deputy, date).length > 0,
        })),
      ];
    });
}

const deputiesOn = (organisation: Organisation, { deputies }: Person, date: PlainDate): Person[] =>
  deputies
    .filter((absence) => validOn(absence, date))
    .map(({ deputy }) => organisation.person(deputy))
    .filter((deputy) => deputy !== undefined);

/** Everybody who holds `role` anywhere on a day, in the organisation's order. */
export const everyHolderOn = (organisation: Organisation, role: Role, date: PlainDate): readonly Person[] =>
  organisation.people.filter(({ roles }) => roles.some((grant) => grant.role === role && validOn(grant, date)));

/** The rungs of the ladder (domain §6): who does the work, who heads the unit, the committee's office, its leader. */
export type EscalationRung = 'officer' | 'head' | 'office' | 'leader';

export interface EscalationStep {
  readonly rung: EscalationRung;
  /** Empty when nobody holds that rung on the day: whoever escalates goes on to the next step. */
  readonly holders: readonly Holder[];
}

/**
 * The way up for a unit's delay on a day. Office and leader are those of the committee whose plan it is: `issuer`, or
 * the committee at the root of the organisation.
 */
export function escalationChain(
  organisation: Organisation,
  unitId: UnitId,
  date: PlainDate,
  issuer?: UnitId,
): readonly EscalationStep[] {
  let known = chains.get(organisation);
  if (known?.date !== date) {
    known = { date, byUnit: new Map() };
    chains.set(organisation, known);
  }
  const key = `${unitId} ${issuer ?? ''}`;
  const chain = known.byUnit.get(key) ?? chainOf(organisation, unitId, date, issuer);
  known.byUnit.set(key, chain);
  return chain;
}

/** The chains of a day, kept while it is asked for: a daily run asks for each unit's some hundred times. */
const chains = new WeakMap<Organisation, { date: PlainDate; byUnit: Map<string, readonly EscalationStep[]> }>();

function chainOf(
  organisation: Organisation,
  unitId: UnitId,
  date: PlainDate,
  issuer: UnitId | undefined,
): readonly EscalationStep[] {
  const committees = issuer === undefined ? organisation.rootsOn(date).map(({ id }) => id) : [issuer];
  const offices = committees.flatMap((id) => officesOf(organisation, id, date));
  const held = (units: readonly UnitId[], role: Role): readonly Holder[] =>
    units.flatMap((id) => holdersOn(organisation, id, role, date));
  return [
    { rung: 'officer', holders: held([unitId], 'officer') },
    { rung: 'head', holders: held([unitId], 'head') },
    { rung: 'office', holders: held(offices, 'office') },
    { rung: 'leader', holders: held(committees, 'leader') },
  ];
}

/** A committee and the bodies of its own tier under it; the committees of a lower tier have offices of their own. */
function officesOf(organisation: Organisation, committee: UnitId, date: PlainDate): UnitId[] {
  const tier = organisation.unit(committee)?.tier;
  const under = organisation.childrenOn(committee, date).filter((child) => child.tier === tier);
  return [committee, ...under.map(({ id }) => id)];
}

/** Units in which a person has a role on a day, a deputy's for whom he stands in included. */
export function unitsOfPerson(
  organisation: Organisation,
  person: Person,
  role: Role,
  date: PlainDate,
): readonly Unit[] {
  const actingFor = organisation.people.filter(({ deputies }) =>
    deputies.some((absence) => absence.deputy === person.id && validOn(absence, date)),
  );
  const units = [person, ...actingFor].flatMap(({ roles }) =>
    roles.filter((grant) => grant.role === role && validOn(grant, date)).map(({ unit }) => organisation.unit(unit)),
  );
  return [...new Set(units.filter((unit) => unit !== undefined))].filter((unit) => validOn(unit, date));
}

/**
 * The office of a committee on a day: the first body of its own tier under it in which somebody holds the role of office,
 * or the committee itself. Undefined when nobody does.
 */
export function officeOf(organisation: Organisation, committee: UnitId, date: PlainDate): UnitId | undefined {
  const own = organisation.unit(committee);
  const below = organisation.childrenOn(committee, date).filter(({ tier }) => tier === own?.tier);
  const bodies = [...below.map(({ id }) => id), committee];
  return bodies.find((id) => holdersOn(organisation, id, 'office', date).length > 0);
}
