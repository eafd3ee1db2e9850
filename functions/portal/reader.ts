/** The reference data of a request, and what its reader may do by it. */
import type { Context } from 'hono';
import { Access } from '#shared/access/access.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
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
  if (person !== undefined) context.set('access', new Access(known.organisation, person, today));
}
