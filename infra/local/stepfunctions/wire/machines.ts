/** DescribeStateMachine, ListStateMachines, ValidateStateMachineDefinition, and CreateStateMachine's refusal. */
import { checkDefinition } from '../asl/check.ts';
import { invalidDefinitionMessage, type Diagnostic } from '../asl/diagnostics.ts';
import type { Engine } from '../engine.ts';
import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { findMachine } from './find.ts';
import { page } from './requests.ts';

/** Machines come with the template; they count as made when the engine was opened. */
export function describeStateMachine(engine: Engine, { stateMachineArn }: { stateMachineArn: string }): JsonObject {
  const { arn, name, definition, roleArn } = findMachine(engine, stateMachineArn);
  return {
    stateMachineArn: arn,
    name,
    status: 'ACTIVE',
    definition,
    roleArn,
    type: 'STANDARD',
    creationDate: engine.openedAt / 1000,
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  };
}

export function listStateMachines(
  engine: Engine,
  request: { maxResults?: number | undefined; nextToken?: string | undefined },
): JsonObject {
  const sorted = [...engine.machines.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = page(sorted, 'machines', request.maxResults, request.nextToken);
  const stateMachines = items.map(({ arn, name }) => ({
    stateMachineArn: arn,
    name,
    type: 'STANDARD',
    creationDate: engine.openedAt / 1000,
  }));
  return { stateMachines, ...(nextToken === undefined ? {} : { nextToken }) };
}

interface DefinitionRequest {
  readonly definition: string;
  readonly type?: 'STANDARD' | 'EXPRESS' | undefined;
}

function diagnose({ definition, type }: DefinitionRequest): readonly Diagnostic[] {
  try {
    return checkDefinition(JSON.parse(definition), type);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message, location: '/' }];
  }
}

export function validateDefinition(request: DefinitionRequest): JsonObject {
  const diagnostics = diagnose(request);
  return { result: diagnostics.length === 0 ? 'OK' : 'FAIL', diagnostics, truncated: false };
}

/** Machines are deployed with the template; CreateStateMachine only says what is wrong with a definition. */
export function createStateMachine(request: DefinitionRequest): never {
  const diagnostics = diagnose(request);
  if (diagnostics.length > 0) throw new AwsError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
  throw new AwsError('AccessDeniedException', 'State machines of this home are deployed with its template');
}
