/** The process that holds the home. The next one loads its code while this one works, so that a restart takes little. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { answerSchema, type Command, type Point, type ProcessSettings, type Request } from './commands.ts';

/** What a command came to: its answer, or the end of the process that carried it out. */
export type Outcome =
  | { readonly end: 'answered'; readonly result?: unknown; readonly writes: readonly string[] }
  | { readonly end: 'killed'; readonly writes: readonly string[] };

/** Code that was read once is kept for all processes to come. */
const env = { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'dung-han-proof-code') };

function load(): ChildProcess {
  return fork(new URL('process.ts', import.meta.url), {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

export class HomeChild {
  readonly #child: ChildProcess;
  readonly #onError: (text: string) => void;
  #said = '';
  #count = 0;

  /** Loads the code; nothing is opened before `open`. */
  constructor(onError: (text: string) => void) {
    this.#child = load();
    this.#onError = onError;
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#said = `${this.#said}${text.toString()}`.slice(-2000);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Opens the home; gives the address of its database. */
  async open(settings: ProcessSettings): Promise<string> {
    const child = this.#child;
    const ready = new Promise<string>((resolve, reject) => {
      child.on('message', (message) => {
        const answer = answerSchema.parse(message);
        if ('ready' in answer) resolve(answer.ready.dynamodb);
        if ('error' in answer) this.#onError(answer.error);
      });
      child.once('exit', (code, signal) => {
        reject(new Error(`the home did not start: ${String(code ?? signal)} ${this.#said}`));
      });
    });
    child.send(settings);
    return ready;
  }

  async give(command: Command, point: Point | undefined): Promise<Outcome> {
    const child = this.#child;
    this.#count += 1;
    const request: Request = { id: this.#count, command, ...(point !== undefined && { point }) };
    let writes: readonly string[] = [];
    return new Promise<Outcome>((resolve) => {
      const onMessage = (message: unknown): void => {
        const answer = answerSchema.parse(message);
        if ('struckAt' in answer) writes = answer.struckAt;
        if (!('id' in answer) || answer.id !== request.id) return;
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve({ end: 'answered', result: answer.result, writes: answer.writes });
      };
      // What it said last is read when its pipe is, which may be after its end was heard of.
      const onExit = (): void => {
        const end = (): void => {
          child.off('message', onMessage);
          resolve({ end: 'killed', writes });
        };
        if (child.connected) child.once('disconnect', end);
        else end();
      };
      child.on('message', onMessage);
      child.once('exit', onExit);
      child.send(request);
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
