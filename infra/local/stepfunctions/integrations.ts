/** Calls what a Task names, and turns the answer into the task's result or failure. */
import type { Resource } from './asl/resource.ts';
import { AwsError, type Failure } from './errors.ts';
import { isObject, isString, type JsonObject } from './json.ts';

export type InvokeOutcome =
  | { readonly kind: 'returned'; readonly payload: unknown; readonly requestId: string }
  | {
      readonly kind: 'failed';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly stackTrace?: readonly string[] | undefined;
      readonly requestId: string;
      /** The function's own error document, where it differs from the fields above. */
      readonly text?: string | undefined;
    };

/** Ports to the services. They throw an AwsError (or anything with its fields) when a call is refused. */
export interface Services {
  invoke(call: {
    functionArn: string;
    payload: unknown;
    roleArn: string;
    executionArn: string;
  }): Promise<InvokeOutcome>;
  callAws(call: { service: string; action: string; parameters: unknown; roleArn: string }): Promise<unknown>;
}

export interface Call {
  readonly resource: Resource;
  readonly parameters: unknown;
  readonly roleArn: string;
  readonly executionArn: string;
  readonly requestId: () => string;
}

export type Answer =
  { readonly kind: 'succeeded'; readonly output: unknown } | { readonly kind: 'failed'; readonly failure: Failure };

/** Calls a function, a table or a queue. Never rejects. */
export async function callService(services: Services, call: Call): Promise<Answer> {
  try {
    switch (call.resource.service) {
      case 'lambda-arn':
        return await invokeArn(services, call);
      case 'lambda':
        return await invokeFunction(services, call);
      default:
        return await callAws(services, call);
    }
  } catch (error) {
    return { kind: 'failed', failure: refused(call, error) };
  }
}

/** A function's ARN as the resource: the arguments are the payload, and what it returns is the result. */
async function invokeArn(services: Services, call: Call): Promise<Answer> {
  const { executionArn, roleArn, resource, parameters } = call;
  const outcome = await services.invoke({ functionArn: resource.arn, payload: parameters, roleArn, executionArn });
  if (outcome.kind === 'returned') return { kind: 'succeeded', output: outcome.payload ?? null };
  return failedFunction(outcome, outcome.text ?? errorDocument(outcome));
}

async function invokeFunction(services: Services, call: Call): Promise<Answer> {
  const { executionArn, roleArn, parameters } = call;
  const name = isObject(parameters) ? parameters['FunctionName'] : undefined;
  if (!isObject(parameters) || !isString(name)) throw missing('FunctionName');
  const payload = requestPayload(parameters['Payload']);
  const outcome = await services.invoke({
    functionArn: functionArn(name, executionArn),
    payload,
    roleArn,
    executionArn,
  });
  if (outcome.kind === 'failed') return failedFunction(outcome, compact(outcome.text) ?? errorDocument(outcome));
  const text = JSON.stringify(outcome.payload ?? null);
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(text)),
    'Content-Type': 'application/json',
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-RequestId': outcome.requestId,
  };
  const output = {
    ExecutedVersion: '$LATEST',
    Payload: outcome.payload ?? null,
    ...sdkMetadata(outcome.requestId, headers),
    StatusCode: 200,
  };
  return { kind: 'succeeded', output };
}

/** The request's Payload: a text is JSON already, as in Lambda's own API; nothing is an empty object. */
function requestPayload(payload: unknown): unknown {
  if (!isString(payload)) return payload ?? {};
  try {
    return JSON.parse(payload);
  } catch {
    const reason = 'Could not parse request body into json: Could not parse payload into json';
    throw new AwsError('InvalidRequestContentException', reason);
  }
}

/** A function named by name or ARN is one of the state machine's own account and region. */
function functionArn(name: string, executionArn: string): string {
  if (name.startsWith('arn:')) return name;
  const [, partition, , region, account] = executionArn.split(':');
  return `arn:${partition ?? 'aws'}:lambda:${region ?? ''}:${account ?? ''}:function:${name}`;
}

