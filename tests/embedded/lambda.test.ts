import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FunctionRuntime, type FunctionSpec } from '#infra/local/lambda.ts';
import type { LogLine } from '#infra/local/lambda-sandbox.ts';

function aFunction(source: string, overrides: Partial<FunctionSpec> = {}): FunctionSpec {
  const directory = mkdtempSync(path.join(tmpdir(), 'dung-han-function-'));
  writeFileSync(path.join(directory, 'index.js'), source);
  return {
    name: 'example',
    arn: 'arn:aws:lambda:r:0:function:example',
    roleArn: 'arn:aws:iam::0:role/example',
    directory,
    handler: 'index.handler',
    timeoutMs: 1000,
    memoryMb: 128,
    environment: { GREETING: 'chào' },
    ...overrides,
  };
}

function aRuntime(...functions: FunctionSpec[]) {
  const lines: LogLine[] = [];
  let next = 0;
  const runtime = new FunctionRuntime({ functions, log: (line) => lines.push(line), ids: () => `id-${(next += 1)}` });
  return { runtime, lines, invoke: (payload: unknown) => runtime.invoke(functions[0]?.arn ?? '', payload) };
}

describe('a function', () => {
  it('sees its own environment and none of the home', async () => {
    const { invoke } = aRuntime(
      aFunction(
        'exports.handler = async () => [process.env.GREETING, process.env.PATH, require("node:process").env.GREETING]',
      ),
    );
    expect(await invoke({})).toMatchObject({ kind: 'returned', payload: ['chào', null, 'chào'] });
  });

  it('does not share its module state with another function', async () => {
    const source = 'let n = 0; exports.handler = async () => (n += 1)';
    const one = aFunction(source);
    const two = aFunction(source, { arn: 'arn:aws:lambda:r:0:function:two', name: 'two' });
    const { runtime } = aRuntime(one, two);
    await runtime.invoke(one.arn, {});
    expect(await runtime.invoke(one.arn, {})).toMatchObject({ payload: 2 });
    expect(await runtime.invoke(two.arn, {})).toMatchObject({ payload: 1 });
  });

  it('listens to a process of its own: the process of the home stays without its listeners, however often it is loaded', async () => {
    const before = process.listenerCount('exit');
    const { runtime, invoke } = aRuntime(
      aFunction(
        'process.on("exit", () => {}); process.addListener("exit", () => {}); exports.handler = async () => process.listenerCount("exit")',
      ),
    );
    for (let load = 0; load < 12; load += 1) {
      expect(await invoke({})).toMatchObject({ payload: 2 });
      runtime.recycle();
    }
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('answers undefined as null, as Lambda does', async () => {
    const { invoke } = aRuntime(aFunction('exports.handler = async () => undefined'));
    expect(await invoke({})).toMatchObject({ kind: 'returned', payload: null });
  });

  it('that throws fails with the error type, message and trace, and the log says so', async () => {
    const { invoke, lines } = aRuntime(
      aFunction(
        'class Late extends Error { name = "Late" }; exports.handler = async () => { throw new Late("two days") }',
      ),
    );
    expect(await invoke({})).toMatchObject({ kind: 'failed', errorType: 'Late', errorMessage: 'two days' });
    expect(lines.at(-1)).toMatchObject({ source: 'example', level: 'error' });
  });

  it('that overruns its timeout fails as Lambda words it, and is loaded afresh for the next call', async () => {
    const source =
      'let n = 0; exports.handler = (e) => { n += 1; return e.hang ? new Promise(() => {}) : Promise.resolve(n) }';
    const { invoke } = aRuntime(aFunction(source, { timeoutMs: 50 }));
    expect(await invoke({ hang: true })).toMatchObject({
      kind: 'failed',
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: id-1 Error: Task timed out after 0.05 seconds',
    });
    expect(await invoke({ hang: false })).toMatchObject({ payload: 1 });
  });

  it('writes lines to the log of the home', async () => {
    const { invoke, lines } = aRuntime(
      aFunction('exports.handler = async () => { console.log("one\\ntwo"); console.error("three") }'),
    );
    await invoke({});
    expect(lines.map(({ level, text }) => [level, text])).toEqual([
      ['info', 'one'],
      ['info', 'two'],
      ['error', 'three'],
    ]);
  });

  it('whose bundle exports no handler fails with the file and the name', async () => {
    const { invoke } = aRuntime(aFunction('exports.other = 1'));
    const outcome = await invoke({});
    expect(outcome.kind === 'failed' && outcome.errorMessage).toContain('exports no function handler');
  });
});
