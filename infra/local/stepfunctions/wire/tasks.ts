/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat. */
import type { Engine } from '../engine.ts';
import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Stimulus } from '../machine.ts';
import { readToken } from '../token.ts';
import { parseJson } from './requests.ts';

const gone = (): AwsError => new AwsError('TaskTimedOut', `Task Timed Out: 'Provided task does not exist anymore'`);

/** Wakes the task that waits for the token. A token is good until its task has ended, whatever restarts lie between. */
async function send(engine: Engine, token: string, stimulus: Stimulus): Promise<JsonObject> {
  const address = readToken(token);
  if (address === undefined) throw new AwsError('InvalidToken', `Invalid Token: 'Invalid token'`);
  const execution = engine.store.running.get(address.execution);
  if (execution === undefined) throw gone();
  return new Promise((resolve, reject) => {
    const settled = (woken: boolean): void => {
      if (woken) resolve({});
      else reject(gone());
    };
    engine.signal(execution, address.frame, (rest) => rest.token === token, stimulus, settled);
  });
}

export function sendTaskSuccess(engine: Engine, request: { taskToken: string; output: string }): Promise<JsonObject> {
  const refuse = (reason: string): AwsError => new AwsError('InvalidOutput', `Invalid Output: '${reason}'`);
  return send(engine, request.taskToken, { kind: 'succeeded', output: parseJson(request.output, refuse) });
}

export function sendTaskFailure(
  engine: Engine,
  { taskToken, error, cause }: { taskToken: string; error?: string | undefined; cause?: string | undefined },
): Promise<JsonObject> {
  return send(engine, taskToken, { kind: 'failed', failure: { error, cause } });
}

export function sendTaskHeartbeat(engine: Engine, { taskToken }: { taskToken: string }): Promise<JsonObject> {
  return send(engine, taskToken, { kind: 'heartbeat' });
}
