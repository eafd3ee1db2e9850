import { z } from 'zod';
import { dynamoDb, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { caseworkPorts, ReferenceTable } from '#shared/reference/index.ts';
import { tasks } from './tasks.ts';

const env = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));
const items = new ItemsTogether(dynamoDb(), env.TABLE_NAME);
const store = new CaseTable(dynamoDb(), env.TABLE_NAME, items.read);
const references = new ReferenceTable(dynamoDb(), env.TABLE_NAME, items.read);

export const handler = taskFunction(
  tasks,
  async () => {
    const reference = await references.read();
    return { ...caseworkPorts(store, reference), reference, workflows: workflowsOf(stepFunctions(), process.env) };
  },
  items,
);
