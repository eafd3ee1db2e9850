import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Workflows } from '#shared/casework/index.ts';

/** Nobody waits for such a token any more; a wake-up that nobody needs must not stop whoever sends it. */
const GONE = [TaskTimedOut, TaskDoesNotExist, InvalidToken];

/** Workflows of Step Functions; their ARNs stand in variables named after them (infra/functions.ts, `workflowVariable`). */
export const workflowsOf = (
  client: SFNClient,
  environment: Readonly<Record<string, string | undefined>>,
): Workflows => ({
  start: async (workflow, name, input) => {
    const variable = `${workflow.replaceAll('-', '_').toUpperCase()}_WORKFLOW_ARN`;
    const stateMachineArn = environment[variable];
    if (stateMachineArn === undefined)
      throw new Error(`${variable} is not set: infra/functions.ts must list "${workflow}" under "workflows"`);
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
  succeed: async (taskToken, output) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      return 'told';
    } catch (error) {
      if (GONE.some((gone) => error instanceof gone)) return 'gone';
      throw error;
    }
  },
});
