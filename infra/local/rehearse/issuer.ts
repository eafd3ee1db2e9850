/**
 * The issuer of a rehearsal: signs in whoever the browser names, at once, by the code flow the portal uses with any
 * issuer. It listens on loopback for as long as the rehearsal runs.
 */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { listen, type Endpoint, type HttpRequest, type HttpResponse } from '../endpoint.ts';

export const CLIENT_ID = 'rehearsal';
const KEY_ID = 'rehearsal';

export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  close(): Promise<void>;
}

interface Pending {
  readonly subject: string;
  readonly nonce: string;
}

const json = (body: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** `nameOf`: the name that goes with a subject. */
export async function startIssuer(nameOf: (subject: string) => string): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  const pending = new Map<string, Pending>();
  const sign = ({ subject, nonce }: Pending): Promise<string> =>
    new SignJWT({ nonce, name: nameOf(subject) })
      .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
      .setIssuer(endpoint.url)
      .setAudience(CLIENT_ID)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  const token = async ({ body }: HttpRequest): Promise<HttpResponse> => {
    const code = new URLSearchParams(body.toString()).get('code') ?? '';
    const asked = pending.get(code);
    pending.delete(code);
    if (asked === undefined) return { status: 400, body: '{"error":"invalid_grant"}' };
    return json({ access_token: code, token_type: 'Bearer', expires_in: 300, id_token: await sign(asked) });
  };
  const endpoint: Endpoint = await listen((request) => {
    switch (request.path) {
      case '/.well-known/openid-configuration':
        return Promise.resolve(json(description(endpoint.url)));
      case '/keys':
        return Promise.resolve(json({ keys: [key] }));
      case '/authorize':
        return Promise.resolve(authorize(request, pending));
      case '/token':
        return token(request);
      default:
        return Promise.resolve({ status: 404 });
    }
  });
  return { issuer: endpoint.url, clientId: CLIENT_ID, close: () => endpoint.close() };
}

const description = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
});

/** `login_hint` says who signs in. */
function authorize({ query }: HttpRequest, pending: Map<string, Pending>): HttpResponse {
  const code = randomUUID();
  pending.set(code, { subject: query.get('login_hint') ?? '', nonce: query.get('nonce') ?? '' });
  const back = new URL(query.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString();
  return { status: 303, headers: { location: back.href } };
}
