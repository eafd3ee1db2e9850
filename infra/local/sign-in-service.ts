/** Who signs people in: an issuer of one's own, or the embedded provider on a loopback port of its own. */
import type { RequestListener } from 'node:http';
import type { DataFolder } from './data-folder.ts';
import { listenStreaming, PortTakenError } from './endpoint.ts';
import { createIdentity, samplePeople } from './identity/index.ts';

/** The client id of the portal at the embedded provider. */
const CLIENT_ID = 'dung-han-portal';

export interface SignInService {
  readonly issuer: string;
  readonly clientId: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface SignInOptions {
  readonly folder: DataFolder | undefined;
  readonly port: number | undefined;
  readonly portalUrl: string;
  readonly openId: { readonly issuer: string; readonly clientId: string } | undefined;
}

export async function startSignIn({ folder, port, portalUrl, openId }: SignInOptions): Promise<SignInService> {
  if (openId !== undefined) return { ...openId, embedded: false, close: () => Promise.resolve() };
  let serve: RequestListener = (_request, response) => {
    response.writeHead(503).end();
  };
  const handler: Parameters<typeof listenStreaming>[0] = (request, response) => {
    serve(request, response);
    return Promise.resolve();
  };
  const endpoint = await listenStreaming(handler, { port: port ?? 0 }).catch((error: unknown) => {
    // The port of the last run is a wish: sign-ins stay valid under it.
    if (error instanceof PortTakenError) return listenStreaming(handler);
    throw error;
  });
  const issuer = `http://localhost:${endpoint.port}`;
  const identity = await createIdentity({
    issuer,
    clients: [
      { id: CLIENT_ID, redirectUris: [`${portalUrl}/sign-in/callback`], postLogoutRedirectUris: [`${portalUrl}/`] },
    ],
    dataDir: folder?.part('identity') ?? null,
    people: samplePeople,
  });
  serve = identity.listener;
  return {
    issuer,
    clientId: CLIENT_ID,
    embedded: true,
    close: async () => {
      await endpoint.close();
      identity.close();
    },
  };
}
