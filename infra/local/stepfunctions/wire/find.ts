/** Finds what an ARN names, or throws the error that AWS gives. */
import type { Engine } from '../engine.ts';
import { AwsError } from '../errors.ts';
import type { Execution } from '../execution.ts';
import type { Machine } from '../machine.ts';
import type { Ended } from '../store/store.ts';

function checkArn(arn: string, kind: 'stateMachine' | 'execution'): void {
  const parts = arn.split(':');
  if (parts[0] !== 'arn') throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (parts[2] !== 'states' || parts[5] !== kind)
    throw new AwsError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${parts[5] ?? ''}'`);
}

export function findMachine(engine: Engine, arn: string): Machine {
  checkArn(arn, 'stateMachine');
  const machine = engine.machines.get(arn);
  if (machine === undefined) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

export function findExecution(engine: Engine, arn: string): Execution | Ended {
  checkArn(arn, 'execution');
  const execution = engine.store.find(arn);
  if (execution === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
}
