/** Compares what was observed with what was recorded; answers the first difference. */
import { isDeepStrictEqual } from 'node:util';
import { isArray, isObject, isString } from '../../stepfunctions/json.ts';

export interface Leniency {
  /** JSON pointers that are not compared, nor whether they are there. */
  readonly volatile: readonly string[];
  /** Pointers whose text must match. */
  readonly patterns: Readonly<Record<string, string>>;
  /** Names of fields, anywhere, that the service had not yet when the case was recorded. */
  readonly unknownThen: ReadonlySet<string>;
}

const unescape = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

function at(value: unknown, pointer: string): unknown {
  let current = value;
  for (const part of pointer.split('/').slice(1).map(unescape)) {
    if (isArray(current)) current = current[Number(part)];
    else if (isObject(current)) current = current[part];
    else return undefined;
  }
  return current;
}

/** A copy of a value at `pointer` without what is volatile, and with Causes that are JSON as JSON. */
function reduced(value: unknown, pointer: string, leniency: Leniency): unknown {
  if (isArray(value)) return value.map((item, index) => reduced(item, `${pointer}/${index}`, leniency));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const path = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (leniency.volatile.includes(path) || leniency.unknownThen.has(key)) return [];
    return [[key, reduced(field, path, leniency)] as const];
  });
  return Object.fromEntries(fields);
}

/** Recordings keep a JSON cause parsed as `cause_json`: the observed text is brought to the same form. */
export function withCauseJson(observed: unknown, recorded: unknown): unknown {
  if (!isObject(observed) || !isObject(recorded) || recorded['cause_json'] === undefined) return observed;
  const { cause, ...others } = observed;
  if (!isString(cause) || !cause.startsWith('{')) return observed;
  const document: unknown = JSON.parse(cause);
  return { ...others, cause_json: document };
}

/** Compares the values at `pointer`. */
export function difference(
  observed: unknown,
  recorded: unknown,
  pointer: string,
  leniency: Leniency,
): string | undefined {
  if (leniency.volatile.includes(pointer)) return patternMiss(observed, pointer, pointer, leniency);
  const [left, right] = [reduced(observed, pointer, leniency), reduced(recorded, pointer, leniency)];
  if (!isDeepStrictEqual(left, right))
    return `${pointer}: got ${JSON.stringify(left)}, recorded ${JSON.stringify(right)}`;
  return patternMiss(observed, pointer, pointer, leniency);
}

function patternMiss(observed: unknown, pointer: string, base: string, leniency: Leniency): string | undefined {
  for (const [path, pattern] of Object.entries(leniency.patterns)) {
    if (path !== base && !path.startsWith(`${base}/`)) continue;
    // A text that was replaced whole by a placeholder says nothing of its form.
    if (pattern.startsWith('^<')) continue;
    const text = path === pointer ? observed : at(observed, path.slice(base.length));
    if (isString(text) && !new RegExp(pattern).test(text)) return `${path}: got ${text}, recorded ${pattern}`;
  }
  return undefined;
}

/** Compares lists item by item, or (`multiset`) in any order. */
export function listDifference(
  observed: readonly unknown[],
  recorded: readonly unknown[],
  pointer: string,
  leniency: Leniency,
  multiset: boolean,
): string | undefined {
  if (observed.length !== recorded.length)
    return `${pointer}: got ${JSON.stringify(observed)}, recorded ${JSON.stringify(recorded)}`;
  const left = [...observed];
  for (const [index, item] of recorded.entries()) {
    const path = `${pointer}/${index}`;
    const compare = (candidate: unknown): string | undefined =>
      difference(withCauseJson(candidate, item), item, path, leniency);
    const found = multiset ? left.findIndex((candidate) => compare(candidate) === undefined) : 0;
    if (found === -1) return `${path}: nothing like ${JSON.stringify(item)} in ${JSON.stringify(left)}`;
    const [candidate] = left.splice(found, 1);
    const missed = multiset ? undefined : compare(candidate);
    if (missed !== undefined) return missed;
  }
  return undefined;
}
