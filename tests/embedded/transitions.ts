/** What an execution costs: AWS bills each state that it enters. */
import { z } from 'zod';
import type { TestHome } from './home.ts';

const executionsSchema = z.object({ executions: z.array(z.object({ executionArn: z.string(), name: z.string() })) });
const historySchema = z.object({
  events: z.array(z.object({ stateEnteredEventDetails: z.object({ name: z.string() }).optional() })),
});

/** The states that each execution of a process entered, by its name. Of an execution the first thousand events. */
export async function statesEntered(home: TestHome, slug: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const machine = home.deployment.stateMachines.find(({ name }) => name.endsWith(`-${slug}`));
  const ask = async (operation: string, input: object) => (await home.services.engine.request(operation, input)).body;
  const { executions } = executionsSchema.parse(await ask('ListExecutions', { stateMachineArn: machine?.arn ?? '' }));
  const entered = executions.map(async ({ executionArn, name }) => {
    const { events } = historySchema.parse(await ask('GetExecutionHistory', { executionArn, maxResults: 1000 }));
    return [name, events.flatMap(({ stateEnteredEventDetails: details }) => details?.name ?? [])] as const;
  });
  return new Map(await Promise.all(entered));
}
