import { z } from 'zod';
import { dynamoDb } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { DailyStore } from './store.ts';
import { tasks } from './tasks.ts';

const { TABLE_NAME } = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));

export const handler = taskFunction(tasks, () => ({ store: new DailyStore(dynamoDb(), TABLE_NAME) }));
