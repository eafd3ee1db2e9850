/**
 * Proof that a form comes from our own page: a token bound to the session, and the browser's own word about where the
 * request started.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Session } from './session.ts';

/** The name of the hidden field. */
export const CSRF_FIELD = 'csrf';

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));

/**
 * A token for the forms of one page: the session's secret under a mask that is new each time, so that the compressed
 * page gives nothing away about the secret (BREACH).
 */
export function csrfToken(session: Pick<Session, 'csrfSecret'>): string {
  const secret = Buffer.from(session.csrfSecret, 'base64url');
  const mask = randomBytes(secret.length);
  return Buffer.concat([mask, xor(secret, mask)]).toString('base64url');
}

/** Whether `token` was made for this session. */
export function isCsrfToken(token: string | undefined, session: Pick<Session, 'csrfSecret'>): boolean {
  const secret = Buffer.from(session.csrfSecret, 'base64url');
  const bytes = Buffer.from(token ?? '', 'base64url');
  if (bytes.length !== 2 * secret.length) return false;
  return timingSafeEqual(xor(bytes.subarray(secret.length), bytes.subarray(0, secret.length)), secret);
}

/**
 * Whether a form's request starts on our own pages, as the browser tells. A browser that tells neither is let through
 * to the token's check.
 */
export function isSameOrigin(headers: Headers, portalOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  return origin === null || origin === portalOrigin;
}
