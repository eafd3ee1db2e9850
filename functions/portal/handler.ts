import { browserS3, dynamoDb, s3, secretsManager, ses, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { logger } from '#shared/adapters/logger.ts';
import { pageFunction } from '#shared/adapters/page-function.ts';
import { mailerOf } from '#shared/adapters/mailer.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { secretReader } from '#shared/adapters/secrets.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { KeyTable } from '#shared/access-keys/index.ts';
import { AuditTable } from '#shared/audit/index.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { RateLimits } from '#shared/limits/rate-limits.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { SilencedAddresses } from '../administration/silenced-addresses.ts';
import { WebhookTable } from '../webhooks/store.ts';
import { OpenId } from './open-id.ts';
import { createPortal } from './portal.tsx';
import { SessionSeal } from './session.ts';
import { settingsSchema } from './settings.ts';
import { PortalStore } from './store.ts';

const settings = readEnvironment(settingsSchema);
const items = new ItemsTogether(dynamoDb(), settings.TABLE_NAME);
const portal = createPortal({
  settings,
  seal: secretReader(secretsManager(), settings.SESSION_SECRET_ARN, (secret) => new SessionSeal(secret)),
  openId: OpenId.forPortal(settings),
  items,
  store: new PortalStore(dynamoDb(), settings.TABLE_NAME, items.read),
  cases: new CaseTable(dynamoDb(), settings.TABLE_NAME, items.read),
  reference: new ReferenceTable(dynamoDb(), settings.TABLE_NAME, items.read),
  workflows: workflowsOf(stepFunctions(), process.env),
  files: filesOf(s3(), settings.BUCKET_NAME, browserS3(settings.FILES_URL)),
  silenced: new SilencedAddresses(dynamoDb(), settings.TABLE_NAME),
  audit: new AuditTable(dynamoDb(), settings.TABLE_NAME),
  keys: new KeyTable(dynamoDb(), settings.TABLE_NAME),
  webhooks: new WebhookTable(dynamoDb(), settings.TABLE_NAME),
  limits: new RateLimits(dynamoDb(), settings.TABLE_NAME),
  mailer: mailerOf(ses(), { from: settings.MAIL_FROM, configurationSet: settings.MAIL_CONFIGURATION_SET }),
  log: logger,
});

export const handler = pageFunction(portal, settings.PORTAL_URL);
