/**
 * What one request or one task of a workflow reads, item by item, and what the next of its kind will read: the same keys
 * with its own parameters in them. So a page that needs the session first, then its task, then the task's document asks
 * for all three at once from the second time on. It is a guess: what it got wrong is read when it is needed.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Parameters = Readonly<Record<string, string>>;

/** Shorter values stand in texts that have nothing to do with them. */
const SHORTEST = 3;
const MOST = 20;
const PLACE = /\0(\w+)\0/gu;

/** The longest first: `ubnd-xa-31` is no `ubnd-xa-3` with a 1. */
const withPlaces = (text: string, parameters: Parameters): string =>
  Object.entries(parameters)
    .filter(([, value]) => value.length >= SHORTEST)
    .sort(([, a], [, b]) => b.length - a.length)
    .reduce((rest, [name, value]) => rest.replaceAll(value, `\0${name}\0`), text);

/** What stands in a key for its parameters; undefined for one that has none, and belongs to this reader or day alone. */
function patternOf({ pk, sk }: Key, parameters: Parameters): Key | undefined {
  const pattern = { pk: withPlaces(pk, parameters), sk: withPlaces(sk, parameters) };
  const isForAll = !pk.includes('#');
  return isForAll || pattern.pk !== pk || pattern.sk !== sk ? pattern : undefined;
}

/** The key with these parameters; undefined when one of its own is not among them. */
function filled({ pk, sk }: Key, parameters: Parameters): Key | undefined {
  const names = [...`${pk}${sk}`.matchAll(PLACE)].map(([, name = '']) => name);
  if (names.some((name) => parameters[name] === undefined)) return undefined;
  const fill = (text: string): string => text.replace(PLACE, (_, name: string) => parameters[name] ?? '');
  return { pk: fill(pk), sk: fill(sk) };
}

/** What errands of each kind read the last time. */
export class Habits {
  readonly #patterns = new Map<string, readonly Key[]>();

  of(kind: string, parameters: Parameters): readonly Key[] {
    const patterns = this.#patterns.get(kind) ?? [];
    return patterns.map((pattern) => filled(pattern, parameters)).filter((key) => key !== undefined);
  }

  learn(kind: string, parameters: Parameters, read: readonly Key[]): void {
    const patterns = read.map((key) => patternOf(key, parameters)).filter((pattern) => pattern !== undefined);
    // Who was sent away at the door read nothing that tells what is behind it.
    if (patterns.length === 0) return;
    const once = new Map(patterns.map((pattern) => [nameOf(pattern), pattern]));
    this.#patterns.set(kind, [...once.values()].slice(0, MOST));
  }
}

/** One errand under way. */
export class Errand {
  readonly read: Key[] = [];
  #soon: (() => readonly Key[]) | undefined;
  readonly #ahead = new Map<string, Promise<Item | undefined>>();

  /** `soon` is asked what will be needed when the first item is. */
  constructor(soon: () => readonly Key[]) {
    this.#soon = soon;
  }

  /** The item of `key`: as it was asked for ahead, each once, or as `ask` finds it now. */
  item(key: Key, ask: (key: Key) => Promise<Item | undefined>): Promise<Item | undefined> {
    this.#begin(ask);
    this.read.push(key);
    const name = nameOf(key);
    const ahead = this.#ahead.get(name);
    this.#ahead.delete(name);
    return ahead ?? ask(key);
  }

  /** Something was written: what was asked for before may not be so any more. */
  forget(): void {
    this.#ahead.clear();
  }

  /** With the first item that is needed goes everything that will be. */
  #begin(ask: (key: Key) => Promise<Item | undefined>): void {
    const soon = this.#soon?.() ?? [];
    // A kept connection remembers the errand it was opened in: let go of the request.
    this.#soon = undefined;
    for (const key of soon) {
      const answer = ask(key);
      // Thrown to whoever comes for it, should anybody.
      answer.catch(() => undefined);
      this.#ahead.set(nameOf(key), answer);
    }
  }
}

export const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
