/** The routes of signing in. */
import { Hono, type MiddlewareHandler } from 'hono';
import { problems } from '#shared/ui/problem.ts';
import { sendProblem } from './error-pages.tsx';
import { noteAccess } from './note-access.ts';
import { CALLBACK_PATH, IssuerUnreachable, SignInRefused } from './open-id.ts';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import { safeReturnPath } from './return-path.ts';
import type { SessionCookies } from './session-cookies.ts';
import { newSession } from './session.ts';

export function signInRoutes(ports: PortalPorts, cookies: SessionCookies): Hono<PortalEnv> {
  const routes = new Hono<PortalEnv>();

  routes.get('/dang-nhap', async (context) => {
    const returnTo = safeReturnPath(context.req.query('return'));
    if (context.get('session') !== undefined) return context.redirect(returnTo, 303);
    const { location, attempt } = await ports.openId.begin(returnTo);
    await cookies.keepSignIn(context, attempt);
    return context.redirect(location, 303);
  });

  routes.get(CALLBACK_PATH, async (context) => {
    const attempt = await cookies.takeSignIn(context);
    // The page's own "back", or a second window: the reader is signed in already, there is nothing to complain of.
    if (attempt === undefined && context.get('session') !== undefined) return context.redirect('/', 303);
    if (attempt === undefined) return sendProblem(context, problems.signInFailed);
    const officer = await ports.openId.complete(new URL(context.req.url), attempt);
    const generation = await ports.store.recordSignIn(officer, context.env.receivedAt);
    await noteAccess(ports, 'signed-in', officer, context.env);
    const endSessionUrl = await ports.openId.endSessionUrl();
    await cookies.startSession(context, newSession(officer, endSessionUrl, generation));
    return context.redirect(attempt.returnTo, 303);
  });

  routes.onError((error, context) => {
    if (error instanceof SignInRefused) {
      ports.log.warn('A sign-in was refused', { requestId: context.env.requestId, cause: error.message });
      return sendProblem(context, problems.signInFailed);
    }
    if (error instanceof IssuerUnreachable) {
      ports.log.error('The issuer is unreachable', { requestId: context.env.requestId, error });
      return sendProblem(context, problems.issuerUnreachable);
    }
    throw error;
  });
  return routes;
}

/** For pages behind sign-in: a reader who has not signed in is sent to do so, and comes back. */
export const signedInOnly: MiddlewareHandler<PortalEnv> = async (context, next) => {
  if (context.get('session') !== undefined) {
    await next();
    return;
  }
  if (context.req.method !== 'GET') return sendProblem(context, problems.sessionEnded);
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`/dang-nhap?return=${encodeURIComponent(pathname + search)}`, 303);
};
