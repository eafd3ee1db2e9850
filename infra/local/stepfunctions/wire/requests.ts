/** The shapes of requests. What zod refuses is a ValidationException, as on AWS. */
import { z } from 'zod';
import { AwsError } from '../errors.ts';

const arn = z.string().min(1).max(256);
const maxResults = z.int().min(0).max(1000).optional();
const nextToken = z.string().min(1).max(3096).optional();

export const requests = {
  startExecution: z.object({
    stateMachineArn: arn,
    name: z.string().min(1).max(80).optional(),
    input: z.string().max(262_144).optional(),
  }),
  describeExecution: z.object({ executionArn: arn, includedData: z.string().optional() }),
  listExecutions: z.object({
    stateMachineArn: arn,
    statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
    redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
    maxResults,
    nextToken,
  }),
  getExecutionHistory: z.object({
    executionArn: arn,
    maxResults,
    reverseOrder: z.boolean().optional(),
    nextToken,
    includeExecutionData: z.boolean().optional(),
  }),
  stopExecution: z.object({
    executionArn: arn,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  redriveExecution: z.object({ executionArn: arn, clientToken: z.string().optional() }),
  sendTaskSuccess: z.object({ taskToken: z.string().min(1).max(2048), output: z.string().max(262_144) }),
  sendTaskFailure: z.object({
    taskToken: z.string().min(1).max(2048),
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  sendTaskHeartbeat: z.object({ taskToken: z.string().min(1).max(2048) }),
  describeStateMachine: z.object({ stateMachineArn: arn, includedData: z.string().optional() }),
  listStateMachines: z.object({ maxResults, nextToken }),
  validateDefinition: z.object({ definition: z.string(), type: z.enum(['STANDARD', 'EXPRESS']).optional() }),
} as const;

export function parseRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const errors = issues.map(
    ({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`,
  );
  const count = `${errors.length} validation error${errors.length === 1 ? '' : 's'} detected`;
  throw new AwsError('ValidationException', `${count}: ${errors.join('; ')}`);
}

/** A JSON text in a request; `refuse` makes the error for what is no JSON. */
export function parseJson(text: string, refuse: (reason: string) => AwsError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

/** One page of a list; the token is the offset of the next page, bound to what is listed. */
export function page<T>(
  items: readonly T[],
  listed: string,
  maxResults: number | undefined,
  token: string | undefined,
): { readonly items: readonly T[]; readonly nextToken?: string } {
  const size = maxResults === undefined || maxResults === 0 ? 100 : maxResults;
  const from = token === undefined ? 0 : offsetOf(token, listed);
  const shown = items.slice(from, from + size);
  if (from + size >= items.length) return { items: shown };
  return { items: shown, nextToken: Buffer.from(JSON.stringify([from + size, listed])).toString('base64') };
}

const tokenSchema = z.tuple([z.int().min(0), z.string()]);

function offsetOf(token: string, listed: string): number {
  const refuse = (): AwsError => new AwsError('InvalidToken', `Invalid Token: 'Invalid token'`);
  const json = parseJson(Buffer.from(token, 'base64').toString(), refuse);
  const parsed = tokenSchema.safeParse(json);
  if (!parsed.success || parsed.data[1] !== listed) throw refuse();
  return parsed.data[0];
}
