/**
 * The units and people of one locality over time. An immutable value: every question takes a civil date, so a plan of
 * 2018 and one of 2026 are answered side by side (design §3.9).
 */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { classOf, type AgencyClass, type Tier } from './agency-class.ts';
import { foldName } from './fold.ts';
import { personProblems, unitProblems, type OrganisationProblem } from './organisation-checks.ts';
import type { Person, PersonId } from './person.ts';
import { nameOn, validOn, type Unit, type UnitId } from './unit.ts';

export class Organisation {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly #unitById: ReadonlyMap<UnitId, Unit>;
  readonly #personById: ReadonlyMap<PersonId, Person>;
  readonly #personBySubject: ReadonlyMap<string | null, readonly Person[]>;
  readonly #children: ReadonlyMap<UnitId | null, readonly Unit[]>;
  readonly #byName: ReadonlyMap<string, readonly Unit[]>;
  readonly #byClass: ReadonlyMap<string, readonly Unit[]>;
  readonly #predecessors: ReadonlyMap<UnitId, readonly Unit[]>;
  readonly #peopleByUnit: ReadonlyMap<UnitId, readonly Person[]>;
  #listed: { readonly date: PlainDate; readonly units: readonly Unit[] } | undefined;

  /** Refuses what is contradictory (unknown units, circles, a successor that is not there), with every cause. */
  static of(units: readonly Unit[], people: readonly Person[]): Result<Organisation, readonly OrganisationProblem[]> {
    const unitById = new Map(units.map((unit) => [unit.id, unit]));
    const personById = new Map(people.map((person) => [person.id, person]));
    const problems = [...unitProblems(units, unitById), ...personProblems(people, unitById, personById)];
    return problems.length > 0 ? err(problems) : ok(new Organisation(units, people, unitById, personById));
  }

  private constructor(
    units: readonly Unit[],
    people: readonly Person[],
    unitById: ReadonlyMap<UnitId, Unit>,
    personById: ReadonlyMap<PersonId, Person>,
  ) {
    this.units = units;
    this.people = people;
    this.#unitById = unitById;
    this.#personById = personById;
    this.#personBySubject = index(people, ({ subject }) => [subject]);
    this.#children = index(units, ({ parent }) => [parent]);
    this.#byName = index(units, (unit) => new Set(wordsFor(unit).map((name) => nameKey(name, unit.tier))));
    this.#byClass = index(units, ({ classes }) => classes.map(classKey));
    this.#predecessors = index(units, ({ successors }) => successors);
    this.#peopleByUnit = index(people, ({ roles }) => new Set(roles.map(({ unit }) => unit)));
  }

  unit(id: UnitId): Unit | undefined {
    return this.#unitById.get(id);
  }

  person(id: PersonId): Person | undefined {
    return this.#personById.get(id);
  }

  /** The person who signs in under an issuer's `sub`. */
  personOfSubject(subject: string): Person | undefined {
    return this.#personBySubject.get(subject)?.[0];
  }

  unitsOn(date: PlainDate): readonly Unit[] {
    return this.units.filter((unit) => validOn(unit, date));
  }

  /** Those of a day by their names of that day, in Vietnamese order: what people choose from. */
  unitsByNameOn(date: PlainDate): readonly Unit[] {
    if (this.#listed?.date === date) return this.#listed.units;
    const { compare } = new Intl.Collator('vi');
    const units = this.unitsOn(date).toSorted((a, b) => compare(nameOn(a, date), nameOn(b, date)));
    this.#listed = { date, units };
    return units;
  }

  /** The name a record of that day shows; also for a unit that a later reform closed. */
  nameOn(id: UnitId, date: PlainDate): string | undefined {
    const unit = this.#unitById.get(id);
    return unit === undefined ? undefined : nameOn(unit, date);
  }

  membersOn(agencyClass: AgencyClass, date: PlainDate): readonly Unit[] {
    return this.membersEver(agencyClass).filter((unit) => validOn(unit, date));
  }

  /** Members on any day, closed ones too. */
  membersEver(agencyClass: AgencyClass): readonly Unit[] {
    return this.#byClass.get(classKey(agencyClass)) ?? [];
  }

  /** Units of any day that bear a printed name, now or formerly, or have it as an alias; `level` as in `classOf`. */
  named(printed: string, level: Tier): readonly Unit[] {
    return this.#byName.get(nameKey(printed, level)) ?? [];
  }

  /** What it stands under on `date`: when that unit is gone, what that one stood under, and so on up. */
  parentOn({ parent }: Unit, date: PlainDate): Unit | undefined {
    const above = parent === null ? undefined : this.#unitById.get(parent);
    return above === undefined || validOn(above, date) ? above : this.parentOn(above, date);
  }

  childrenOn(id: UnitId, date: PlainDate): readonly Unit[] {
    return (this.#children.get(id) ?? []).filter((unit) => validOn(unit, date));
  }

  /** The units on `date` that stand under nothing. */
  rootsOn(date: PlainDate): readonly Unit[] {
    return (this.#children.get(null) ?? []).filter((unit) => validOn(unit, date));
  }

  /** True for `top` itself and all that stands under it on `date`. */
  isUnder(unit: Unit, top: UnitId, date: PlainDate): boolean {
    if (unit.id === top) return true;
    const above = this.parentOn(unit, date);
    return above !== undefined && this.isUnder(above, top, date);
  }

  /**
   * Who has the unit's work on `date`, through as many reforms as lie between: the unit itself while it exists, else
   * its successors, the default first. Empty when the work has passed to nobody, or before the unit existed.
   */
  successorsOn(id: UnitId, date: PlainDate): readonly Unit[] {
    const unit = this.#unitById.get(id);
    if (unit === undefined || date < unit.validFrom) return [];
    if (validOn(unit, date)) return [unit];
    return [...new Set(unit.successors.flatMap((successor) => this.successorsOn(successor, date)))];
  }

  /** Who had on `date` the work that a later reform gave to the unit. */
  predecessorsOn(id: UnitId, date: PlainDate): readonly Unit[] {
    const before = this.#predecessors.get(id) ?? [];
    return [...new Set(before.flatMap((unit) => (validOn(unit, date) ? [unit] : this.predecessorsOn(unit.id, date))))];
  }

  /** People who on any day have had a role in the unit. */
  peopleOf(id: UnitId): readonly Person[] {
    return this.#peopleByUnit.get(id) ?? [];
  }
}

const classKey = ({ kind, tier }: AgencyClass): string => `${kind} ${tier}`;

const wordsFor = ({ names, aliases }: Unit): string[] => [...names.map(({ name }) => name), ...aliases];

/** The form two spellings of one body share. */
function nameKey(printed: string, level: Tier): string {
  const meaning = classOf(printed, level);
  return meaning.kind === 'body' ? meaning.name : foldName(printed);
}

function index<K, T>(records: readonly T[], keysOf: (record: T) => Iterable<K>): ReadonlyMap<K, readonly T[]> {
  const map = new Map<K, T[]>();
  for (const record of records)
    for (const key of keysOf(record)) {
      const found = map.get(key);
      if (found === undefined) map.set(key, [record]);
      else found.push(record);
    }
  return map;
}
