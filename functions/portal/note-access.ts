import type { PortalEnv, PortalPorts } from './portal-env.ts';
import type { Officer } from './session.ts';

/** Who came in or went, as the organisation knows the person, or by the directory's own words. */
export async function noteAccess(
  { audit, reference }: PortalPorts,
  what: 'signed-in' | 'signed-out' | 'sessions-ended',
  { sub, name, email }: Officer,
  { requestId, receivedAt: now }: PortalEnv['Bindings'],
): Promise<void> {
  const person = (await reference.read()).organisation.personOfSubject(sub);
  const about = person === undefined ? `tài khoản ${email ?? sub}, chưa có trong danh sách cán bộ` : '';
  await audit.append({ what, name: person?.name ?? name, person: person?.id ?? null, about, requestId, now });
}
