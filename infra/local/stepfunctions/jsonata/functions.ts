/** What AWS's JSONata has beside or instead of the stock functions. */
import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { isArray } from '../json.ts';
import type { Scope } from './scope.ts';

type Bindings = Record<string, unknown>;

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The functions of one evaluation. `$eval` does not exist on AWS; calling it is calling nothing. */
export function dialect(scope: Scope): Bindings {
  return {
    eval: undefined,
    partition,
    range,
    hash,
    parse,
    shuffle: (items: unknown) => shuffle(items, scope.random),
    random: (seed?: unknown) => (typeof seed === 'number' ? seeded(seed) : scope.random()),
    uuid: () => scope.uuid(),
    millis: () => scope.now,
    now: (picture?: unknown, zone?: unknown) =>
      formatInstant.evaluate(undefined, { instant: scope.now, picture, zone }),
  };
}

const formatInstant = jsonata('$fromMillis($instant, $picture, $zone)');

function fail(message: string): never {
  throw Object.assign(new Error(message), { code: 'D3000' });
}

function partition(array: unknown, size: unknown): unknown {
  if (array === undefined) return undefined;
  if (typeof size !== 'number' || !Number.isFinite(size) || Math.floor(size) < 1)
    return fail('Argument 2 of function "partition" must be a positive number');
  const items: unknown[] = Array.isArray(array) ? array : [array];
  const width = Math.floor(size);
  const chunks: unknown[][] = [];
  for (let start = 0; start < items.length; start += width) chunks.push(items.slice(start, start + width));
  return chunks;
}

/** The service allows at most 1,000 numbers. A range of one number is that number, as any JSONata sequence of one is. */
const RANGE_LIMIT = 1000;

function range(first: unknown, last: unknown, step: unknown): unknown {
  if (first === undefined || last === undefined) return undefined;
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number')
    return fail('The arguments of function "range" must be numbers');
  const numbers = progression(Math.round(first), Math.round(last), Math.round(step));
  return numbers.length > 1 ? numbers : numbers[0];
}

function progression(from: number, to: number, step: number): readonly number[] {
  if (step === 0) return fail('The step of function "range" must not be zero');
  const count = Math.max(0, Math.floor((to - from) / step) + 1);
  if (count > RANGE_LIMIT) return fail(`Function "range" yields at most ${RANGE_LIMIT} numbers`);
  return Array.from({ length: count }, (_, index) => from + index * step);
}

/** The stock function with the engine's own chance, so that a rehearsal can be repeated. */
function shuffle(items: unknown, random: () => number): unknown {
  if (items === undefined) return undefined;
  const shuffled: unknown[] = isArray(items) ? [...items] : [items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}

function hash(value: unknown, algorithm: unknown = 'SHA-256'): unknown {
  if (value === undefined) return undefined;
  const name = typeof algorithm === 'string' ? ALGORITHMS[algorithm] : undefined;
  if (name === undefined) return fail(`The algorithm must be one of ${Object.keys(ALGORITHMS).join(', ')}`);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHash(name).update(text).digest('hex');
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') return fail('Argument 1 of function "parse" must be a string');
  const value: unknown = JSON.parse(text);
  return Object.is(value, -0) ? 0 : value;
}

/** One number in [0, 1) for a seed, the same for the same seed (mulberry32). */
function seeded(seed: number): number {
  let state = Math.trunc(seed) + 0x6d2b79f5;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
