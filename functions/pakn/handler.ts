import { z } from 'zod';
import { dynamoDb, kms, ses, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { mailer } from '#shared/adapters/mailer.ts';
import { senderVault } from '#shared/adapters/vaults.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { caseworkPorts, ReferenceTable } from '#shared/reference/index.ts';
import { letterSender } from './mails/letter.ts';
import { tasks } from './tasks.ts';

const name = z.string().min(1);
const env = readEnvironment(
  z.object({
    TABLE_NAME: name,
    SENDER_KEY_ARN: name,
    MAIL_FROM: name,
    MAIL_CONFIGURATION_SET: name,
    PORTAL_URL: z.url(),
  }),
);
const items = new ItemsTogether(dynamoDb(), env.TABLE_NAME);
const store = new CaseTable(dynamoDb(), env.TABLE_NAME, items.read);
const references = new ReferenceTable(dynamoDb(), env.TABLE_NAME, items.read);
const send = mailer(ses(), { from: env.MAIL_FROM, configurationSet: env.MAIL_CONFIGURATION_SET });

export const handler = taskFunction(
  tasks,
  async () => {
    const reference = await references.read();
    return {
      ...caseworkPorts(store, reference),
      reference,
      workflows: workflowsOf(stepFunctions(), process.env),
      vault: senderVault(kms(), env.SENDER_KEY_ARN),
      senders: store,
      sendLetter: letterSender(send, reference, env.PORTAL_URL),
    };
  },
  items,
);
