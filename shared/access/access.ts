/**
 * What a person may do on a day, from his roles and those of the people he stands in for (Nghị định 30/2020/NĐ-CP,
 * Điều 13: a deputy acts in his own name on behalf of the absent). Rows are open to who works in their unit and to the
 * office and leader of the committees above it.
 */
import type { Actor } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Person, Role, Unit } from '#shared/org/index.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';

interface Grant {
  readonly role: Role;
  readonly unit: Unit;
  /** The absent person it comes from; null for an own role. */
  readonly onBehalfOf: Person | null;
}

export class Access {
  readonly person: Person;
  readonly date: PlainDate;
  readonly #organisation: Organisation;
  readonly #grants: readonly Grant[];

  constructor(organisation: Organisation, person: Person, date: PlainDate) {
    this.person = person;
    this.date = date;
    this.#organisation = organisation;
    this.#grants = grantsOf(organisation, person, date);
  }

  /** The absent people this one is a deputy of. */
  standsInFor(): readonly Person[] {
    const absent = this.#grants.map(({ onBehalfOf }) => onBehalfOf).filter((person) => person !== null);
    return [...new Set(absent)];
  }

  /** Any of the roles, in any unit. */
  has(...roles: readonly Role[]): boolean {
    return this.#grants.some(({ role }) => roles.includes(role));
  }

  unitsAs(...roles: readonly Role[]): readonly Unit[] {
    return [...new Set(this.#grants.filter(({ role }) => roles.includes(role)).map(({ unit }) => unit))];
  }

  /** Any of the roles in this very unit. */
  hasIn(unit: UnitId, ...roles: readonly Role[]): boolean {
    return this.#grants.some((grant) => grant.unit.id === unit && roles.includes(grant.role));
  }

  /** Does the work of the unit: its officer or head. */
  mayWork(unit: UnitId): boolean {
    return this.hasIn(unit, 'officer', 'head');
  }

  /**
   * Watches over the unit's work and decides on it: office or leader of its committee or of one above. The office of a
   * committee is a unit of the same tier under it, so its people oversee what the committee does.
   */
  mayOversee(unit: UnitId): boolean {
    return this.#overseeing(unit).length > 0;
  }

  /** Sees the unit's rows: works there, watches over it, or keeps the data of all. */
  mayRead(unit: UnitId): boolean {
    return this.mayWork(unit) || this.hasIn(unit, 'viewer') || this.mayOversee(unit) || this.has('administrator');
  }

  /**
   * Acts for a unit, as its own or on somebody's behalf when only a deputy's role gives the right. For a unit the person
   * has no role in (an office deciding on another unit's work) the roles count by which he watches over it, then any.
   */
  actorFor(unit: UnitId | null): Actor {
    const inUnit = this.#grants.filter((grant) => grant.unit.id === unit && grant.role !== 'viewer');
    const overseeing = unit === null ? [] : this.#overseeing(unit);
    const grants = [inUnit, overseeing].find((some) => some.length > 0) ?? this.#grants;
    const grant = grants.find(({ onBehalfOf }) => onBehalfOf === null) ?? grants[0];
    return {
      person: this.person.id,
      unit: grant?.unit.id ?? null,
      onBehalfOf: grant?.onBehalfOf?.id ?? null,
    };
  }

  #overseeing(unit: UnitId): readonly Grant[] {
    const watched = this.#organisation.unit(unit);
    if (watched === undefined) return [];
    return this.#grants.filter(
      ({ role, unit: own }) =>
        (role === 'office' || role === 'leader') &&
        this.#organisation.isUnder(watched, this.#committeeOf(own).id, this.date),
    );
  }

  /** The committee a unit of it belongs to: what it stands under while the tier is the same. */
  #committeeOf(unit: Unit): Unit {
    const above = this.#organisation.parentOn(unit, this.date);
    return above?.tier === unit.tier ? this.#committeeOf(above) : unit;
  }
}

function grantsOf(organisation: Organisation, person: Person, date: PlainDate): readonly Grant[] {
  const absent = organisation.people.filter(({ deputies }) =>
    deputies.some((absence) => absence.deputy === person.id && validOn(absence, date)),
  );
  const own = rolesOn(organisation, person, date).map((grant) => ({ ...grant, onBehalfOf: null }));
  const lent = absent.flatMap((other) =>
    rolesOn(organisation, other, date).map((grant) => ({ ...grant, onBehalfOf: other })),
  );
  return [...own, ...lent];
}

const rolesOn = (organisation: Organisation, { roles }: Person, date: PlainDate) =>
  roles
    .filter((grant) => validOn(grant, date))
    .flatMap(({ role, unit: id }) => {
      const unit = organisation.unit(id);
      return unit !== undefined && validOn(unit, date) ? [{ role, unit }] : [];
    });
