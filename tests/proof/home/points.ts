/** Ends this process between two writes, as a power cut would: nothing is closed, nothing is said. */
import process from 'node:process';
import type { HttpResponse } from '#infra/local/endpoint.ts';
import type { Interference, Invocation, ServiceCall } from '#infra/local/interference.ts';
import type { InvokeOutcome } from '#infra/local/lambda.ts';
import type { Point } from './commands.ts';

const WRITES = new Set([
  ...['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'],
  ...['StartExecution', 'SendTaskSuccess', 'SendTaskFailure', 'SendEmail', 'SendRawEmail'],
]);
/** How a write is named. */
const writeOf = (by: string, operation: string): string => `${by}: ${operation}`;
export const functionOf = (write: string): string => write.slice(0, write.indexOf(':'));

/** The operator's own look is no function's call. */
const OPERATOR = 'ADMINISTRATOR';

export class Points implements Interference {
  #writes: string[] = [];
  #point: Point | undefined;

  /** Begins to count anew. */
  arm(point: Point | undefined): void {
    this.#writes = [];
    this.#point = point;
  }

  /** The writes since, `function: operation` each. */
  get writes(): readonly string[] {
    return this.#writes;
  }

  async call({ operation, caller }: ServiceCall, carryOut: () => Promise<HttpResponse>): Promise<HttpResponse> {
    if (!WRITES.has(operation) || caller === OPERATOR) return carryOut();
    const by = caller ?? '';
    this.#writes.push(writeOf(by, operation));
    const upToHere = [...this.#writes];
    this.#endAt(by, upToHere, 'before');
    const answer = await carryOut();
    this.#endAt(by, upToHere, 'after');
    return answer;
  }

  invocation(_call: Invocation, carryOut: () => Promise<InvokeOutcome>): Promise<InvokeOutcome> {
    return carryOut();
  }

  #endAt(by: string, writes: readonly string[], when: Point['when']): void {
    const point = this.#point;
    if (point?.when !== when || (point.by !== undefined && point.by !== by)) return;
    const counted = point.by === undefined ? writes : writes.filter((write) => functionOf(write) === by);
    if (counted.length !== point.nth) return;
    // A word this short is in the pipe when `send` returns.
    process.send?.({ struckAt: writes });
    process.kill(process.pid, 'SIGKILL');
  }
}
