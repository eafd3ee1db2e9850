/**
 * dynoxide as a child process: a DynamoDB server on SQLite, one static binary brought by npm. Every write is fsynced by
 * it. It never outlives the home: a watcher beside it holds the reading end of a pipe and kills it the moment the pipe
 * closes, which the kernel sees to even when the home is killed with SIGKILL; so a restart never meets an old one.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';

/** `$$` stays the shell's own id in the subshell, and is the server's once `exec` has replaced the shell. */
const SHELL_WITH_WATCHER = `exec 3<&0
( read -r _ <&3; kill -KILL $$ ) 2>/dev/null &
exec "$@" 3<&- </dev/null`;

const ATTEMPTS = 5;
const READY_MS = 15_000;
const RESTART_MS = 1000;

export interface Dynoxide {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts dynoxide on a free port and waits until it answers. `folder` null keeps the data in memory.
 * Should it end by itself, it is started again on the same port.
 */
export async function startDynoxide(folder: string | null): Promise<Dynoxide> {
  const binary = binaryPath();
  const file = folder === null ? [] : ['--db-path', path.join(folder, 'dynamodb.sqlite')];
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = new Server(binary, [...file, '--host', '127.0.0.1', '--port', String(port)], port);
    try {
      await server.ready();
      return server;
    } catch (error) {
      await server.close();
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

type Child = ChildProcessByStdio<Writable, null, Readable>;

class Server implements Dynoxide {
  readonly url: string;
  readonly #start: () => Child;
  #child: Child;
  #closing = false;
  #errors = '';

  constructor(binary: string, args: readonly string[], port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#start = () => {
      const child = spawn('/bin/sh', ['-c', SHELL_WITH_WATCHER, 'sh', binary, ...args], {
        stdio: ['pipe', 'ignore', 'pipe'],
        // A session of its own: Ctrl-C in the terminal must not end it before the home has finished its work.
        detached: true,
      });
      child.stdin.on('error', () => undefined);
      child.stderr.on('data', (text: Buffer) => {
        this.#errors = `${this.#errors}${text.toString()}`.slice(-2000);
      });
      child.on('exit', () => {
        child.stdin.destroy();
      });
      return child;
    };
    this.#child = this.#start();
  }

  async ready(): Promise<void> {
    const deadline = performance.now() + READY_MS;
    for (;;) {
      if (hasEnded(this.#child) || performance.now() > deadline)
        throw new Error(`dynoxide does not start: ${this.#errors.trim() || 'it says nothing'}`);
      const answer = await fetch(this.url).catch(() => undefined);
      if (answer?.ok === true) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    this.#child.once('exit', (code, signal) => {
      if (!this.#closing) this.#restart(signal ?? `code ${String(code)}`);
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#child;
    if (hasEnded(child)) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        clearTimeout(impatience);
        resolve();
      });
      const impatience = setTimeout(() => child.kill('SIGKILL'), 2000);
      child.kill('SIGTERM');
    });
  }

  #restart(ending: string): void {
    process.stderr.write(`dynoxide ended (${ending}) and is started again. ${this.#errors.trim()}\n`);
    setTimeout(() => {
      if (this.#closing) return;
      this.#child = this.#start();
      this.ready().catch((error: unknown) => {
        this.#restart(String(error));
      });
    }, RESTART_MS).unref();
  }
}

const hasEnded = (child: Child): boolean => child.exitCode !== null || child.signalCode !== null;

function binaryPath(): string {
  const target = `${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${target}/package.json`);
    return path.join(path.dirname(manifest), 'dynoxide');
  } catch {
    throw new Error(
      `dynoxide is not installed for ${target}: run \`npm ci\` without --omit=optional, or set DYNAMODB_ENDPOINT to a DynamoDB-compatible server (e.g. http://127.0.0.1:8000)`,
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port on loopback'));
      });
    });
  });
}
