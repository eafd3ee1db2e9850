import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/webhooks/contract.ts';
import { deliver } from './use-cases/deliver.ts';
import { listWebhooks } from './use-cases/list-webhooks.ts';

/** The tasks of workflows/webhooks/definition.asl.json by name. */
export const tasks = {
  ListWebhooks: task(contract.listWebhooks, listWebhooks),
  Deliver: task(contract.deliver, deliver),
};
