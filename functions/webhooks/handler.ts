import { z } from 'zod';
import { dynamoDb, kms } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { webhookVault } from '#shared/adapters/vaults.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { internetAnd } from '#shared/web/network.ts';
import { WebhookTable } from './store.ts';
import { tasks } from './tasks.ts';

const name = z.string().min(1);
const env = readEnvironment(z.object({ TABLE_NAME: name, WEBHOOK_KEY_ARN: name, INTRANET_PAGES: z.string() }));
const ofTable = [dynamoDb(), env.TABLE_NAME] as const;
const cases = new CaseTable(...ofTable);
const reference = new ReferenceTable(...ofTable);
const webhooks = new WebhookTable(...ofTable);

export const handler = taskFunction(tasks, () => ({
  ...{ webhooks, cases, reference },
  network: internetAnd(env.INTRANET_PAGES),
  vault: webhookVault(kms(), env.WEBHOOK_KEY_ARN),
}));
