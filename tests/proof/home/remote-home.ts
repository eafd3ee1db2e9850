/**
 * A home in another process that is killed again and again. To whoever plays a season with it, it is one home: a request
 * that was not answered is sent again after the restart, as a person does who sees an error page; time goes on.
 */
import { fork, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { readAssembly } from '#infra/local/assets.ts';
import { deploy } from '#infra/local/deployment.ts';
import type { HttpRequest, HttpResponse } from '#infra/local/endpoint.ts';
import type { PlayedHome } from '#infra/local/rehearse/stage.ts';
import { mailSchema, type Mail } from '#infra/local/ses/mail-store.ts';
import { addDays, civilDateAt, instantOf } from '#shared/kernel/civil-date.ts';
import { PORTAL_URL } from '../world/season.ts';
import type { Blow, Blows } from './blow.ts';
import { childrenOf } from './children.ts';
import { fillDisk } from './full-disk.ts';
import {
  answerSchema,
  engineSchema,
  mailsSchema,
  responseSchema,
  type Command,
  type ProcessSettings,
} from './commands.ts';

export class RemoteHome implements PlayedHome {
  readonly clock: PlayedHome['clock'];
  readonly deployment: PlayedHome['deployment'];
  readonly services: PlayedHome['services'];
  readonly addresses = { portal: PORTAL_URL, dynamodb: '' };
  /** What the home's log said of faults; a killed home says much. */
  readonly errors: string[] = [];
  kills = 0;
  readonly #settings: ProcessSettings;
  readonly #blows: Blows;
  #child: ChildProcess | undefined;
  #now: number;
  #count = 0;
  #starts = 0;
  /** Something befell it: what is tried again after seconds or minutes is given that time before people go on. */
  #shaken = false;
  #mails: ReadonlyMap<string, readonly [Mail, Buffer]> = new Map();

  static async start(settings: ProcessSettings, blows: Blows): Promise<RemoteHome> {
    const signIn = { ...settings.openId, embedded: false };
    const deployment = deploy(readAssembly(settings.assembly), { portalUrl: PORTAL_URL, signIn, mailFrom: undefined });
    const home = new RemoteHome(settings, blows, deployment);
    await home.#open();
    return home;
  }

  private constructor(settings: ProcessSettings, blows: Blows, deployment: PlayedHome['deployment']) {
    this.#settings = settings;
    this.#blows = blows;
    this.#now = settings.start;
    this.deployment = deployment;
    this.clock = {
      now: () => this.#now,
      advanceTo: (time) => this.#advanceTo(time),
      idle: () => this.#rest(),
    };
    const store = {
      newestFirst: () => [...this.#mails.values()].map(([mail]) => mail),
      message: (id: string) => this.#mails.get(id)?.[1],
    };
    this.services = {
      mail: { store },
      engine: {
        request: async (operation, input) => engineSchema.parse(await this.#do({ do: 'engine', operation, input })),
      },
    };
  }

  readonly ask = async ({ method, path, query, headers, remoteAddress, body }: HttpRequest): Promise<HttpResponse> => {
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
    const request = {
      method,
      path,
      query: query.toString(),
      headers: sent,
      remoteAddress,
      body: body.toString('base64'),
    };
    for (;;) {
      const answer = responseSchema.parse(await this.#do({ do: 'ask', ...request }));
      // «Try again in a while», says the page.
      await this.#rest();
      if (answer.status < 500) return answer;
    }
  };

  /** Reads what the mailbox holds by now; `services.mail.store` then shows it. */
  async readMails(): Promise<void> {
    const mails = mailsSchema.parse(await this.#do({ do: 'mails' }));
    this.#mails = new Map(
      mails.map(({ mail, message }) => {
        const known = mailSchema.parse(mail);
        return [known.id, [known, Buffer.from(message, 'base64')] as const];
      }),
    );
  }

  close(): Promise<void> {
    return this.#kill();
  }

  /** A day's hours of work are gone to one after another, since a home that is killed on the way starts where it would be. */
  async #advanceTo(time: number): Promise<void> {
    for (let day = civilDateAt(this.#now); day <= civilDateAt(time); day = addDays(day, 1))
      for (const [hour, minute] of STOPS) await this.#step(Math.min(time, instantOf(day, hour, minute)));
    await this.#step(time);
  }

  async #rest(): Promise<void> {
    await this.#step(this.#now);
    while (this.#takeShock()) await this.#step(this.#now + RETRIES_MS);
  }

  #takeShock(): boolean {
    const shaken = this.#shaken;
    this.#shaken = false;
    return shaken;
  }

  async #step(to: number): Promise<void> {
    if (to < this.#now) return;
    this.#now = to;
    await this.#do({ do: 'advance', to });
  }

  /** Gives a command until it is answered. */
  async #do(command: Command): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      const blow = this.#blows.next(command, tries, this.#now);
      if (blow !== undefined) this.#shaken = true;
      const answer = await this.#try(command, blow);
      if (answer !== undefined) {
        this.#blows.answered(command, answer.writes, blow);
        return answer.result;
      }
      if (blow !== undefined) this.#blows.struck(command, blow);
      if (blow?.kind === 'point') this.kills += 1;
      await this.#open();
    }
  }

  /** Undefined when the process ended before it answered. */
  async #try(command: Command, blow: Blow | undefined): Promise<Answered | undefined> {
    const child = this.#child;
    if (child === undefined) throw new Error('the home is not started');
    this.#count += 1;
    const id = this.#count;
    const timer =
      blow === undefined || blow.kind === 'point'
        ? undefined
        : setTimeout(() => {
            this.#strike(blow);
          }, blow.after);
    try {
      return await new Promise<Answered | undefined>((resolve) => {
        const onMessage = (message: unknown): void => {
          const answer = answerSchema.parse(message);
          if ('id' in answer && answer.id === id) end(answer);
        };
        const onExit = (): void => {
          end(undefined);
        };
        const end = (answer: Answered | undefined): void => {
          child.off('message', onMessage);
          child.off('exit', onExit);
          resolve(answer);
        };
        child.on('message', onMessage);
        child.once('exit', onExit);
        child.send({ id, command, ...(blow?.kind === 'point' && { point: blow.point }) });
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #strike({ kind }: Blow): void {
    const { pid } = this.#child ?? {};
    if (pid === undefined) return;
    if (kind === 'runtime') process.kill(pid, 'SIGKILL');
    if (kind === 'database') for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL');
    if (kind === 'disk') fillDisk(pid);
    this.kills += 1;
  }

  async #open(): Promise<void> {
    this.#starts += 1;
    const { ids } = this.#settings;
    const settings: ProcessSettings = { ...this.#settings, start: this.#now, ids: `${ids}-${this.#starts}` };
    const child = fork(new URL('process.ts', import.meta.url), [JSON.stringify(settings)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said = `${said}${text.toString()}`.slice(-2000);
    });
    const { dynamodb } = await new Promise<PlayedHome['addresses']>((resolve, reject) => {
      child.on('message', (message) => {
        const answer = answerSchema.parse(message);
        if ('ready' in answer) resolve(answer.ready);
        if ('error' in answer) this.errors.push(answer.error);
      });
      child.once('exit', (code, signal) => {
        reject(new Error(`the home did not start: ${String(code ?? signal)} ${said}`));
      });
    });
    this.addresses.dynamodb = dynamodb;
  }

  async #kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

interface Answered {
  readonly id: number;
  readonly result?: unknown;
  readonly writes: readonly string[];
}

/** As long as a workflow tries a failed state again (workflows/: six times, from 5 s on, doubled). */
const RETRIES_MS = 15 * 60_000;

/** Shortly after the run of the night has begun, and after the mails of the morning. */
const STOPS = [
  [0, 10],
  [7, 40],
] as const;
