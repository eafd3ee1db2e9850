/** The `process` and `console` a function sees: its own environment, and output that becomes lines of the home's log. */
import { Console } from 'node:console';
import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';

export interface LogLine {
  /** The function, or the part of the home, that speaks. */
  readonly source: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
}

/** A stream whose every line becomes a line of the log. */
class LineStream extends Writable {
  readonly #write: (text: string) => void;
  #rest = '';

  constructor(write: (text: string) => void) {
    super({ decodeStrings: false });
    this.#write = write;
  }

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    const lines = (this.#rest + chunk.toString()).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.#write(line);
    done();
  }
}

/** What a process does as an emitter of events. */
const LISTENING: ReadonlySet<PropertyKey> = new Set(Object.keys(EventEmitter.prototype));

/**
 * A view of this process with the function's environment, output and listeners. The home's own process never hears
 * them: what a bundle would do at the end of its process is not done in Lambda either, which ends it without a word;
 * and a bundle that is let go takes its listeners with it.
 */
export function functionProcess(
  spec: { readonly name: string; readonly environment: Readonly<Record<string, string>> },
  log: (line: LogLine) => void,
): NodeJS.Process {
  const stream = (level: LogLine['level']) =>
    new LineStream((text) => {
      log({ source: spec.name, level, text });
    });
  const own = { env: { ...spec.environment }, stdout: stream('info'), stderr: stream('error') };
  const [heard, shared] = [new Bound(new EventEmitter()), new Bound(process)];
  return new Proxy(process, {
    get(_target, property): unknown {
      if (property in own) return Reflect.get(own, property);
      return (LISTENING.has(property) ? heard : shared).get(property);
    },
    set: (_target, property, value) => Reflect.set(own, property, value),
    has: (target, property) => property in own || property in target,
  });
}

/** The properties of an object, its methods bound to it: each once, since the SDK looks at `process` all the time. */
class Bound {
  readonly #owner: object;
  readonly #methods = new Map<PropertyKey, { readonly method: unknown; readonly bound: unknown }>();

  constructor(owner: object) {
    this.#owner = owner;
  }

  get(property: PropertyKey): unknown {
    const value: unknown = Reflect.get(this.#owner, property);
    if (typeof value !== 'function') return value;
    const known = this.#methods.get(property);
    if (known?.method === value) return known.bound;
    const bound: unknown = value.bind(this.#owner);
    this.#methods.set(property, { method: value, bound });
    return bound;
  }
}

export const functionConsole = (process: NodeJS.Process): Console => new Console(process.stdout, process.stderr);
