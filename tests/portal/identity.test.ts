import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentity, samplePeople, type Identity } from '#infra/local/identity/index.ts';
import { CookieJar, locationOf, serveAt, type Served } from './http-client.ts';

const REDIRECT = 'http://localhost:3999/dang-nhap/xong';

describe('the embedded identity provider', () => {
  let dataDir: string;
  let identity: Identity;
  let served: Served;

  const start = async (port = 0): Promise<void> => {
    served = await serveAt(async (issuer) => {
      identity = await createIdentity({
        issuer,
        clients: [{ id: 'portal', redirectUris: [REDIRECT], postLogoutRedirectUris: ['http://localhost:3999/'] }],
        dataDir,
        people: samplePeople,
      });
      return identity.listener;
    }, port);
  };
  const stop = async (): Promise<void> => {
    await served.close();
    identity.close();
  };
  const discover = () =>
    client.discovery(new URL(served.origin), 'portal', undefined, client.None(), {
      execute: [client.allowInsecureRequests],
    });
  const authorizeUrl = async (verifier: string): Promise<URL> =>
    client.buildAuthorizationUrl(await discover(), {
      redirect_uri: REDIRECT,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'state-1',
      nonce: 'nonce-1',
    });
  const follow = async (browser: CookieJar, from: URL): Promise<URL> => {
    let url = from;
    while (url.origin === served.origin) url = locationOf(await browser.fetch(url), url);
    return url;
  };
  const redeem = async (callback: URL, verifier: string) =>
    client.authorizationCodeGrant(await discover(), callback, {
      pkceCodeVerifier: verifier,
      expectedState: 'state-1',
      expectedNonce: 'nonce-1',
    });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'identity-'));
    await start();
  });
  afterAll(async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  });

  it('says that it is a demonstration and how a real directory is set, and lists every officer with unit and office', async () => {
    const browser = new CookieJar();
    const url = await authorizeUrl(client.randomPKCECodeVerifier());
    const choice = locationOf(await browser.fetch(url), url);
    const page = await (await browser.fetch(choice)).text();
    expect(page).toContain('danh bạ mẫu');
    expect(page).toContain('OIDC_ISSUER');
    for (const { name, unit, title } of samplePeople)
      for (const text of [name, unit, title]) expect(page).toContain(text);
    expect(page).not.toContain('<script');
  });

  it('signs an officer in by one click, and the sign-in and the keys outlive a restart', async () => {
    const browser = new CookieJar();
    const verifier = client.randomPKCECodeVerifier();
    const url = await authorizeUrl(verifier);
    const choice = locationOf(await browser.fetch(url), url);
    const chosen = await browser.post(choice, { sub: 'so-tu-phap' });
    const callback = await follow(browser, locationOf(chosen, choice));
    const tokens = await redeem(callback, verifier);
    expect(tokens.claims()).toMatchObject({
      sub: 'so-tu-phap',
      name: 'Hoàng Kim Phượng',
      email: 'so-tu-phap@mau.example',
      unit: 'Sở Tư pháp',
    });

    const port = Number(new URL(served.origin).port);
    await stop();
    await start(port);
    const keys = createRemoteJWKSet(new URL('/jwks', served.origin));
    await expect(jwtVerify(tokens.id_token ?? '', keys)).resolves.toBeDefined();
    const again = client.randomPKCECodeVerifier();
    // No choice this time: the session of the browser is still known.
    const second = await redeem(await follow(browser, await authorizeUrl(again)), again);
    expect(second.claims()?.sub).toBe('so-tu-phap');
    expect((await stat(join(dataDir, 'identity.sqlite'))).mode & 0o077).toBe(0);
  });

  it('refuses a request without PKCE, an unknown client and an unknown officer, each with a page', async () => {
    const browser = new CookieJar();
    const bare = await authorizeUrl('x'.repeat(43));
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    expect(locationOf(await browser.fetch(bare), bare).searchParams.get('error')).toBe('invalid_request');

    const stranger = await authorizeUrl('x'.repeat(43));
    stranger.searchParams.set('client_id', 'nobody');
    const refused = await browser.fetch(stranger);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Không đăng nhập được');

    const url = await authorizeUrl('x'.repeat(43));
    const choice = locationOf(await browser.fetch(url), url);
    expect((await browser.post(choice, { sub: 'nobody' })).status).toBe(400);
    expect((await new CookieJar().fetch(choice)).status).toBe(400);
    expect((await browser.fetch(new URL('/nowhere', served.origin))).status).toBe(404);
  });
});
