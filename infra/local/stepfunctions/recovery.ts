/** Retry and Catch. */
import { isArray, isString, type JsonObject } from './json.ts';
import type { Failure } from './errors.ts';
import type { Results } from './machine.ts';

export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly fullJitter: boolean;
}

export interface Catcher extends Results {
  readonly errors: readonly string[];
  readonly next: string;
}

export const errorNames = (value: unknown): readonly string[] => (isArray(value) ? value.filter(isString) : []);

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** A retrier with the service's defaults: after 1 s, 3 times, twice as long each time. */
export function compileRetrier(json: JsonObject): Retrier {
  return {
    errors: errorNames(json['ErrorEquals']),
    intervalSeconds: numberOr(json['IntervalSeconds'], 1),
    maxAttempts: numberOr(json['MaxAttempts'], 3),
    backoffRate: numberOr(json['BackoffRate'], 2),
    maxDelaySeconds: numberOr(json['MaxDelaySeconds'], Number.POSITIVE_INFINITY),
    fullJitter: json['JitterStrategy'] === 'FULL',
  };
}

/**
 * Whether a retrier or catcher of these error names takes the failure. States.ALL takes everything but
 * States.Runtime, which nobody can take; States.TaskFailed takes everything but a timeout.
 */
export function takes(errors: readonly string[], { error }: Failure): boolean {
  if (error === 'States.Runtime') return false;
  if (error !== undefined && errors.includes(error)) return true;
  if (errors.includes('States.ALL')) return true;
  return errors.includes('States.TaskFailed') && error !== 'States.Timeout';
}

/** The wait before the attempt that follows `used` earlier ones, in ms. */
export function backoffMs(retrier: Retrier, used: number, random: () => number): number {
  const seconds = Math.min(retrier.intervalSeconds * retrier.backoffRate ** used, retrier.maxDelaySeconds);
  return Math.round(seconds * 1000 * (retrier.fullJitter ? random() : 1));
}
