/** What the portal's pages stand on, over a table alone. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SilencedAddresses } from '#functions/administration/silenced-addresses.ts';
import type { PortalPorts } from '#functions/portal/portal-env.ts';
import { OpenId } from '#functions/portal/open-id.ts';
import { SessionSeal } from '#functions/portal/session.ts';
import { settingsSchema } from '#functions/portal/settings.ts';
import { PortalStore } from '#functions/portal/store.ts';
import { WebhookTable } from '#functions/webhooks/store.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { KeyTable } from '#shared/access-keys/index.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { AuditTable } from '#shared/audit/index.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { RateLimits } from '#shared/limits/rate-limits.ts';
import { ReferenceTable } from '#shared/reference/index.ts';

/** Enough for the table of routes to be made; nothing beyond DynamoDB is reached. */
export function portalPortsOn(client: DynamoDBClient, name: string): PortalPorts {
  const settings = settingsSchema.parse({
    TABLE_NAME: name,
    BUCKET_NAME: 'bucket',
    SESSION_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:test',
    SENDER_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/test',
    WEBHOOK_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/test',
    OIDC_ISSUER: 'http://localhost:3001',
    MAIL_FROM: 'dung-han@example.vn',
    MAIL_CONFIGURATION_SET: 'test',
    OIDC_CLIENT_ID: 'portal',
    PORTAL_URL: 'http://localhost:3000',
  });
  const items = new ItemsTogether(client, name);
  return {
    settings,
    items,
    seal: () => Promise.resolve(new SessionSeal('a secret of the tests, long enough to be one')),
    openId: OpenId.forPortal(settings),
    store: new PortalStore(client, name, items.read),
    cases: new CaseTable(client, name, items.read),
    reference: new ReferenceTable(client, name, items.read),
    workflows: workflowsOf(new SFNClient({ region: 'ap-southeast-1' }), {}),
    files: filesOf(new S3Client({ region: 'ap-southeast-1' }), 'bucket'),
    silenced: new SilencedAddresses(client, name),
    audit: new AuditTable(client, name),
    keys: new KeyTable(client, name),
    limits: new RateLimits(client, name),
    webhooks: new WebhookTable(client, name),
    mailer: { send: () => Promise.resolve('sent') },
    log: { warn: () => undefined, error: () => undefined },
  };
}
