/** What the browser is told about every answer. */
import type { Context, MiddlewareHandler } from 'hono';
import type { PortalEnv } from './portal-env.ts';

/** Everything is refused but our own stylesheet, fonts and pictures; no script, no inline style. */
export function contentSecurityPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `form-action ${["'self'", ...new Set(formTargets)].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const FIXED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
};

/**
 * Signing out ends at the issuer, and a form's answer may lead only where the policy says. A page with an upload form
 * names the bucket, and only that page does.
 */
function formTargets(context: Context<PortalEnv>): string[] {
  const endSessionUrl = context.get('session')?.endSessionUrl;
  const issuer = typeof endSessionUrl !== 'string' ? [] : [new URL(endSessionUrl).origin];
  return [...issuer, ...(context.get('formTargets') ?? [])];
}

/** HSTS is sent when the portal itself is https. */
export const securityHeaders =
  (isHttps: boolean): MiddlewareHandler<PortalEnv> =>
  async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(FIXED)) headers.set(name, value);
    if (isHttps) headers.set('strict-transport-security', 'max-age=31536000');
    headers.set('content-security-policy', contentSecurityPolicy(formTargets(context)));
    // Whoever sits down at the same computer next finds nothing.
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
