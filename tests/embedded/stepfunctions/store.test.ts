import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import { DataFolderError } from '#infra/local/stepfunctions/index.ts';
import { Log } from '#infra/local/stepfunctions/store/log.ts';
import { openLog } from '#infra/local/stepfunctions/store/open.ts';
import { FileSegment } from '#infra/local/stepfunctions/store/segment.ts';
import { compileMachine } from '#infra/local/stepfunctions/compile.ts';
import { Store } from '#infra/local/stepfunctions/store/store.ts';
import { aTask, aTokenTask, bodySchemas, MACHINE, returned, START, TestHome } from './support.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'engine-store-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const waiting = { Wait: { Type: 'Wait', Seconds: 60, End: true } };
const clockAt = (time: number): HomeClock => new HomeClock({ frozen: true, start: time });
const onlyFile = (): string => path.join(dir, readdirSync(dir)[0] ?? '');

test('a reopened home goes on where it was: waits end, tokens stay valid, ended executions can be read', async () => {
  const tokens: string[] = [];
  const states = {
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Person' },
    Person: aTokenTask({ End: true }),
  };
  const invoke = (payload: unknown) => {
    tokens.push(/"token":"([^"]+)"/.exec(JSON.stringify(payload))?.[1] ?? '');
    return returned({});
  };
  const first = await TestHome.open(states, { dir, invoke });
  const early = await first.start({ n: 1 });
  await first.pass(60);
  const late = await first.start({ n: 2 });
  await first.clock.idle();
  await first.engine.close();

  const second = await TestHome.open(states, { dir, invoke, clock: clockAt(START + 60_000) });
  expect(second.engine.stats().running).toBe(2);
  await second.engine.request('SendTaskSuccess', { taskToken: tokens[0], output: '"signed"' });
  await second.pass(60);
  await second.engine.request('SendTaskSuccess', { taskToken: tokens.at(-1), output: '"signed too"' });
  const history = await second.history(early);
  await second.engine.close();

  const third = await TestHome.open(states, { dir, clock: clockAt(START + 120_000) });
  expect(await third.describe(early)).toMatchObject({ status: 'SUCCEEDED', input: '{"n":1}', output: '"signed"' });
  expect(await third.describe(late)).toMatchObject({ status: 'SUCCEEDED', output: '"signed too"' });
  expect(await third.history(early)).toEqual(history);
  expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
  await third.engine.close();
});

test('a timer that came due while the home was down fires when it opens', async () => {
  const first = await TestHome.open(waiting, { dir });
  const arn = await first.start();
  await first.engine.close();
  const second = await TestHome.open(waiting, { dir, clock: clockAt(START + 86_400_000) });
  await second.pass(0);
  expect((await second.describe(arn)).status).toBe('SUCCEEDED');
  await second.engine.close();
});

test('a task that was in flight is called again', async () => {
  const states = { Work: aTask({ End: true }) };
  let calls = 0;
  const never = (): Promise<never> => {
    calls += 1;
    return new Promise(() => undefined);
  };
  const first = await TestHome.open(states, { dir, invoke: never });
  const arn = await first.start(7);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(calls).toBe(1);
  await first.engine.close();
  const second = await TestHome.open(states, { dir, invoke: returned });
  await second.clock.idle();
  expect(await second.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '7' });
  expect((await second.types(arn)).filter((type) => type === 'TaskScheduled')).toHaveLength(1);
  await second.engine.close();
});

test('a running execution keeps the definition that it started with; the next one takes the new', async () => {
  const version = (output: string) => ({ Wait: { Type: 'Wait', Seconds: 60, Output: output, End: true } });
  const first = await TestHome.open(version('old'), { dir });
  const arn = await first.start();
  await first.engine.close();
  const second = await TestHome.open(version('new'), { dir });
  const later = await second.start();
  await second.pass(60);
  expect((await second.describe(arn)).output).toBe('"old"');
  expect((await second.describe(later)).output).toBe('"new"');
  await second.engine.close();
});

test('a write that was torn off by a crash is left out; everything before it counts', async () => {
  const first = await TestHome.open(waiting, { dir });
  await first.start({}, 'kept');
  await first.engine.close();
  const whole = readFileSync(onlyFile());
  const second = await TestHome.open(waiting, { dir });
  await second.start({}, 'torn');
  await second.engine.close();
  truncateSync(onlyFile(), whole.length + 40);
  const third = await TestHome.open(waiting, { dir });
  const { body } = await third.engine.request('ListExecutions', { stateMachineArn: MACHINE });
  expect(body).toMatchObject({ executions: [{ name: 'kept' }] });
  await third.start({}, 'torn');
  await third.engine.close();
});

test('a log with a flipped byte is refused, says where, and is not touched', async () => {
  const first = await TestHome.open(waiting, { dir });
  for (let number = 0; number < 5; number += 1) {
    await first.start({ number });
    await first.clock.idle();
  }
  await first.engine.close();
  const bytes = readFileSync(onlyFile());
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(onlyFile(), bytes);
  await expect(TestHome.open(waiting, { dir })).rejects.toThrow(DataFolderError);
  await expect(TestHome.open(waiting, { dir })).rejects.toThrow(
    /is damaged at byte \d+\. Nothing was changed\. Restore/,
  );
  expect(readFileSync(onlyFile())).toEqual(bytes);
});

test('a folder whose file is no log is refused', async () => {
  writeFileSync(path.join(dir, 'log-0000000000000000'), 'this is no log of the engine');
  await expect(TestHome.open(waiting, { dir })).rejects.toThrow(DataFolderError);
});

