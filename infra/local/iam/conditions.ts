import { wildcard } from './pattern.ts';

/** What is known of a request beyond action and resource, e.g. `{ 'ses:FromAddress': 'a@b.vn' }`. Keys ignore case. */
export type RequestContext = Readonly<Record<string, string>>;
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Operator = (expected: string, actual: string) => boolean;

/** The operators that CDK's grants and this application use; another one stops the start (never a silent "allowed"). */
const operators = new Map<string, Operator>([
  ['StringEquals', (expected, actual) => expected === actual],
  ['StringLike', (expected, actual) => wildcard(expected)(actual)],
  ['ArnEquals', (expected, actual) => wildcard(expected)(actual)],
  ['ArnLike', (expected, actual) => wildcard(expected)(actual)],
  ['Bool', (expected, actual) => expected.toLowerCase() === actual.toLowerCase()],
]);

const IF_EXISTS = 'IfExists';

/** All operators and all keys must hold, any of a key's values will do. Throws when an operator is not known. */
export function compileConditions(conditions: Conditions, path: string): (context: RequestContext) => boolean {
  const tests = Object.entries(conditions).flatMap(([name, keys]) => {
    const optional = name.endsWith(IF_EXISTS);
    const operator = operators.get(optional ? name.slice(0, -IF_EXISTS.length) : name);
    if (operator === undefined)
      throw new Error(
        `${path}.Condition: the home does not know the operator ${name} (known: ${[...operators.keys()].join(', ')})`,
      );
    return Object.entries(keys).map(([key, expected]) => (context: RequestContext) => {
      const actual = valueOf(context, key);
      return actual === undefined ? optional : expected.some((value) => operator(value, actual));
    });
  });
  return (context) => tests.every((test) => test(context));
}

function valueOf(context: RequestContext, key: string): string | undefined {
  const exact = context[key];
  if (exact !== undefined) return exact;
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
