/** Mounts the pages of processes: the route's `allow` is asked before its handler sees the request. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { Access } from '#shared/access/access.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { problems } from '#shared/ui/problem.ts';
import { mayOpen, type PageRoute } from '#shared/ui/routes.ts';
import { sendProblem } from './error-pages.tsx';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import { signedInOnly } from './sign-in.ts';

/** Reads the reference data of the request and what the reader may do by it. */
export const withReference =
  (ports: Pick<PortalPorts, 'reference'>): MiddlewareHandler<PortalEnv> =>
  async (context, next) => {
    await readReference(context, ports);
    await next();
  };

export async function readReference(
  context: Context<PortalEnv>,
  { reference }: Pick<PortalPorts, 'reference'>,
): Promise<void> {
  const known = await reference.read();
  const today = civilDateAt(context.env.receivedAt);
  const reader = context.get('reader');
  const person = reader === undefined ? undefined : known.organisation.personOfSubject(reader.sub);
  context.set('reference', known);
  context.set('today', today);
  if (person !== undefined) context.set('access', new Access(known.organisation, person, today));
}

export function mountPages(routes: readonly PageRoute[], ports: PortalPorts): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>();
  for (const { method, path, allow, handle } of routes) {
    const guards = allow === 'everyone' ? [] : [signedInOnly];
    site.on(method, [path], ...guards, withReference(ports), async (context) => {
      const access = context.get('access');
      if (mayOpen(allow, access)) return handle(context);
      return sendProblem(context, access === undefined ? problems.unknownPerson : problems.forbidden);
    });
  }
  return site;
}
