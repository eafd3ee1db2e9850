/** Executions that stopped halfway, of the home that runs on a data folder or of a deployed stack. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  DescribeExecutionCommand,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { ADMINISTRATOR } from '../iam.ts';
import { addressesSchema } from '../ports.ts';
import { readSettings } from '../settings.ts';
import { REGION } from '../template/names.ts';
import { UsageError } from './arguments.ts';

/** The home's own stack has this name too. */
const HOME_STACK = 'DungHan';

export interface Stopped {
  readonly arn: string;
  readonly workflow: string;
  /** Of most workflows the id of its case. */
  readonly name: string;
  readonly status: string;
  readonly stoppedAt: Date | undefined;
  readonly why: string;
  /** Null when it can go on; else why it cannot. */
  readonly stays: string | null;
}

export interface Workflows {
  readonly client: SFNClient;
  readonly stack: string;
}

/** Of `stack` on AWS, with the credentials of the shell; without it of the home that runs on DATA_DIR. */
function workflowsOf(stack: string | undefined): Workflows {
  if (stack !== undefined) return { client: new SFNClient(), stack };
  const { dataDir } = readSettings(process.env);
  const endpoint = endpointOf(dataDir);
  return { client: new SFNClient({ region: REGION, credentials: ADMINISTRATOR, endpoint }), stack: HOME_STACK };
}

function endpointOf(dataDir: string): string {
  try {
    const text = readFileSync(path.join(dataDir, 'endpoints.json'), 'utf8');
    return addressesSchema.parse(JSON.parse(text)).stepfunctions;
  } catch {
    throw noHome(dataDir);
  }
}

/** Does what is asked of them; a home that was there and has ended is told like one that never was. */
export async function atWorkflows<T>(
  stack: string | undefined,
  work: (workflows: Workflows) => Promise<T>,
): Promise<T> {
  try {
    return await work(workflowsOf(stack));
  } catch (error) {
    if (stack !== undefined || !(error instanceof Error) || !('code' in error) || error.code !== 'ECONNREFUSED')
      throw error;
    throw noHome(readSettings(process.env).dataDir);
  }
}

const noHome = (dataDir: string): UsageError =>
  new UsageError(`No home runs on ${dataDir}. Start it, set DATA_DIR, or give --stack NAME for one on AWS.`);

const STOPPED = ['FAILED', 'TIMED_OUT'] as const;

export async function stoppedExecutions({ client, stack }: Workflows): Promise<readonly Stopped[]> {
  const found: Stopped[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    for (const { stateMachineArn, name = '' } of stateMachines)
      if (name.startsWith(`${stack}-`))
        for (const statusFilter of STOPPED)
          for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn, statusFilter }))
            for (const { executionArn = '' } of executions)
              found.push(await described(client, executionArn, name.slice(stack.length + 1)));
  return found;
}

async function described(client: SFNClient, executionArn: string, workflow: string): Promise<Stopped> {
  const {
    name = '',
    status = '',
    stopDate,
    error,
    cause,
    ...more
  } = await client.send(new DescribeExecutionCommand({ executionArn }));
  return {
    ...{ arn: executionArn, workflow, name, status, stoppedAt: stopDate },
    why: [error, causeOf(cause)].filter((part) => part !== undefined && part !== '').join(': '),
    stays: more.redriveStatus === 'REDRIVABLE' ? null : (more.redriveStatusReason ?? 'it cannot be redriven'),
  };
}

const causeSchema = z.object({ errorMessage: z.string() });

/** A function's fault says its message and its trace; the message is what people need. */
function causeOf(cause: string | undefined): string | undefined {
  if (cause?.startsWith('{') !== true) return cause;
  try {
    return causeSchema.safeParse(JSON.parse(cause)).data?.errorMessage ?? cause;
  } catch {
    return cause;
  }
}
