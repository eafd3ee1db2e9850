/**
 * When a home is killed in a season: at the points between writes that its aim asks for, and at random moments, now the
 * runtime, now its database.
 */
import type { Chance } from '#infra/local/rehearse/chance.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Blow, Blows } from '../home/blow.ts';
import type { Command, Point } from '../home/commands.ts';
import { canFillDisk } from '../home/full-disk.ts';
import { pathOf, Takings, type Path, type Taking } from './paths.ts';

/** How often one command is hit before it is let through. */
const TRIES = { ask: 2, advance: 3 } as const;
/** Random moments lie within so many milliseconds of a command. */
const SPAN_MS = 500;
/** What is no form and no daily run is hit so much less often. */
const SELDOM = 8;

/** Which points between writes are wanted. */
export interface Aim {
  pointFor(taking: Taking): Point | undefined;
  /** The home was killed there; `writes` are those that the taking had asked for by then, the last one included. */
  struck(taking: Taking, writes: readonly string[], when: Point['when']): void;
}

interface BlowsOptions {
  readonly chance: Chance;
  /** Of forms and daily runs, hit at a random moment. */
  readonly share: number;
  readonly aim: Aim;
  /** From this day on nothing befalls the home: its run of the morning mends what was left open. */
  readonly until: PlainDate;
}

type Random = Exclude<Blow['kind'], 'point'>;

export class SeededBlows implements Blows {
  /** Blows in the minutes in which mails leave, by day. */
  readonly whileMailing = new Map<string, number>();
  readonly #points = new Map<Path, number>();
  readonly #takings = new Takings();
  #taking: Taking | undefined;
  readonly #others: Record<Random, number> = { runtime: 0, database: 0, disk: 0 };
  readonly #options: BlowsOptions;
  #given = 0;
  #begun = false;

  constructor(options: BlowsOptions) {
    this.#options = options;
  }

  /** Nothing befalls the home before. */
  begin(): void {
    this.#begun = true;
  }

  next(command: Command, tries: number, now: number): Blow | undefined {
    if (command.do !== 'ask' && command.do !== 'advance') return undefined;
    if (!this.#begun || civilDateAt(now) >= this.#options.until) return undefined;
    // What is tried again finds half of its work done: only the first try takes the path that was counted.
    this.#taking = tries === 0 ? this.#takings.next(command, now) : undefined;
    const point = this.#taking === undefined ? undefined : this.#options.aim.pointFor(this.#taking);
    if (point !== undefined) return { kind: 'point', point };
    return tries >= TRIES[command.do] ? undefined : this.#randomly(command);
  }

  #randomly(command: Command): Blow | undefined {
    const { chance, share } = this.#options;
    this.#given += 1;
    const name = String(this.#given);
    const isWork = pathOf(command) !== undefined || (command.do === 'ask' && command.method === 'POST');
    if (chance.draw('hit', name) >= (isWork ? share : share / SELDOM)) return undefined;
    const draw = chance.draw('kind', name);
    const after = chance.draw('moment', name) ** 2 * SPAN_MS;
    if (draw < 0.1 && canFillDisk()) return { kind: 'disk', after };
    return { kind: draw < 0.3 ? 'database' : 'runtime', after };
  }

  answered(command: Command, _writes: readonly string[], blow: Blow | undefined): void {
    if (blow?.kind === 'database' || blow?.kind === 'disk') this.#note(command, blow.kind);
  }

  struck(command: Command, blow: Blow, writes: readonly string[]): void {
    const taking = this.#taking;
    if (blow.kind !== 'point' || taking === undefined) {
      if (blow.kind !== 'point') this.#note(command, blow.kind);
      return;
    }
    this.#noteMails(command);
    this.#points.set(taking.path, (this.#points.get(taking.path) ?? 0) + 1);
    this.#options.aim.struck(taking, writes, blow.point.when);
  }

  /** Where it was hit, in words. */
  told(): string {
    const { runtime, database, disk } = this.#others;
    const at = [...this.#points].map(([path, count]) => `${count} in ${path}`).join(', ');
    return `${runtime} at random, ${database} with the database, ${disk} with a full disk, between writes: ${at}`;
  }

  #note(command: Command, kind: Random): void {
    this.#noteMails(command);
    this.#others[kind] += 1;
  }

  #noteMails(command: Command): void {
    if (pathOf(command) !== 'mails' || command.do !== 'advance') return;
    const day = civilDateAt(command.to);
    this.whileMailing.set(day, (this.whileMailing.get(day) ?? 0) + 1);
  }
}
