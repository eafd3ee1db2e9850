import { z } from 'zod';
import { dynamoDb, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { tasks } from './tasks.ts';

const { TABLE_NAME } = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));
const items = new ItemsTogether(dynamoDb(), TABLE_NAME);
const cases = new CaseTable(dynamoDb(), TABLE_NAME, items.read);
const reference = new ReferenceTable(dynamoDb(), TABLE_NAME, items.read);
const workflows = workflowsOf(stepFunctions(), process.env);

export const handler = taskFunction(tasks, () => ({ cases, reference, workflows }), items);
