/** The routes of signing out: here, and everywhere. */
import { Hono } from 'hono';
import { problems } from '#shared/ui/problem.ts';
import { sendProblem } from './error-pages.tsx';
import { noteAccess } from './note-access.ts';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import type { SessionCookies } from './session-cookies.ts';

export function signOutRoutes(ports: PortalPorts, cookies: SessionCookies): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.post('/dang-xuat', async (context) => {
    const session = context.get('session');
    if (session !== undefined) await noteAccess(ports, 'signed-out', session.officer, context.env);
    cookies.endSession(context);
    return context.redirect(session?.endSessionUrl ?? '/', 303);
  });

  routes.post('/dang-xuat-moi-noi', async (context) => {
    const session = context.get('session');
    if (session === undefined) return sendProblem(context, problems.sessionEnded);
    await ports.store.endSessions(session.officer.sub);
    await noteAccess(ports, 'sessions-ended', session.officer, context.env);
    cookies.endSession(context);
    return context.redirect(session.endSessionUrl ?? '/', 303);
  });
  return routes;
}
