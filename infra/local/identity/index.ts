/**
 * The OpenID Connect provider of the one-machine home: a directory of sample officers without passwords, for trying the
 * application. A real installation names its own issuer instead (OIDC_ISSUER, OIDC_CLIENT_ID); the portal cannot tell
 * the difference.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { chooseOfficerPage, errorPage, notFoundPage, signedOutPage, signOutPage, stylesheet } from './pages.ts';
import type { Officer } from './people.ts';
import { IdentityStore } from './store.ts';

export { samplePeople, type Officer } from './people.ts';

export interface IdentityClient {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
}

export interface IdentityOptions {
  /** `http://localhost:<port>`, the address the listener is served at. */
  readonly issuer: string;
  readonly clients: readonly IdentityClient[];
  /** Where keys and sign-ins are kept; null keeps them in memory. */
  readonly dataDir: string | null;
  readonly people: readonly Officer[];
}

export interface Identity {
  readonly listener: RequestListener;
  close(): void;
}

const HOUR_S = 3600;
const FORM_LIMIT_BYTES = 4096;

/** Makes the provider. Serve `listener` on a loopback port; call `close` when it is no longer served. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const store = new IdentityStore(options.dataDir);
  const provider = new Provider(options.issuer, await configuration(options, store));
  const serveProvider = provider.callback();
  const origins = [
    ...new Set(options.clients.flatMap((client) => client.redirectUris.map((uri) => new URL(uri).origin))),
  ];
  const listener: RequestListener = (request, response) => {
    setHeaders(response, origins);
    // Not read as an address: `//…` would be one of another host, or none at all.
    const [pathname = ''] = (request.url ?? '/').split('?');
    if (pathname === '/identity.css') send(response, 200, stylesheet, 'text/css; charset=utf-8');
    else if (pathname.startsWith('/interaction/'))
      interact(provider, options.people, request, response).catch((error: unknown) => {
        sendError(response, error);
      });
    else void serveProvider(request, response);
  };
  return {
    listener,
    close: () => {
      store.close();
    },
  };
}

async function configuration(options: IdentityOptions, store: IdentityStore): Promise<Configuration> {
  return {
    adapter: (model) => store.adapter(model),
    jwks: { keys: [await store.signingKey()] },
    cookies: { keys: await store.cookieKeys() },
    clients: options.clients.map((client) => ({
      client_id: client.id,
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...client.postLogoutRedirectUris],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      // A public client: the code is bound to the browser by PKCE, there is no secret to keep.
      token_endpoint_auth_method: 'none',
    })),
    claims: { openid: ['sub'], profile: ['name', 'unit', 'title'], email: ['email'] },
    // Cognito, too, puts these claims into the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, sub) => accountOf(options.people, sub),
    loadExistingGrant: grantEverything,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Session: 12 * HOUR_S, Grant: 12 * HOUR_S, Interaction: HOUR_S, AccessToken: HOUR_S, IdToken: HOUR_S },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage();
        },
      },
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'html';
      context.body = context.status === 404 ? notFoundPage() : errorPage(error, description ?? '');
    },
  };
}

function accountOf(people: readonly Officer[], sub: string) {
  const officer = people.find((candidate) => candidate.sub === sub);
  if (officer === undefined) return undefined;
  return { accountId: sub, claims: () => ({ ...officer }) };
}

/** Officers are not asked whether the portal may know their name: both belong to their employer. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider, params } = context.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  const scope = params?.['scope'];
  grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
  await grant.save();
  return grant;
}

async function interact(
  provider: Provider,
  people: readonly Officer[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    send(response, 200, chooseOfficerPage(`/interaction/${uid}`, people));
    return;
  }
  const sub = (await readForm(request)).get('sub');
  if (!people.some((officer) => officer.sub === sub) || sub === null) {
    send(response, 400, errorPage('unknown_officer', 'no such officer in the directory'));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: sub } });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > FORM_LIMIT_BYTES) break;
  }
  return new URLSearchParams(text.slice(0, FORM_LIMIT_BYTES));
}

function setHeaders(response: ServerResponse, clientOrigins: readonly string[]): void {
  const formAction = ["'self'", ...clientOrigins].join(' ');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
}

/** An interaction that is unknown, over, or another browser's. */
function sendError(response: ServerResponse, error: unknown): void {
  const description = error instanceof Error ? error.message : 'unknown interaction';
  send(response, 400, errorPage('invalid_request', description));
}

function send(response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
