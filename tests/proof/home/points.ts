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
    this.#writes.push(`${caller ?? ''}: ${operation}`);
    const nth = this.#writes.length;
    this.#endAt(nth, 'before');
    const answer = await carryOut();
    this.#endAt(nth, 'after');
    return answer;
  }

  invocation(_call: Invocation, carryOut: () => Promise<InvokeOutcome>): Promise<InvokeOutcome> {
    return carryOut();
  }

  #endAt(nth: number, when: Point['when']): void {
    if (this.#point?.nth !== nth || this.#point.when !== when) return;
    // A word this short is in the pipe when `send` returns.
    process.send?.({ struckAt: this.#writes.slice(0, nth) });
    process.kill(process.pid, 'SIGKILL');
  }
}
