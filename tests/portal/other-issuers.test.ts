import type { RequestListener } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CookieJar, locationOf, serveAt, type Served } from './http-client.ts';
import { startPortal, type TestPortal } from './test-portal.ts';

/** An issuer as strict as the standard: no names in the ID token, no place to sign out; everybody is signed in at once. */
function strictIssuer(issuer: string, redirectUri: string): RequestListener {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'portal',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    claims: { openid: ['sub'], profile: ['given_name', 'family_name'], email: ['email'] },
    conformIdTokenClaims: true,
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      // «Hạnh» in NFD, as some directories keep it.
      claims: () => ({
        sub,
        given_name: 'Hạnh'.normalize('NFD'),
        family_name: 'Nguyễn Thị Hồng',
        email: 'hanh@so.example',
      }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session, provider: issuing } = context.oidc;
      const grant = new issuing.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  const serve = provider.callback();
  return (request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void provider.interactionFinished(request, response, { login: { accountId: 'nv-0042' } });
    else void serve(request, response);
  };
}

describe('an issuer that is not the embedded one', () => {
  let issuer: Served;
  let portal: TestPortal;

  beforeAll(async () => {
    let listener: RequestListener = (_request, response) => response.writeHead(503).end();
    issuer = await serveAt(() => (request, response) => {
      listener(request, response);
    });
    portal = await startPortal({ issuer: issuer.origin });
    listener = strictIssuer(issuer.origin, `${portal.origin}/sign-in/callback`);
  });
  afterAll(async () => {
    await portal.close();
    await issuer.close();
  });

  it('signs in too: names come from its userinfo, in Vietnamese order and NFC, and signing out stays here', async () => {
    const browser = new CookieJar();
    let url = new URL('/dang-nhap', portal.origin);
    do url = locationOf(await browser.fetch(url), url);
    while (url.href !== `${portal.origin}/`);
    const home = await (await browser.fetch(url)).text();
    expect(home).toContain('Xin chào, Nguyễn Thị Hồng Hạnh');
    expect(home).toContain('hanh@so.example');
    expect(home).toContain('Danh bạ chưa ghi đơn vị của bạn');

    const csrf = /name="csrf" value="([^"]+)"/.exec(home)?.[1] ?? '';
    const out = await browser.post(new URL('/dang-xuat', portal.origin), { csrf });
    expect(locationOf(out, portal.origin).href).toBe(`${portal.origin}/`);
  });
});
