/** Mounts the pages of processes: the route's `allow` is asked before its handler sees the request. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { Deliveries } from '#functions/webhooks/start-deliveries.ts';
import { problems } from '#shared/ui/problem.ts';
import { mayOpen, type PageRoute } from '#shared/ui/routes.ts';
import { sendProblem } from './error-pages.tsx';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import { readReference } from './reader.ts';
import { signedInOnly } from './sign-in.ts';

/** Reads the reference data of the request and what the reader may do by it. */
export const withReference =
  (ports: Pick<PortalPorts, 'reference'>): MiddlewareHandler<PortalEnv> =>
  async (context, next) => {
    await readReference(context, ports);
    await next();
  };

/** A request may have changed something, or is the first after a night of which other systems were not told yet. */
async function tellOthers(context: Context<PortalEnv>, deliveries: Deliveries, { log }: PortalPorts): Promise<void> {
  try {
    await deliveries.afterRequest(context.env.receivedAt);
  } catch (error) {
    // The page is answered all the same; the next minute's request starts what this one could not.
    log.warn('Webhooks could not be started', { requestId: context.env.requestId, error });
  }
}

export function mountPages(routes: readonly PageRoute[], ports: PortalPorts): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>();
  const deliveries = new Deliveries(ports.webhooks, ports.workflows);
  for (const { method, path, allow, handle } of routes) {
    const guards = allow === 'everyone' ? [] : [signedInOnly];
    site.on(method, [path], ...guards, withReference(ports), async (context) => {
      const access = context.get('access');
      if (mayOpen(allow, access)) {
        const response = await handle(context);
        await tellOthers(context, deliveries, ports);
        return response;
      }
      return sendProblem(context, access === undefined ? problems.unknownPerson : problems.forbidden);
    });
  }
  return site;
}
