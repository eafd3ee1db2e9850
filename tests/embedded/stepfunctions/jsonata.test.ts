import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFastPath, SLOW } from '#infra/local/stepfunctions/jsonata/fast-path.ts';
import jsonata from 'jsonata';
import { START, TestHome } from './support.ts';

/** What an expression gives as the Output of a Pass state with this input: its value, or the cause of the failure. */
async function evaluated(expression: string, input: unknown = {}, ids?: () => string): Promise<unknown> {
  const home = await TestHome.open(
    { Only: { Type: 'Pass', Output: { value: `{% ${expression} %}` }, End: true } },
    ids === undefined ? {} : { ids },
  );
  const { output, cause } = await home.run(input);
  await home.engine.close();
  return cause ?? output;
}

const key = fc.constantFrom('a', 'b', 'c');
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, 1, 2.5, '', 'x', '1'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((names) => `$states.input.${names.join('.')}`);
const operand = fc.oneof(path, fc.constantFrom('1', "'x'", 'true', 'null', '$v', '$v.a'));
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '&', '+', '-', '*', '/', '%');
const expression = fc.oneof(
  operand,
  fc.tuple(operand, operator, operand).map((parts) => parts.join(' ')),
  fc.tuple(operand, operand).map(([a, b]) => `{"p": ${a}, "q": [${b}, 1]}`),
);

test('the fast path gives what JSONata gives, or leaves the expression to it', async () => {
  await fc.assert(
    fc.asyncProperty(expression, json, json, async (source, input, v) => {
      const compiled = jsonata(source);
      const fast = compileFastPath(compiled.ast())?.({
        input,
        variables: { v },
        now: START,
        context: () => ({}),
        random: () => 0,
        uuid: () => '',
      });
      if (fast === SLOW || fast === undefined) return;
      const slow: unknown = await compiled.evaluate(undefined, { states: { input }, v });
      expect(JSON.stringify(fast)).toBe(JSON.stringify(slow));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$partition([0], 4)', [[0]]],
  ['$range(1, 9, 9)', 1],
  ['$range(10, 0, -5)', [10, 5, 0]],
  ['$parse(\'{"a":[]}\')', { a: [] }],
  ["$parse('-0')", 0],
  ["$hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ["$hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
  ['$random(7) = $random(7)', true],
  ['$uuid() != $uuid()', true],
  ['$millis()', START],
  ['$now()', '2026-01-05T01:00:00.000Z'],
  ["$now('[Y0001]-[M01]-[D01] [H01]:[m01]', '+0700')", '2026-01-05 08:00'],
])('%s', async (source, value) => {
  expect(await evaluated(source)).toEqual({ value });
});

test.each([
  ['$eval("1")', 'T1006: Attempted to invoke a non-function'],
  ['$randomSeeded(1)', 'T1006: Attempted to invoke a non-function'],
  ['$none', "The JSONata expression '$none' specified for the field 'Output/value' returned nothing (undefined)."],
  ['$sum', 'returned an unsupported result type.'],
])('%s fails as on AWS', async (source, words) => {
  expect(await evaluated(source)).toContain(words);
});

test('ids and random numbers are the same for the same seed', async () => {
  const seeded = (): (() => string) => {
    let count = 0;
    return () => `00000000-0000-4000-8000-00000000000${(count += 1)}`;
  };
  const first = await evaluated('[$uuid(), $random(), $shuffle([1..9])]', {}, seeded());
  expect(first).toEqual(await evaluated('[$uuid(), $random(), $shuffle([1..9])]', {}, seeded()));
});

test.each([' {% 1 %} ', '{%1', '$states.input', 'States.Format()'])('%j is a text, not an expression', async (text) => {
  const home = await TestHome.open({ Only: { Type: 'Pass', Output: text, End: true } });
  expect((await home.run()).output).toBe(text);
});
