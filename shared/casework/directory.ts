/** The directory of casework from an organisation: who hears of a unit's task, deputies in place of the absent. */
import { escalationChain, type Organisation, type Person } from '#shared/org/index.ts';
import { validOn } from '#shared/org/unit.ts';
import type { Directory, Recipient } from './ports.ts';

/** `rhythmOf` is how often a person wants mail, by his own setting. */
export const directoryOf = (
  organisation: Organisation,
  rhythmOf: (person: Person) => Recipient['rhythm'],
): Directory => ({
  existsOn: (id, date) => {
    const unit = organisation.unit(id);
    return unit !== undefined && validOn(unit, date);
  },
  recipients: (unit, audience, date, committee) => {
    const chain = escalationChain(organisation, unit, date, committee ?? undefined);
    const holders = chain.find(({ rung }) => rung === audience)?.holders ?? [];
    const present = holders.filter(({ absent }) => !absent);
    // Nobody at his desk: better the absent than no one.
    const people = new Set((present.length > 0 ? present : holders).map(({ person }) => person));
    return [...people].map((person) => ({ person: person.id, rhythm: rhythmOf(person) }));
  },
});