type FailedInvocation = Extract<InvokeOutcome, { kind: 'failed' }>;

const failedFunction = ({ errorType }: FailedInvocation, cause: string): Answer => ({
  kind: 'failed',
  failure: { error: errorType, cause },
});

function errorDocument({ errorMessage, errorType, requestId, stackTrace }: FailedInvocation): string {
  return JSON.stringify({ errorMessage, errorType, requestId, ...(stackTrace === undefined ? {} : { stackTrace }) });
}

function compact(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

async function callAws(services: Services, call: Call): Promise<Answer> {
  const { service, action } = call.resource;
  const { parameters, roleArn, requestId } = call;
  const answer = await services.callAws({ service: service.replace('aws-sdk:', ''), action, parameters, roleArn });
  if (service.startsWith('aws-sdk:')) return { kind: 'succeeded', output: answer ?? {} };
  const id = requestId();
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(answer ?? {}))),
    'Content-Type': 'application/x-amz-json-1.0',
    'x-amzn-RequestId': id,
  };
  return { kind: 'succeeded', output: { ...(isObject(answer) ? answer : {}), ...sdkMetadata(id, headers) } };
}

/** What the optimised integrations add to an answer. */
export function sdkMetadata(requestId: string, headers: Readonly<Record<string, string>>): JsonObject {
  const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    SdkHttpMetadata: { AllHttpHeaders: all, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

const missing = (field: string): AwsError =>
  new AwsError('States.Runtime', `The field '${field}' is required but was missing`);

/** How each optimised integration names itself in error names and causes. */
const OPTIMISED: Readonly<Record<string, { readonly prefix: string; readonly service: string }>> = {
  lambda: { prefix: 'Lambda', service: 'AWSLambda' },
  'lambda-arn': { prefix: 'Lambda', service: 'AWSLambda' },
  dynamodb: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2' },
  sqs: { prefix: 'SQS', service: 'AmazonSQS' },
  states: { prefix: 'StepFunctions', service: 'AWSStepFunctions' },
};

const SDK_PREFIX: Readonly<Record<string, string>> = { 'aws-sdk:dynamodb': 'DynamoDb' };

/** The failure for an error that a port threw. */
export function refused({ resource, requestId }: Pick<Call, 'resource' | 'requestId'>, error: unknown): Failure {
  const { name, message, statusCode } = awsError(error);
  if (name.startsWith('States.')) return { error: name, cause: message };
  const optimised = OPTIMISED[resource.service];
  if (optimised === undefined) {
    const prefix = SDK_PREFIX[resource.service] ?? resource.service;
    const short = name.endsWith('Exception') ? name : `${name}Exception`;
    const cause = `${message} (Service: ${prefix}, Status Code: ${statusCode}, Request ID: ${requestId()})`;
    return { error: `${prefix}.${short === 'ValidationException' ? 'DynamoDbException' : short}`, cause };
  }
  const { prefix, service } = optimised;
  // The old SDK behind this integration knows a validation error only as its base exception.
  const short = prefix === 'DynamoDB' && name === 'ValidationException' ? 'AmazonDynamoDBException' : name;
  const exception = short.endsWith('Exception') ? short : `${short}Exception`;
  const cause = `${message} (Service: ${service}; Status Code: ${statusCode}; Error Code: ${name}; Request ID: ${requestId()}; Proxy: null)`;
  return { error: `${prefix}.${exception}`, cause };
}

function awsError(error: unknown): { name: string; message: string; statusCode: number } {
  if (!isObject(error)) return { name: 'InternalFailure', message: String(error), statusCode: 500 };
  const { name, message, statusCode } = error;
  return {
    name: isString(name) ? name : 'InternalFailure',
    message: isString(message) ? message : '',
    statusCode: typeof statusCode === 'number' ? statusCode : 400,
  };
}
