/** Reading what browsers post. Files never come this way: they go straight to the bucket by a presigned form. */
import type { MiddlewareHandler } from 'hono';
import { CSRF_FIELD, isCsrfToken, isSameOrigin } from './csrf.ts';
import { problems, type Problem } from '#shared/ui/problem.ts';
import { sendProblem } from './error-pages.tsx';
import type { PortalEnv } from './portal-env.ts';

const LIMIT_BYTES = 256 * 1024;
const FORM_TYPE = 'application/x-www-form-urlencoded';
const READING = new Set(['GET', 'HEAD']);

async function readForm(request: Request, limitBytes: number): Promise<URLSearchParams | Problem> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const body = await request.arrayBuffer();
  if (body.byteLength > limitBytes) return problems.tooLarge;
  if (body.byteLength === 0) return new URLSearchParams();
  if (type !== FORM_TYPE) return problems.notAForm;
  try {
    const raw = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // Percent-encoded bytes must be UTF-8 too: URLSearchParams would put a replacement character in silently.
    decodeURIComponent(raw.replaceAll('+', ' '));
    const form = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(raw)) form.append(name, value.normalize('NFC'));
    return form;
  } catch {
    return problems.malformed;
  }
}

/**
 * Reads the form of a request that changes something, having made sure that it was sent by our own page: the browser
 * says so, and with a session the token does. Anything else is refused before a route sees it. `largest`: bytes by path,
 * for the routes that take more than others.
 */
export const guardForms =
  (portalOrigin: string, largest: ReadonlyMap<string, number>): MiddlewareHandler<PortalEnv> =>
  async (context, next) => {
    context.set('form', new URLSearchParams());
    if (READING.has(context.req.method)) {
      await next();
      return;
    }
    if (!isSameOrigin(context.req.raw.headers, portalOrigin)) return sendProblem(context, problems.notOurForm);
    const form = await readForm(context.req.raw, largest.get(context.req.path) ?? LIMIT_BYTES);
    if (!(form instanceof URLSearchParams)) return sendProblem(context, form);
    const session = context.get('session');
    // Also what is refused is kept: the page of the problem gives it back.
    context.set('form', form);
    if (session !== undefined && !isCsrfToken(form.get(CSRF_FIELD) ?? undefined, session))
      return sendProblem(context, problems.notOurForm);
    await next();
    return;
  };
