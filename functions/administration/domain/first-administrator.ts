/** Who sets an empty installation up keeps the right to administer it (shared/decisions/0030). */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Person, Unit } from '#shared/org/index.ts';
import { z } from 'zod';
import { personSchema } from '#shared/org/person.ts';
import { validOn } from '#shared/org/unit.ts';

const emailSchema = z.email();

export interface SignedInPerson {
  readonly sub: string;
  readonly name: string;
  readonly email: string | null;
}

/** The organisation with whoever sets it up among its administrators: as the person listed, or added. */
export function withAdministrator(
  organisation: Organisation,
  reader: SignedInPerson,
  today: PlainDate,
): { readonly units: readonly Unit[]; readonly people: readonly Person[] } {
  const { units, people } = organisation;
  const listed = listedAs(people, reader);
  const [root] = organisation.rootsOn(today);
  if (root === undefined) return { units, people };
  const person: Person = listed ?? {
    id: freeId(people),
    name: reader.name,
    email: emailSchema.safeParse(reader.email).data ?? null,
    subject: null,
    roles: [],
    deputies: [],
  };
  const isAdministrator = person.roles.some(
    (grant) => grant.role === 'administrator' && grant.validTo === null && validOn(grant, today),
  );
  const grant = { unit: root.id, role: 'administrator', validFrom: today, validTo: null } as const;
  const own = personSchema.parse({
    ...person,
    subject: reader.sub,
    roles: isAdministrator ? person.roles : [...person.roles, grant],
  });
  return { units, people: [...people.filter(({ id }) => id !== own.id), own] };
}

/** By account; else by mail address, for who is listed without one. */
function listedAs(people: readonly Person[], { sub, email }: SignedInPerson): Person | undefined {
  const known = people.find(({ subject }) => subject === sub);
  if (known !== undefined || email === null) return known;
  const address = email.toLowerCase();
  return people.find((person) => person.subject === null && person.email?.toLowerCase() === address);
}

function freeId(people: readonly Person[]): Person['id'] {
  const taken = new Set<string>(people.map(({ id }) => id));
  let number = 1;
  while (taken.has(idOf(number))) number += 1;
  return personSchema.unwrap().shape.id.parse(idOf(number));
}

const idOf = (number: number): string => (number === 1 ? 'quan-tri' : `quan-tri-${number}`);
