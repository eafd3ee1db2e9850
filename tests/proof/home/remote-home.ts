/**
 * A home in another process that is killed again and again. To whoever plays a season with it, it is one home: a request
 * that was not answered is sent again after the restart, as a person does who sees an error page; time goes on.
 */
import process from 'node:process';
import { readAssembly } from '#infra/local/assets.ts';
import { deploy } from '#infra/local/deployment.ts';
import type { HttpRequest, HttpResponse } from '#infra/local/endpoint.ts';
import type { PlayedHome } from '#infra/local/rehearse/stage.ts';
import { mailSchema, type Mail } from '#infra/local/ses/mail-store.ts';
import { addDays, civilDateAt, instantOf } from '#shared/kernel/civil-date.ts';
import { PORTAL_URL } from '../world/portal-url.ts';
import type { Blow, Blows } from './blow.ts';
import { HomeChild, type Outcome } from './child.ts';
import { childrenOf } from './children.ts';
import { fillDisk } from './full-disk.ts';
import { engineSchema, mailsSchema, responseSchema, type Command, type ProcessSettings } from './commands.ts';

export class RemoteHome implements PlayedHome {
  readonly clock: PlayedHome['clock'];
  readonly deployment: PlayedHome['deployment'];
  readonly services: PlayedHome['services'];
  readonly addresses = { portal: PORTAL_URL, dynamodb: '' };
  /** What the home's log said of faults; a killed home says much. */
  readonly errors: string[] = [];
  /** Of its runtime or its database. */
  kills = 0;
  readonly #settings: ProcessSettings;
  readonly #blows: Blows;
  #child: HomeChild | undefined;
  /** Takes the place of the one that is killed. */
  #spare: HomeChild | undefined;
  #now: number;
  #starts = 0;
  /** Something befell it: what is tried again after seconds or minutes is given that time before people go on. */
  #shaken = false;
  #busy = false;
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

  async close(): Promise<void> {
    await Promise.all([this.#child?.kill(), this.#spare?.kill()]);
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

  /** Gives a command until it is answered; one at a time, so that what a blow strikes is known. */
  async #do(command: Command): Promise<unknown> {
    if (this.#busy) throw new Error(`«${command.do}» is asked of the home while it carries out another command`);
    this.#busy = true;
    try {
      return await this.#untilAnswered(command);
    } finally {
      this.#busy = false;
    }
  }

  async #untilAnswered(command: Command): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      const blow = this.#blows.next(command, tries, this.#now);
      if (blow !== undefined) this.#shaken = true;
      const outcome = await this.#try(command, blow);
      if (outcome.end === 'answered') {
        this.#blows.answered(command, outcome.writes, blow, this.#now);
        return outcome.result;
      }
      if (blow !== undefined) this.#blows.struck(command, blow, outcome.writes, this.#now);
      if (blow?.kind === 'point') this.kills += 1;
      await this.#open();
    }
  }

  async #try(command: Command, blow: Blow | undefined): Promise<Outcome> {
    const child = this.#child;
    if (child === undefined) throw new Error('the home is not started');
    if (blow?.kind === 'point') return child.give(command, blow.point);
    const strike = (): void => {
      if (blow !== undefined) this.#strike(blow, child);
    };
    const timer = blow === undefined ? undefined : setTimeout(strike, blow.after);
    try {
      return await child.give(command, undefined);
    } finally {
      clearTimeout(timer);
    }
  }

  #strike({ kind }: Blow, { pid }: HomeChild): void {
    if (pid === undefined) return;
    if (kind === 'disk') {
      fillDisk(pid);
      return;
    }
    if (kind === 'database') for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL');
    else process.kill(pid, 'SIGKILL');
    this.kills += 1;
  }

  async #open(): Promise<void> {
    this.#starts += 1;
    const { ids } = this.#settings;
    const child = this.#spare ?? this.#load();
    this.#child = child;
    this.addresses.dynamodb = await child.open({ ...this.#settings, start: this.#now, ids: `${ids}-${this.#starts}` });
    this.#spare = this.#load();
  }

  #load(): HomeChild {
    return new HomeChild((text) => {
      this.errors.push(text);
    });
  }
}

/** As long as a workflow tries a failed state again (workflows/: six times, from 5 s on, doubled). */
const RETRIES_MS = 15 * 60_000;

/** Shortly after the run of the night has begun, and after the mails of the morning. */
const STOPS = [
  [0, 10],
  [7, 40],
] as const;
