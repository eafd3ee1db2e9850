import type { Organisation } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';

/** A person's name; the code when the organisation does not know it, e.g. before the set-up. */
export const personName = (organisation: Organisation, id: PersonId): string => organisation.person(id)?.name ?? id;
