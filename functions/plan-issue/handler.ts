import { z } from 'zod';
import { dynamoDb, s3, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { planPorts } from './ports.ts';
import { tasks } from './tasks.ts';

const settings = readEnvironment(z.object({ TABLE_NAME: z.string().min(1), BUCKET_NAME: z.string().min(1) }));
const cases = new CaseTable(dynamoDb(), settings.TABLE_NAME);
const reference = new ReferenceTable(dynamoDb(), settings.TABLE_NAME);
const workflows = workflowsOf(stepFunctions(), process.env);
const files = filesOf(s3(), settings.BUCKET_NAME);

export const handler = taskFunction(tasks, async () => planPorts(await reference.read(), { cases, workflows, files }));