test('a log of a newer program is refused', async () => {
  const log = openLog(dir, 'second', () => undefined);
  log.append('{"k":"v","format":3}', '');
  await log.close();
  const bytes = readFileSync(onlyFile());
  await expect(TestHome.open(waiting, { dir })).rejects.toThrow(/newer version of this program \(format 3/);
  expect(readFileSync(onlyFile())).toEqual(bytes);
});

test('a log of the first format is read: its events told id and instant, its frames every field', async () => {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Wait', States: waiting });
  const frame = { i: 0, p: -1, x: 0, s: 'Wait', e: 2, t: START, l: 2, in: { n: 1 }, v: {} };
  const rest = { kind: 'wait', due: START + 60_000 };
  const started = { name: 'old', machine: MACHINE, hash: 'h', role: 'r', at: START, in: { n: 1 } };
  const events: readonly unknown[][] = [
    [1, 'ExecutionStarted', 0, START, { input: { n: 1 }, roleArn: 'r' }],
    [2, 'WaitStateEntered', 1, START, { name: 'Wait', input: { n: 1 } }],
  ];
  const log = openLog(dir, 'second', () => undefined);
  log.append('{"k":"v","format":1}', '');
  log.append(JSON.stringify({ k: 'd', hash: 'h', text: definition }), '');
  const head = { k: 'x', x: 1, p: -1, n: 2, nf: 1, s: started, f: [{ ...frame, r: rest }] };
  log.append(JSON.stringify(head), JSON.stringify(events).slice(1, -1));
  await log.close();

  const home = await TestHome.open(waiting, { dir });
  const arn = `${MACHINE.replace('stateMachine', 'execution')}:old`;
  await home.pass(60);
  expect(await home.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}' });
  const history = await home.history(arn);
  expect(history.map(({ id, previousEventId, type, timestamp }) => [id, previousEventId, type, timestamp])).toEqual([
    [1, 0, 'ExecutionStarted', START / 1000],
    [2, 1, 'WaitStateEntered', START / 1000],
    [3, 2, 'WaitStateExited', START / 1000 + 60],
    [4, 3, 'ExecutionSucceeded', START / 1000 + 60],
  ]);
  await home.engine.close();
});

test('what is appended in one tick is one write, and nothing is released before it', async () => {
  const log = openLog(dir, 'second', () => undefined);
  const sizes: number[] = [];
  const released = new Promise<void>((resolve) => {
    log.append('{"k":"v","format":1}', '');
    log.whenCommitted(() => sizes.push(readFileSync(onlyFile()).length));
    log.append('{"k":"d"}', '');
    log.whenCommitted(() => {
      sizes.push(readFileSync(onlyFile()).length);
      resolve();
    });
    expect(readFileSync(onlyFile())).toHaveLength(0);
  });
  await released;
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes[1]).toBe(sizes[0]);
  await log.close();
});

test('with DURABILITY=full the disk has a commit before it is released, and commits that come meanwhile share the next', async () => {
  const home = await TestHome.open(waiting, { dir, durability: 'full' });
  const arns = await Promise.all(Array.from({ length: 50 }, () => home.start()));
  await home.pass(60);
  for (const arn of arns) expect((await home.describe(arn)).status).toBe('SUCCEEDED');
  await home.engine.close();
});

test('a file closes after the syncs that are under way', async () => {
  const segment = new FileSegment(path.join(dir, 'segment'), 0, 'new');
  segment.append(Buffer.from('kept'));
  const syncs = Array.from({ length: 20 }, () => segment.sync());
  segment.close();
  await expect(Promise.all(syncs)).resolves.toHaveLength(20);
});

const DAY_MS = 86_400_000;

test('a new segment holds all that is needed; executions that ended 90 days ago are forgotten with their files', async () => {
  const first = await TestHome.open(waiting, { dir });
  const old = await first.start({}, 'old');
  await first.pass(60);
  await first.engine.close();
  const compile = (arn: string, roleArn: string, text: string) =>
    compileMachine({ arn, name: 'machine', roleArn, definition: text });

  const store = new Store(dir, 'second', compile);
  store.compact(START + 30 * DAY_MS);
  await store.log.close();
  const second = await TestHome.open(waiting, { dir, clock: clockAt(START + 30 * DAY_MS) });
  expect(readdirSync(dir)).toHaveLength(2);
  expect(await second.describe(old)).toMatchObject({ status: 'SUCCEEDED', input: '{}' });
  expect((await second.history(old)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  const running = await second.start({}, 'running');
  await second.engine.close();

  const later = new Store(dir, 'second', compile);
  later.compact(START + 100 * DAY_MS);
  await later.log.close();
  const third = await TestHome.open(waiting, { dir, clock: clockAt(START + 100 * DAY_MS) });
  expect(readdirSync(dir)).toHaveLength(2);
  expect((await third.refusal('DescribeExecution', { executionArn: old })).__type).toBe('ExecutionDoesNotExist');
  await third.pass(60);
  expect(bodySchemas.described.parse(await third.describe(running)).status).toBe('SUCCEEDED');
  await third.engine.close();
});

test('a log in memory works like one on disk', async () => {
  const log = new Log(null, 'second', []);
  const position = log.append('{"head":"đúng"}', '[1]');
  expect(log.read(position)).toEqual({ head: '{"head":"đúng"}', events: '[1]' });
  await log.close();
});
