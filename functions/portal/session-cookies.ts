/** The portal's two cookies: the session, and what must survive the trip to the issuer. */
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrfToken } from './csrf.ts';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import { readReferenceSoon } from './reader.ts';
import type { OpenedSession, Session, SignInAttempt } from './session.ts';

export class SessionCookies {
  readonly #ports: PortalPorts;
  readonly #isHttps: boolean;

  constructor(ports: PortalPorts) {
    this.#ports = ports;
    this.#isHttps = ports.settings.PORTAL_URL.startsWith('https:');
  }

  /** Opens the session of every request; a page that is read prolongs it. */
  load(): MiddlewareHandler<PortalEnv> {
    return async (context, next) => {
      const cookie = getCookie(context, this.#name('session'));
      // A visitor costs no secret: public pages stand even when the secret cannot be read.
      const opened = cookie === undefined ? undefined : await this.#open(cookie, context);
      if (opened === undefined) {
        if (cookie !== undefined) this.endSession(context);
      } else {
        const { session } = opened;
        context.set('session', session);
        context.set('reader', { ...session.officer, csrfToken: csrfToken(session) });
        if (context.req.method === 'GET' && !opened.isRecent) await this.startSession(context, session);
      }
      await next();
    };
  }

  /** The session of a cookie that still holds: neither over by its own time, nor ended everywhere. */
  async #open(cookie: string, context: Context<PortalEnv>): Promise<OpenedSession | undefined> {
    const opened = await (await this.#ports.seal()).openSession(cookie, context.env.receivedAt);
    if (opened === undefined) return undefined;
    const { sub } = opened.session.officer;
    context.set('account', sub);
    const generation = this.#ports.store.generationOf(sub);
    readReferenceSoon(context, this.#ports);
    return opened.session.generation === (await generation) ? opened : undefined;
  }

  async startSession(context: Context<PortalEnv>, session: Omit<Session, 'iat'> & { iat?: number }): Promise<void> {
    const seal = await this.#ports.seal();
    this.#set(context, 'session', await seal.sealSession(session, context.env.receivedAt));
  }

  endSession(context: Context): void {
    this.#delete(context, 'session');
  }

  async keepSignIn(context: Context, attempt: SignInAttempt): Promise<void> {
    this.#set(context, 'sign-in', await (await this.#ports.seal()).sealSignIn(attempt));
  }

  /** The attempt that this browser began; it can be taken once. */
  async takeSignIn(context: Context): Promise<SignInAttempt | undefined> {
    const cookie = getCookie(context, this.#name('sign-in'));
    if (cookie === undefined) return undefined;
    this.#delete(context, 'sign-in');
    return (await this.#ports.seal()).openSignIn(cookie);
  }

  /** `__Host-` binds a cookie to this very host and to https. */
  #name(kind: 'session' | 'sign-in'): string {
    return `${this.#isHttps ? '__Host-' : ''}dung-han-${kind}`;
  }

  #set(context: Context, kind: 'session' | 'sign-in', value: string): void {
    setCookie(context, this.#name(kind), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: this.#isHttps,
    });
  }

  #delete(context: Context, kind: 'session' | 'sign-in'): void {
    deleteCookie(context, this.#name(kind), { path: '/', secure: this.#isHttps });
  }
}
