import { z } from 'zod';
import { dynamoDb } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { tasks } from './tasks.ts';

const { TABLE_NAME } = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));
const reference = new ReferenceTable(dynamoDb(), TABLE_NAME);

export const handler = taskFunction(tasks, () => ({ cases: new CaseTable(dynamoDb(), TABLE_NAME), reference }));
