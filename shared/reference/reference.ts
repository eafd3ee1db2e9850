import { calendarOf, knownNotices, type Calendar } from '#shared/calendar/index.ts';
import { directoryOf, type CaseworkPorts, type CaseStore, type Ladder } from '#shared/casework/index.ts';
import { Organisation } from '#shared/org/index.ts';
import type { ReferenceDocument } from './document.ts';
import { calendarDocument, laddersDocument, mailRhythmDocument, organisationDocument } from './documents.ts';

/** All reference data as it stands at one moment. An immutable value: whoever holds it sees one state. */
export class Reference {
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly #contents: ReadonlyMap<string, unknown>;
  readonly #versions: Readonly<Record<string, number>>;

  /** `contents` and `versions` by document name; what is missing has its initial value and version 0. */
  constructor(contents: ReadonlyMap<string, unknown>, versions: Readonly<Record<string, number>>) {
    this.#contents = contents;
    this.#versions = versions;
    const { units, people } = this.get(organisationDocument);
    const made = Organisation.of(units, people);
    if (!made.ok) throw new Error(`The organisation kept is contradictory: ${JSON.stringify(made.error[0])}`);
    this.organisation = made.value;
    const entered = this.get(calendarDocument);
    const years = new Set(entered.map(({ year }) => year));
    this.calendar = calendarOf([...knownNotices.filter(({ year }) => !years.has(year)), ...entered]);
  }

  get<T>({ name, schema, initial }: ReferenceDocument<T>): T {
    const content = this.#contents.get(name);
    return content === undefined ? initial : schema.parse(content);
  }

  /** The version a form shows; 0 for the initial value. */
  versionOf({ name }: Pick<ReferenceDocument<unknown>, 'name'>): number {
    return this.#versions[name] ?? 0;
  }

  /** The documents an administrator has changed. */
  documentNames(): readonly string[] {
    return Object.keys(this.#versions).sort();
  }

  /** The ladder of a name, or the default one: a process without a ladder of its own has that. */
  ladderOf(name: string): Ladder {
    const ladders = this.get(laddersDocument);
    const ladder = ladders[name] ?? ladders['default'];
    if (ladder === undefined) throw new Error('The default ladder is missing');
    return ladder;
  }
}

/** What casework needs, from a store of cases and the reference data of the moment. */
export function caseworkPorts(store: CaseStore, reference: Reference): CaseworkPorts {
  const rhythms = reference.get(mailRhythmDocument);
  return {
    store,
    calendar: reference.calendar,
    directory: directoryOf(reference.organisation, ({ id }) => rhythms[id] ?? 'daily'),
    ladderOf: (name) => reference.ladderOf(name),
  };
}
