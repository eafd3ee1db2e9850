/**
 * When a home is killed in a season: by turns at the next point between two writes of the path a command takes, and at a
 * random moment of it, now the runtime, now its database. Every path begins with its first write and goes on with the
 * next one each time it is taken, so that no pair of writes is left out.
 */
import type { Chance } from '#infra/local/rehearse/chance.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { canFillDisk } from '../home/full-disk.ts';
import type { Command, Point } from '../home/commands.ts';
import type { Blow, Blows } from '../home/blow.ts';

/** How often one command is hit before it is let through. */
const TRIES = { ask: 2, advance: 5 } as const;
/** Random moments lie within so many milliseconds of a command. */
const SPAN_MS = 500;

/** The paths whose every pair of writes is parted. */
export type Path = 'sign' | 'submit' | 'finish' | 'petition' | 'rungs' | 'mails' | 'other';

const FORMS: readonly (readonly [RegExp, Path])[] = [
  [/\/(?:ky|quyet-dinh|so)$/u, 'sign'],
  [/\/(?:trinh|gui|kiem-tra)$/u, 'submit'],
  [/\/(?:hoan-thanh|gia-han|bao-cao|su-kien)$/u, 'finish'],
  [/^\/(?:pakn|phan-anh)/u, 'petition'],
];

export function pathOf(command: Command): Path {
  if (command.do === 'ask') return FORMS.find(([form]) => form.test(command.path))?.[1] ?? 'other';
  if (command.do !== 'advance') return 'other';
  const minutes = new Date(command.to + 7 * 3_600_000).toISOString().slice(11, 16);
  if (minutes === '00:10') return 'rungs';
  return minutes === '07:40' ? 'mails' : 'other';
}

/** Which points of a path there are is known once it was taken to its end without one. */
class Cursor {
  #next: Point = { nth: 1, when: 'before' };

  take(): Point {
    const point = this.#next;
    this.#next = point.when === 'before' ? { nth: point.nth, when: 'after' } : { nth: point.nth + 1, when: 'before' };
    return point;
  }

  /** The path ended before its point came. */
  rewind(): void {
    this.#next = { nth: 1, when: 'before' };
  }
}

interface BlowsOptions {
  readonly chance: Chance;
  /** Of commands that are hit at all. */
  readonly share: number;
  /** They go on from one season to the next. */
  readonly cursors: Map<Path, Cursor>;
  /** From this day on nothing befalls the home: its run of the morning mends what was left open. */
  readonly until: PlainDate;
}

interface Struck {
  readonly points: Map<Path, number>;
  random: number;
  database: number;
  disk: number;
}

export class SeededBlows implements Blows {
  readonly struckAt: Struck = { points: new Map(), random: 0, database: 0, disk: 0 };
  /** Blows in the minutes in which mails leave, by day. */
  readonly whileMailing = new Map<string, number>();
  readonly #chance: Chance;
  readonly #share: number;
  readonly #cursors: Map<Path, Cursor>;
  readonly #until: PlainDate;
  #given = 0;
  #begun = false;

  constructor({ chance, share, cursors, until }: BlowsOptions) {
    this.#chance = chance;
    this.#share = share;
    this.#cursors = cursors;
    this.#until = until;
  }

  /** Nothing befalls the home before. */
  begin(): void {
    this.#begun = true;
  }

  next(command: Command, tries: number, now: number): Blow | undefined {
    if (command.do !== 'ask' && command.do !== 'advance') return undefined;
    if (!this.#begun || civilDateAt(now) >= this.#until) return undefined;
    this.#given += 1;
    const name = String(this.#given);
    if (tries >= TRIES[command.do] || this.#chance.draw('hit', name) >= this.#shareOf(command)) return undefined;
    const path = pathOf(command);
    const draw = this.#chance.draw('kind', name);
    const after = this.#chance.draw('moment', name) ** 2 * SPAN_MS;
    if (draw < 0.06 && canFillDisk()) return { kind: 'disk', after };
    if (draw < 0.15) return { kind: 'database', after };
    if (draw < 0.37 || path === 'other') return { kind: 'runtime', after };
    return { kind: 'point', point: this.#cursorOf(path).take() };
  }

  #shareOf(command: Command): number {
    const path = pathOf(command);
    const isForm = command.do === 'ask' && command.method === 'POST';
    return isForm || path === 'rungs' || path === 'mails' ? this.#share : this.#share / 8;
  }

  answered(command: Command, _writes: readonly string[], blow: Blow | undefined): void {
    if (blow?.kind === 'point') this.#cursorOf(pathOf(command)).rewind();
    if (blow?.kind !== 'database' && blow?.kind !== 'disk') return;
    this.#note(command);
    if (blow.kind === 'disk') this.struckAt.disk += 1;
    else this.struckAt.database += 1;
  }

  struck(command: Command, blow: Blow): void {
    this.#note(command);
    const { points } = this.struckAt;
    if (blow.kind === 'point') points.set(pathOf(command), (points.get(pathOf(command)) ?? 0) + 1);
    else if (blow.kind === 'disk') this.struckAt.disk += 1;
    else this.struckAt.random += 1;
  }

  /** Where it was hit, in words. */
  told(): string {
    const { points, random, database, disk } = this.struckAt;
    const at = [...points].map(([path, count]) => `${count} in ${path}`).join(', ');
    return `${random} at random, ${database} with the database, ${disk} with a full disk, between writes: ${at}`;
  }

  #note(command: Command): void {
    if (pathOf(command) !== 'mails' || command.do !== 'advance') return;
    const day = civilDateAt(command.to);
    this.whileMailing.set(day, (this.whileMailing.get(day) ?? 0) + 1);
  }

  #cursorOf(path: Path): Cursor {
    const known = this.#cursors.get(path);
    if (known !== undefined) return known;
    const made = new Cursor();
    this.#cursors.set(path, made);
    return made;
  }
}

export type Cursors = Map<Path, Cursor>;
