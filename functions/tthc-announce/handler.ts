import { z } from 'zod';
import { dynamoDb, s3, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { LIMITS } from './checker/fetch-page.ts';
import { internetAnd } from '#shared/web/network.ts';
import { tasks } from './tasks.ts';

const text = z.string().min(1);
const environment = z.object({ TABLE_NAME: text, BUCKET_NAME: text, INTRANET_PAGES: z.string() });
const { TABLE_NAME, BUCKET_NAME, INTRANET_PAGES } = readEnvironment(environment);
const items = new ItemsTogether(dynamoDb(), TABLE_NAME);
const cases = new CaseTable(dynamoDb(), TABLE_NAME, items.read);
const reference = new ReferenceTable(dynamoDb(), TABLE_NAME, items.read);
const workflows = workflowsOf(stepFunctions(), process.env);
const web = { network: internetAnd(INTRANET_PAGES), limits: LIMITS, files: filesOf(s3(), BUCKET_NAME) };

export const handler = taskFunction(tasks, () => ({ cases, reference, workflows, web }), items);
