/**
 * Runs the template's Lambda functions in this process, from the very bundles that would be deployed. Each bundle is a
 * CommonJS module with a `process` of its own: own environment, own credentials (the access-key id names the function),
 * own standard output. It is loaded at its first call. A call that overruns its timeout is answered as Lambda answers
 * it and the bundle is loaded afresh for the next call; a function that blocks the process cannot be timed out here.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { Ids } from './seeded-ids.ts';
import { bundleCode } from './bundle-code.ts';
import type { Meter } from './meter.ts';
import { functionConsole, functionProcess, type LogLine } from './lambda-sandbox.ts';
import { httpWithShortWay } from './short-way.ts';

export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Folder of the unpacked asset. */
  readonly directory: string;
  /** `index.handler`: file without extension, export. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a call came to, in Lambda's own terms. */
export type InvokeOutcome =
  | { readonly kind: 'returned'; readonly payload: unknown; readonly requestId: string }
  | {
      readonly kind: 'failed';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly stackTrace?: readonly string[];
      readonly requestId: string;
    };

type Handler = (event: unknown, context: object) => unknown;

export interface FunctionRuntimeOptions {
  readonly functions: readonly FunctionSpec[];
  readonly log: (line: LogLine) => void;
  /** Request ids: uuid-like. */
  readonly ids: Ids;
  readonly meter?: Meter | undefined;
}

const handlerModuleSchema = z.record(z.string(), z.unknown());
const isHandler = (value: unknown): value is Handler => typeof value === 'function';

export class FunctionRuntime {
  readonly #functions: ReadonlyMap<string, LocalFunction>;
  readonly #ids: Ids;
  readonly #meter: Meter | undefined;

  constructor(options: FunctionRuntimeOptions) {
    this.#ids = options.ids;
    this.#meter = options.meter;
    this.#functions = new Map(options.functions.map((spec) => [spec.arn, new LocalFunction(spec, options.log)]));
  }

  has(functionArn: string): boolean {
    return this.#functions.has(functionArn);
  }

  /** Loads every bundle now: a fault in one (an unset variable, say) is thrown as FunctionLoadError. */
  load(): void {
    for (const local of this.#functions.values()) local.load();
  }

  /** Ends every loaded bundle, as Lambda does with idle environments: the next call of each is a cold start. */
  recycle(): void {
    for (const local of this.#functions.values()) local.recycle();
  }

  /** Calls a function once. The payload crosses as JSON, as it does in the cloud. Throws only for an unknown ARN. */
  async invoke(functionArn: string, payload: unknown): Promise<InvokeOutcome> {
    const local = this.#functions.get(functionArn);
    if (local === undefined) throw new Error(`no function ${functionArn}`);
    const started = performance.now();
    const outcome = await local.invoke(payload, this.#ids(functionArn));
    this.#meter?.invocation({ functionArn, milliseconds: performance.now() - started });
    return outcome;
  }
}

/** A bundle that cannot be loaded: names the function, its folder and the cause. */
export class FunctionLoadError extends Error {
  override readonly name = 'FunctionLoadError';
}

const TIMED_OUT = Symbol('timed out');

class LocalFunction {
  readonly #spec: FunctionSpec;
  readonly #log: (line: LogLine) => void;
  #handler: Handler | undefined;

  constructor(spec: FunctionSpec, log: (line: LogLine) => void) {
    this.#spec = spec;
    this.#log = log;
  }

  load(): void {
    try {
      this.#handler ??= this.#load();
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new FunctionLoadError(`${this.#spec.name} (${this.#spec.directory}): ${cause}`);
    }
  }

  recycle(): void {
    this.#handler = undefined;
  }

  async invoke(payload: unknown, requestId: string): Promise<InvokeOutcome> {
    const { timeoutMs } = this.#spec;
    let timer: NodeJS.Timeout | undefined;
    try {
      const event: unknown = JSON.parse(JSON.stringify(payload ?? null));
      const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, TIMED_OUT);
      });
      this.#handler ??= this.#load();
      const answer = await Promise.race([this.#handler(event, this.#context(requestId)), timeout]);
      if (answer === TIMED_OUT) return this.#timedOut(requestId);
      const text: unknown = JSON.stringify(answer);
      return { kind: 'returned', payload: typeof text === 'string' ? JSON.parse(text) : null, requestId };
    } catch (error) {
      return this.#failed(error, requestId);
    } finally {
      clearTimeout(timer);
    }
  }

  #timedOut(requestId: string): InvokeOutcome {
    this.recycle();
    const seconds = (this.#spec.timeoutMs / 1000).toFixed(2);
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
    this.#log({ source: this.#spec.name, level: 'error', text: errorMessage });
    return { kind: 'failed', errorType: 'Sandbox.Timedout', errorMessage, requestId };
  }

  #failed(error: unknown, requestId: string): InvokeOutcome {
    const known = error instanceof Error || isErrorLike(error) ? error : undefined;
    const errorType = known?.name ?? 'Error';
    const errorMessage = known?.message ?? String(error);
    const stackTrace = (known?.stack ?? '').split('\n').filter((line) => line !== '');
    this.#log({
      source: this.#spec.name,
      level: 'error',
      text: `${requestId} ${stackTrace.join('\n') || errorMessage}`,
    });
    return { kind: 'failed', errorType, errorMessage, stackTrace, requestId };
  }

  #context(requestId: string): object {
    const deadline = performance.now() + this.#spec.timeoutMs;
    return {
      functionName: this.#spec.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: this.#spec.arn,
      memoryLimitInMB: String(this.#spec.memoryMb),
      awsRequestId: requestId,
      logGroupName: `/aws/lambda/${this.#spec.name}`,
      logStreamName: 'home',
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    };
  }

  #load(): Handler {
    const [file = '', exported = ''] = this.#spec.handler.split('.');
    const filename = path.join(this.#spec.directory, `${file}.js`);
    const process = functionProcess(this.#spec, this.#log);
    const builtin = createRequire(filename);
    const own = new Map<string, unknown>([
      ['process', process],
      ['http', httpWithShortWay],
    ]);
    const requireModule = (id: string): unknown => own.get(id.replace(/^node:/u, '')) ?? builtin(id);
    const module = { exports: {} };
    const console = functionConsole(process);
    const { dir, base } = path.parse(this.#spec.directory);
    const code = bundleCode(filename, path.join(dir, `compiled.${base}`));
    code.run(module.exports, [module.exports, requireModule, module, filename, this.#spec.directory, process, console]);
    code.keep();
    const handler = handlerModuleSchema.parse({ ...module.exports })[exported];
    if (!isHandler(handler)) throw new Error(`${filename} exports no function ${exported}`);
    return handler;
  }
}

const isErrorLike = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && 'message' in value && 'name' in value;
