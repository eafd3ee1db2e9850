import { z } from 'zod';
import { dynamoDb } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { internetAnd } from '#shared/web/network.ts';
import { WebhookTable } from './store.ts';
import { tasks } from './tasks.ts';

const env = readEnvironment(z.object({ TABLE_NAME: z.string().min(1), INTRANET_PAGES: z.string() }));
const ofTable = [dynamoDb(), env.TABLE_NAME] as const;
const cases = new CaseTable(...ofTable);
const reference = new ReferenceTable(...ofTable);
const webhooks = new WebhookTable(...ofTable);

export const handler = taskFunction(tasks, () => ({
  ...{ webhooks, cases, reference },
  network: internetAnd(env.INTRANET_PAGES),
}));
