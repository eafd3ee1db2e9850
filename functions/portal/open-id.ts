/** Signing in with whatever OpenID Connect issuer is set: code flow with PKCE, as a public client. */
import * as client from 'openid-client';
import { z } from 'zod';
import type { Officer, SignInAttempt } from './session.ts';
import type { Settings } from './settings.ts';

const TIMEOUT_SECONDS = 10;
/** Cookies have room for 4 kB: a directory's longest name must not lock its bearer out. */
const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim().slice(0, longest))
    .catch('');

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  name: text(200),
  given_name: text(100),
  family_name: text(100),
  preferred_username: text(200),
  email: text(320),
  unit: text(200),
  title: text(200),
});

/** Where an issuer sends the browser back to; registered with the issuer (infra/constructs/identity.ts). */
export const CALLBACK_PATH = '/sign-in/callback';

interface OpenIdOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Where the issuer sends the browser back to. */
  readonly redirectUri: string;
  /** Where the issuer sends the browser after signing out. */
  readonly signedOutUri: string;
}

/** The issuer did not answer, or not as OpenID Connect says. */
export class IssuerUnreachable extends Error {}
/** The issuer, or our own check of what came back, refuses this sign-in. */
export class SignInRefused extends Error {}

export class OpenId {
  readonly #options: OpenIdOptions;
  #discovered: Promise<client.Configuration> | undefined;

  constructor(options: OpenIdOptions) {
    this.#options = options;
  }

  static forPortal(settings: Settings): OpenId {
    return new OpenId({
      issuer: settings.OIDC_ISSUER,
      clientId: settings.OIDC_CLIENT_ID,
      redirectUri: `${settings.PORTAL_URL}${CALLBACK_PATH}`,
      signedOutUri: `${settings.PORTAL_URL}/`,
    });
  }

  /** Begins a sign-in: where to send the browser, and what to keep until it comes back. */
  async begin(returnTo: string): Promise<{ location: string; attempt: SignInAttempt }> {
    const configuration = await this.#configuration();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      returnTo,
    };
    const location = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#options.redirectUri,
      scope: 'openid profile email',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { location: location.href, attempt };
  }

  /** Ends a sign-in with the address the issuer sent the browser to. Throws SignInRefused or IssuerUnreachable. */
  async complete(callback: URL, attempt: SignInAttempt): Promise<Officer> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new SignInRefused('no ID token');
      if (claims['name'] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined)
        return officerOf(claims);
      // Many issuers keep names out of the ID token.
      return officerOf({ ...claims, ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)) });
    } catch (error) {
      throw asSignInError(error);
    }
  }

  /** Where the issuer ends its own session; null when it offers no such place. */
  async endSessionUrl(): Promise<string | null> {
    const configuration = await this.#configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: this.#options.signedOutUri,
      // Cognito's name for the same.
      logout_uri: this.#options.signedOutUri,
    }).href;
  }

  /** The issuer's description, fetched once; a failure is not kept. */
  async #configuration(): Promise<client.Configuration> {
    const issuer = new URL(this.#options.issuer);
    this.#discovered ??= client.discovery(issuer, this.#options.clientId, undefined, client.None(), {
      timeout: TIMEOUT_SECONDS,
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    });
    try {
      return await this.#discovered;
    } catch (error) {
      this.#discovered = undefined;
      throw new IssuerUnreachable(`no OpenID configuration at ${this.#options.issuer}`, { cause: error });
    }
  }
}

function officerOf(claims: unknown): Officer {
  const { sub, ...rest } = claimsSchema.parse(claims);
  const fullName = `${rest.family_name} ${rest.given_name}`.trim();
  const name = [rest.name, fullName, rest.preferred_username, rest.email].find((candidate) => candidate !== '') ?? sub;
  return { sub, name, email: rest.email || null, unit: rest.unit || null, title: rest.title || null };
}

/** What the protocol's checks and the issuer's own refusals mean for the person; anything else is the network. */
function asSignInError(error: unknown): Error {
  if (error instanceof SignInRefused) return error;
  const isRefusal =
    error instanceof client.AuthorizationResponseError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.ClientError ||
    error instanceof z.ZodError;
  const cause = error instanceof Error ? error.message : 'unknown';
  return isRefusal
    ? new SignInRefused(cause, { cause: error })
    : new IssuerUnreachable('the issuer does not answer', { cause: error });
}
