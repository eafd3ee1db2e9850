import { z } from 'zod';
import { CaseTable, type CaseworkPorts, type Workflows } from '#shared/casework/index.ts';
import type { Task } from '#shared/kernel/task.ts';
import { caseworkPorts, ReferenceTable, type Reference } from '#shared/reference/index.ts';
import { dynamoDb, stepFunctions } from './clients.ts';
import { readEnvironment } from './environment.ts';
import { ItemsTogether } from './items-together.ts';
import { taskFunction } from './task-function.ts';
import { workflowsOf } from './workflows.ts';

/** What a process stands on that needs nothing but its cases, the reference and its workflow. */
export interface CasePorts extends CaseworkPorts {
  readonly reference: Reference;
  readonly workflows: Workflows;
}

/** The Lambda handler of such a process; the reference is read anew for each task. */
export function caseFunction(tasks: Readonly<Record<string, Task<CasePorts>>>) {
  const { TABLE_NAME } = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));
  const items = new ItemsTogether(dynamoDb(), TABLE_NAME);
  const store = new CaseTable(dynamoDb(), TABLE_NAME, items.read);
  const references = new ReferenceTable(dynamoDb(), TABLE_NAME, items.read);
  const workflows = workflowsOf(stepFunctions(), process.env);
  const ports = async (): Promise<CasePorts> => {
    const reference = await references.read();
    return { ...caseworkPorts(store, reference), reference, workflows };
  };
  return taskFunction(tasks, ports, items);
}
