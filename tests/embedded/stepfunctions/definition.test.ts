import { expect, test } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import { DefinitionError, openEngine } from '#infra/local/stepfunctions/index.ts';
import { MACHINE } from './support.ts';

const open = (definition: string): Promise<unknown> =>
  openEngine({
    dir: null,
    durability: 'second',
    clock: new HomeClock({ frozen: true }),
    machines: [
      { arn: MACHINE, name: 'machine', definition, roleArn: 'role', source: 'workflows/pakn/definition.asl.json' },
    ],
    invoke: () => Promise.reject(new Error('no function is called')),
    callAws: () => Promise.reject(new Error('no service is called')),
  });

const machine = (states: object): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });

test.each([
  ['text that is no JSON', '{', '/', 'not JSON'],
  ['no states', '{"StartAt":"A"}', '/', 'These fields are required: [States]'],
  [
    'an unknown start',
    machine({ A: { Type: 'Succeed' } }).replace('"A"', '"B"'),
    '/StartAt',
    `Missing 'StartAt' target: B`,
  ],
  ['an unknown next state', machine({ A: { Type: 'Pass', Next: 'B' } }), '/States/A/Next', `Missing 'Next' target: B`],
  ['a misspelt field', machine({ A: { Type: 'Pass', Ouput: 1, End: true } }), '/States/A/Ouput', 'is not supported'],
  [
    'a JSONPath field',
    machine({ A: { Type: 'Pass', ResultPath: '$', End: true } }),
    '/States/A/ResultPath',
    'JSONPath',
  ],
  ['neither Next nor End', machine({ A: { Type: 'Pass' } }), '/States/A', '[Next] or [End]'],
  [
    'a broken expression',
    machine({ A: { Type: 'Pass', Output: '{% 1 + %}', End: true } }),
    '/States/A/Output',
    'Invalid JSONata',
  ],
  [
    'the variable states',
    machine({ A: { Type: 'Pass', Assign: { states: 1 }, End: true } }),
    '/States/A/Assign/states',
    'not a variable',
  ],
  ['an unknown type', machine({ A: { Type: 'Task2' } }), '/States/A/Type', 'Unknown state type'],
  [
    'a service that nobody calls',
    machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true } }),
    '/States/A/Resource',
    'does not call',
  ],
  [
    'a substitution that the template left open',
    machine({ A: { Type: 'Task', Resource: '${PaknFunctionArn}', End: true } }),
    '/States/A/Resource',
    'unresolved substitution ${PaknFunctionArn}',
  ],
  [
    'a distributed Map',
    machine({
      A: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED' },
          StartAt: 'B',
          States: { B: { Type: 'Succeed' } },
        },
        End: true,
      },
    }),
    '/States/A/ItemProcessor/ProcessorConfig/Mode',
    'INLINE',
  ],
  [
    'a state of a branch, by its whole path',
    machine({
      A: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Wait', End: true } } }], End: true },
    }),
    '/States/A/Branches/0/States/B',
    '[Seconds, Timestamp]',
  ],
])('the engine does not open with %s: it names file, path and cause', async (_, definition, at, reason) => {
  const error = await open(definition).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DefinitionError);
  expect(error).toMatchObject({ source: 'workflows/pakn/definition.asl.json', path: at });
  expect(String(error)).toContain(reason);
});
