/** The reference data of a request, and what its reader may do by it. */
import type { Context } from 'hono';
import { Access } from '#shared/access/access.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Person } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';
import type { PortalEnv, PortalPorts } from './portal-env.ts';

type Ports = Pick<PortalPorts, 'reference'>;

/** Begins to read it, for the next moment. */
export function readReferenceSoon(context: Context<PortalEnv>, { reference }: Ports): void {
  const reading = reference.read();
  // Thrown to whoever waits for it, should anybody.
  reading.catch(() => undefined);
  context.set('referenceSoon', reading);
}

export async function readReference(context: Context<PortalEnv>, { reference }: Ports): Promise<void> {
  const known = await (context.get('referenceSoon') ?? reference.read());
  const today = civilDateAt(context.env.receivedAt);
  const reader = context.get('reader');
  const person = reader === undefined ? undefined : known.organisation.personOfSubject(reader.sub);
  context.set('reference', known);
  context.set('today', today);
  if (person !== undefined) context.set('access', accessOf(known.organisation, person, today));
}

const accesses = new WeakMap<Organisation, Map<PersonId, Access>>();
/** The same as long as the organisation and the day are: whose deputies one is takes a look at everybody. */
function accessOf(organisation: Organisation, person: Person, today: PlainDate): Access {
  const known = accesses.get(organisation) ?? new Map<PersonId, Access>();
  accesses.set(organisation, known);
  const found = known.get(person.id);
  if (found?.date === today) return found;
  const access = new Access(organisation, person, today);
  known.set(person.id, access);
  return access;
}
