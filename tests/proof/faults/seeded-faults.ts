/**
 * Faults in front of a home's services, by a seed: what AWS documents that each of them may do. Each fault is noted, so
 * that the mails which it may double are known.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { HttpResponse } from '#infra/local/endpoint.ts';
import type { Interference, Invocation, ServiceCall } from '#infra/local/interference.ts';
import type { InvokeOutcome } from '#infra/local/lambda.ts';
import type { Chance } from '#infra/local/rehearse/chance.ts';
import { civilDateAt, instantOf } from '#shared/kernel/civil-date.ts';

export type Fault =
  | 'throttled'
  | 'failed before'
  | 'failed after'
  | 'slow'
  | 'partial'
  | 'away'
  | 'invocation throttled'
  | 'invocation failed after'
  | 'invoked twice'
  | 'invoked twice at once';

/** Calls of the operator are no application's. */
const OPERATOR = 'ADMINISTRATOR';
const SLOW_MS = 60;
/** 07:30, in minutes. */
const MAILS_FROM = 7 * 60 + 30;
/** A service that is away fails so many calls in a row: more than an SDK tries. */
const AWAY = 6;

type Service = ServiceCall['service'];
type CarryOut = (body?: Buffer) => Promise<HttpResponse>;

const json = (status: number, body: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});
const xml = (status: number, code: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error><RequestId>proof</RequestId></ErrorResponse>`,
});

const THROTTLED: Readonly<Record<Service, HttpResponse>> = {
  dynamodb: json(400, {
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'slower',
  }),
  stepfunctions: json(400, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  ses: xml(400, 'Throttling'),
};
const FAILED: Readonly<Record<Service, HttpResponse>> = {
  dynamodb: json(500, { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'a fault' }),
  stepfunctions: json(500, { __type: 'InternalFailure', message: 'a fault' }),
  ses: xml(500, 'InternalFailure'),
};

const failed = (errorType: string): InvokeOutcome => ({
  ...{ kind: 'failed', errorType, errorMessage: `${errorType} (proof)`, requestId: 'proof' },
});

interface FaultsOptions {
  readonly chance: Chance;
  /** Of calls that meet a fault. */
  readonly share: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export class SeededFaults implements Interference {
  readonly met = new Map<Fault, number>();
  /** Faults by which SES, or a whole round of mails, may have been asked again, by day. */
  readonly whileMailing = new Map<string, number>();
  #options: FaultsOptions | undefined;
  #count = 0;
  readonly #away = new Map<Service, number>();

  begin(options: FaultsOptions): void {
    this.#options = options;
  }

  /** From now on everything works. */
  end(): void {
    this.#options = undefined;
  }

  async call(call: ServiceCall, carryOut: CarryOut): Promise<HttpResponse> {
    const options = this.#options;
    if (options === undefined || call.caller === undefined || call.caller === OPERATOR) return carryOut();
    const { service } = call;
    const away = this.#away.get(service) ?? 0;
    if (away > 0) {
      this.#away.set(service, away - 1);
      this.#noteMails(this.#isMailing());
      return FAILED[service];
    }
    const fault = this.#draw(options);
    return fault === undefined ? carryOut() : this.#fail(fault, call, carryOut);
  }

  async #fail(fault: Fault, { service, operation, body }: ServiceCall, carryOut: CarryOut): Promise<HttpResponse> {
    // Sent and not marked: what SES took while its answer was lost, or the table was away.
    this.#note(fault, (service === 'ses' && fault === 'failed after') || (fault === 'away' && this.#isMailing()));
    switch (fault) {
      case 'throttled':
        return THROTTLED[service];
      case 'failed after':
        await carryOut();
        return FAILED[service];
      case 'slow':
        await pause(SLOW_MS);
        return carryOut();
      case 'partial':
        return service === 'dynamodb' && operation === 'BatchGetItem' ? partial(body, carryOut) : carryOut();
      case 'away':
        this.#away.set(service, AWAY - 1);
        return FAILED[service];
      default:
        return FAILED[service];
    }
  }

  async invocation(
    { functionArn, payload }: Invocation,
    carryOut: () => Promise<InvokeOutcome>,
  ): Promise<InvokeOutcome> {
    const options = this.#options;
    if (options === undefined) return carryOut();
    this.#count += 1;
    const draw = options.chance.draw('invocation', String(this.#count));
    if (draw >= options.share * 2) return carryOut();
    const kind = options.chance.draw('invocation kind', String(this.#count));
    const isMail = JSON.stringify(payload).includes('"SendMails"');
    if (kind < 0.3) {
      this.#note('invocation throttled', false);
      return failed('Lambda.TooManyRequestsException');
    }
    if (kind < 0.5 || functionArn.includes('Portal')) {
      this.#note('invocation failed after', isMail);
      await carryOut();
      return failed('Lambda.ServiceException');
    }
    if (kind < 0.7) {
      // The second delivery comes when the first is over, as after an answer that got lost.
      this.#note('invoked twice', isMail);
      await carryOut();
      return carryOut();
    }
    // Both run side by side; whoever waits is told what the second one answers.
    this.#note('invoked twice at once', isMail);
    const [, second] = await Promise.all([carryOut(), carryOut()]);
    return second;
  }

  #draw({ chance, share }: FaultsOptions): Fault | undefined {
    this.#count += 1;
    const name = String(this.#count);
    if (chance.draw('call', name) >= share) return undefined;
    const kinds = ['throttled', 'failed before', 'failed after', 'failed after', 'slow', 'partial', 'away'] as const;
    return chance.pick(kinds, 'kind', name);
  }

  #note(fault: Fault, mayDoubleMail: boolean): void {
    this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    this.#noteMails(mayDoubleMail);
  }

  #noteMails(mayDouble: boolean): void {
    if (!mayDouble || this.#options === undefined) return;
    const day = civilDateAt(this.#options.now());
    this.whileMailing.set(day, (this.whileMailing.get(day) ?? 0) + 1);
  }

  /** The half hour in which a day's mails leave, tries and all. */
  #isMailing(): boolean {
    if (this.#options === undefined) return false;
    const now = this.#options.now();
    const minutes = (now - instantOf(civilDateAt(now))) / 60_000;
    return minutes >= MAILS_FROM && minutes < MAILS_FROM + 30;
  }
}

const batchSchema = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.unknown()) }).loose()),
});
const answerSchema = z.object({ UnprocessedKeys: z.record(z.string(), z.unknown()).optional() }).loose();

/** Half of the keys are read, the others come back as not processed. */
async function partial(body: Buffer, carryOut: CarryOut): Promise<HttpResponse> {
  const input = batchSchema.parse(JSON.parse(body.toString()));
  const unprocessed: Record<string, unknown> = {};
  const asked: Record<string, unknown> = {};
  for (const [table, request] of Object.entries(input.RequestItems)) {
    const half = Math.ceil(request.Keys.length / 2);
    asked[table] = { ...request, Keys: request.Keys.slice(0, half) };
    if (half < request.Keys.length) unprocessed[table] = { ...request, Keys: request.Keys.slice(half) };
  }
  const answer = await carryOut(Buffer.from(JSON.stringify({ ...input, RequestItems: asked })));
  if (answer.status !== 200) return answer;
  const read = answerSchema.parse(JSON.parse(String(answer.body)));
  return json(200, { ...read, UnprocessedKeys: unprocessed });
}
