/** What a page is, for those who read ahead: its route, and what stands for the route's parameters. */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { PortalEnv, PortalPorts } from './portal-env.ts';

const routeOf = (context: Context): string =>
  matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '';

export const kindOf = (context: Context): string => `${context.req.method} ${routeOf(context)}`;

/** The parts of the address, and the reader by the organisation as it was last read. */
export function parametersOf(
  context: Context<PortalEnv>,
  { reference }: Pick<PortalPorts, 'reference'>,
): Readonly<Record<string, string>> {
  const parts = context.req.path.split('/');
  const parameters = routeOf(context)
    .split('/')
    .flatMap((part, place) => (part.startsWith(':') ? [[part.slice(1), decoded(parts[place] ?? '')] as const] : []));
  const account = context.get('account');
  const reader = account === undefined ? undefined : reference.latest?.organisation.personOfSubject(account)?.id;
  return { ...Object.fromEntries(parameters), ...(reader !== undefined && { reader }) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
