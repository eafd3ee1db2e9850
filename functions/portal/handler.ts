import { dynamoDb, secretsManager } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { logger } from '#shared/adapters/logger.ts';
import { pageFunction } from '#shared/adapters/page-function.ts';
import { secretReader } from '#shared/adapters/secrets.ts';
import { OpenId } from './open-id.ts';
import { createPortal } from './portal.tsx';
import { SessionSeal } from './session.ts';
import { settingsSchema } from './settings.ts';
import { PortalStore } from './store.ts';

const settings = readEnvironment(settingsSchema);
const portal = createPortal({
  settings,
  seal: secretReader(secretsManager(), settings.SESSION_SECRET_ARN, (secret) => new SessionSeal(secret)),
  openId: OpenId.forPortal(settings),
  store: new PortalStore(dynamoDb(), settings.TABLE_NAME),
  log: logger,
});

export const handler = pageFunction(portal, settings.PORTAL_URL);
