/**
 * The signed-in officer's session: an encrypted cookie. The server keeps one number an officer: the generation of
 * sessions that hold, so that all of them can be ended at once (shared/decisions/0006).
 * Sessions live on real time, also when a demonstration jumps days ahead: the JWT library checks them by the wall clock.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** A session ends when nothing was asked for so long … */
export const IDLE_LIMIT = '60m';
/** … and at the latest this long after signing in: a working day with its evening. */
export const ABSOLUTE_LIMIT = '12h';
/** A cookie opened so short a time ago is neither opened nor sealed again: of a session's end that is a minute's doubt. */
const RECENT_MS = 60_000;
const MANY_COOKIES = 500;
/** Between leaving for the issuer and coming back. */
const SIGN_IN_LIMIT = '15m';

const officerSchema = z.object({
  /** The issuer's stable identifier of the person. */
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
  email: z.string().max(320).nullable(),
  /** Unit and office as the directory says them; nothing is allowed or refused by them. */
  unit: z.string().max(200).nullable(),
  title: z.string().max(200).nullable(),
});
export type Officer = z.infer<typeof officerSchema>;

const sessionSchema = z.object({
  /** New at every sign-in, so that a session planted before it is worth nothing. */
  id: z.string().min(16),
  officer: officerSchema,
  /** What CSRF tokens are made of. */
  csrfSecret: z.string().min(32),
  /** Where the issuer ends its own session; null when it cannot. */
  endSessionUrl: z.url().nullable(),
  /** Which run of sessions of this officer it belongs to: signing out everywhere begins the next. */
  generation: z.int().min(0).default(0),
  /** When the officer signed in, epoch seconds. */
  iat: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

export interface OpenedSession {
  readonly session: Session;
  /** Its cookie was sealed or opened within the last minute, so that it needs no longer life yet. */
  readonly isRecent: boolean;
}

const signInSchema = z.object({
  state: z.string().min(16),
  nonce: z.string().min(16),
  codeVerifier: z.string().min(43),
  returnTo: z.string(),
});
/** What must come back unchanged from the issuer, and where the reader was going. */
export type SignInAttempt = z.infer<typeof signInSchema>;

/** A new session of `officer`, with fresh identifier and CSRF secret. */
export const newSession = (officer: Officer, endSessionUrl: string | null, generation = 0): Omit<Session, 'iat'> => ({
  id: randomBytes(16).toString('base64url'),
  officer,
  csrfSecret: randomBytes(32).toString('base64url'),
  endSessionUrl,
  generation,
});

/** Two clocks: a function's own stands still while Lambda freezes it, and that of requests in a demonstration. */
interface Moment {
  readonly receivedAt: number;
  readonly tick: number;
}
const isRecent = (known: Moment, receivedAt: number): boolean =>
  Math.abs(receivedAt - known.receivedAt) < RECENT_MS && performance.now() - known.tick < RECENT_MS;

/** Seals and opens the portal's cookies under one secret. */
export class SessionSeal {
  readonly #key: Uint8Array;
  /** Cookies that this instance sealed or opened a short while ago, and when. */
  readonly #recent = new Map<string, { readonly session: Session } & Moment>();

  constructor(secret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'dung-han portal cookies v1', 32));
  }

  /**
   * Seals a session for another idle period. `iat`, the time of signing in, is kept when there is one. The cookie of a
   * request that came at `receivedAt` (epoch milliseconds) is remembered.
   */
  async sealSession(
    { iat, ...session }: Omit<Session, 'iat'> & { iat?: number },
    receivedAt?: number,
  ): Promise<string> {
    const cookie = await this.#seal('session', session, IDLE_LIMIT, iat);
    if (iat !== undefined) this.#remember(cookie, { ...session, iat }, receivedAt);
    return cookie;
  }

  /** The session of a cookie; undefined when it is expired, damaged, or not ours. One that is remembered is not opened. */
  async openSession(cookie: string, receivedAt?: number): Promise<OpenedSession | undefined> {
    const known = this.#recent.get(cookie);
    if (known !== undefined && receivedAt !== undefined && isRecent(known, receivedAt))
      return { session: known.session, isRecent: true };
    const session = await this.#open('session', cookie, sessionSchema, ABSOLUTE_LIMIT);
    if (session === undefined) return undefined;
    this.#remember(cookie, session, receivedAt);
    return { session, isRecent: false };
  }

  #remember(cookie: string, session: Session, receivedAt: number | undefined): void {
    if (receivedAt === undefined) return;
    if (this.#recent.size >= MANY_COOKIES) this.#recent.clear();
    this.#recent.set(cookie, { session, receivedAt, tick: performance.now() });
  }

  sealSignIn(attempt: SignInAttempt): Promise<string> {
    return this.#seal('sign-in', attempt, SIGN_IN_LIMIT);
  }

  openSignIn(cookie: string): Promise<SignInAttempt | undefined> {
    return this.#open('sign-in', cookie, signInSchema, SIGN_IN_LIMIT);
  }

  #seal(audience: string, payload: Record<string, unknown>, lifetime: string, issuedAt?: number): Promise<string> {
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(lifetime)
      .encrypt(this.#key);
  }

  async #open<T>(audience: string, token: string, schema: z.ZodType<T>, maxTokenAge: string): Promise<T | undefined> {
    try {
      const { payload } = await jwtDecrypt(token, this.#key, {
        audience,
        maxTokenAge,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return schema.safeParse(payload).data;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
