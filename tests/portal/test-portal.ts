/** The portal as it is deployed, on real local pieces: DynamoDB, the identity provider, HTTP turned into payload 2.0. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { OpenId } from '#functions/portal/open-id.ts';
import { SilencedAddresses } from '#functions/administration/silenced-addresses.ts';
import type { PortalPorts } from '#functions/portal/portal-env.ts';
import { createPortal } from '#functions/portal/portal.tsx';
import { processPages } from '#functions/portal/processes.ts';
import { SessionSeal } from '#functions/portal/session.ts';
import { settingsSchema, type Settings } from '#functions/portal/settings.ts';
import { PortalStore } from '#functions/portal/store.ts';
import { WebhookTable } from '#functions/webhooks/store.ts';
import { startDynoxide } from '#infra/local/dynamodb/dynoxide.ts';
import { ensureTables } from '#infra/local/dynamodb/tables.ts';
import { createWire } from '#infra/local/dynamodb/wire.ts';
import { listen, type HttpRequest } from '#infra/local/endpoint.ts';
import { toEvent, toResponse } from '#infra/local/http-api/payload.ts';
import { createIdentity, samplePeople } from '#infra/local/identity/index.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { quiet } from '#shared/adapters/clients.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { readEvent, writeResult, type HttpResult } from '#shared/adapters/http.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { KeyTable } from '#shared/access-keys/index.ts';
import { AuditTable } from '#shared/audit/index.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { RateLimits } from '#shared/limits/rate-limits.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { serveAt } from './http-client.ts';

const TABLE = 'test-table';
const PORTAL_ROUTE = { key: '$default', method: 'ANY', segments: undefined, functionArn: 'arn:test:portal' };

export interface LogEntry {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly fields: Record<string, unknown>;
}

export interface TestPortal {
  readonly origin: string;
  readonly issuer: string;
  readonly settings: Settings;
  readonly dynamodb: DynamoDBClient;
  readonly seal: SessionSeal;
  readonly logs: LogEntry[];
  /** The processes' routes. */
  readonly routes: readonly PageRoute[];
  /** Hands the portal an event of payload 2.0 as API Gateway would. */
  invoke(event: unknown): Promise<HttpResult>;
  close(): Promise<void>;
}

async function startTable(): Promise<{ client: DynamoDBClient; close(): Promise<void> }> {
  const server = await startDynoxide(null);
  const wire = createWire(server.url);
  await ensureTables(wire, [
    {
      name: TABLE,
      path: 'tests',
      properties: {
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
      },
    },
  ]);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = quiet(new DynamoDBClient({ endpoint: server.url, region: 'ap-southeast-1', credentials }));
  return {
    client,
    close: async () => {
      client.destroy();
      wire.close();
      await server.close();
    },
  };
}

/** `issuer` replaces the embedded provider; `portalUrl` pretends that the portal is reached elsewhere (https). */
export async function startPortal(options: { issuer?: string; portalUrl?: string } = {}): Promise<TestPortal> {
  const table = await startTable();
  const logs: LogEntry[] = [];
  const seal = new SessionSeal('a secret of the tests, long enough to be one');
  let answer = (_event: unknown): Promise<HttpResult> => Promise.reject(new Error('not started'));
  const endpoint = await listen(async (request: HttpRequest) =>
    toResponse(await answer(toEvent(request, { route: PORTAL_ROUTE, parameters: {} }, Date.now(), randomUUID()))),
  );
  const origin = `http://localhost:${endpoint.port}`;
  const portalUrl = options.portalUrl ?? origin;
  const identity = await serveAt(async (issuer) => {
    const { listener } = await createIdentity({
      issuer,
      clients: [
        { id: 'portal', redirectUris: [`${portalUrl}/sign-in/callback`], postLogoutRedirectUris: [`${portalUrl}/`] },
      ],
      dataDir: null,
      people: samplePeople,
    });
    return listener;
  });
  const settings = settingsSchema.parse({
    TABLE_NAME: TABLE,
    BUCKET_NAME: 'test-bucket',
    SENDER_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/test',
    WEBHOOK_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/test',
    SESSION_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:test',
    OIDC_ISSUER: options.issuer ?? identity.origin,
    MAIL_FROM: 'dung-han@example.vn',
    MAIL_CONFIGURATION_SET: 'test',
    OIDC_CLIENT_ID: 'portal',
    PORTAL_URL: portalUrl,
  });
  const note = (level: LogEntry['level']) => (message: string, fields: Record<string, unknown>) => {
    logs.push({ level, message, fields });
  };
  const items = new ItemsTogether(table.client, TABLE);
  const ports: PortalPorts = {
    settings,
    items,
    seal: () => Promise.resolve(seal),
    openId: OpenId.forPortal(settings),
    store: new PortalStore(table.client, TABLE, items.read),
    cases: new CaseTable(table.client, TABLE, items.read),
    reference: new ReferenceTable(table.client, TABLE, items.read),
    // Pages that start workflows or keep files are tested on the whole home.
    workflows: workflowsOf(new SFNClient({ region: 'ap-southeast-1' }), {}),
    files: filesOf(new S3Client({ region: 'ap-southeast-1' }), 'test-bucket'),
    silenced: new SilencedAddresses(table.client, TABLE),
    audit: new AuditTable(table.client, TABLE),
    keys: new KeyTable(table.client, TABLE),
    webhooks: new WebhookTable(table.client, TABLE),
    limits: new RateLimits(table.client, TABLE),
    mailer: { send: () => Promise.resolve('sent') },
    log: { warn: note('warn'), error: note('error') },
  };
  const portal = createPortal(ports);
  answer = async (event) => {
    const { request, facts } = readEvent(event, settings.PORTAL_URL);
    return writeResult(await portal.fetch(request, facts), request.headers.get('accept-encoding') ?? '');
  };
  return {
    origin,
    issuer: identity.origin,
    settings,
    dynamodb: table.client,
    seal,
    logs,
    routes: processPages(ports),
    invoke: answer,
    close: async () => {
      await endpoint.close();
      await identity.close();
      await table.close();
    },
  };
}
