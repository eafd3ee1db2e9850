import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import { openHome, PARENT, runAll, type CrashHome } from './home.ts';
import { bodySchemas } from '../support.ts';

const COUNT = 240;
const KILLS = 12;
const folder = mkdtempSync(path.join(tmpdir(), 'engine-crash-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The same moments at every run of the test. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs the home's process; kills it `killAfter` ms after it has opened its log (or, negative, after it was forked). */
function runProcess(start: number, killAfter: number | undefined): Promise<'killed' | 'done'> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('process.ts', import.meta.url), [folder, String(COUNT), String(start)], {
      execArgv: [],
    });
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    let done = false;
    if (killAfter !== undefined && killAfter < 0) setTimeout(kill, -killAfter);
    child.on('message', (message) => {
      if (message === 'done') done = true;
      else if (killAfter !== undefined && killAfter >= 0) setTimeout(kill, killAfter);
    });
    child.on('exit', (code, signal) => {
      if (done) resolve('done');
      else if (signal === 'SIGKILL') resolve('killed');
      else reject(new Error(`the home ended with ${String(code)}`));
    });
  });
}

/**
 * What an execution did: its result and how often it entered and left each state. A token that was handed out before a
 * crash may be answered before the call that is made again, so «submitted» is written at most as often, not as often.
 */
async function deeds({ engine }: CrashHome, number: number): Promise<unknown> {
  const executionArn = `${PARENT.replace(':stateMachine:', ':execution:')}:execution-${number}`;
  const described = bodySchemas.described.parse((await engine.request('DescribeExecution', { executionArn })).body);
  const answer = await engine.request('GetExecutionHistory', { executionArn, maxResults: 1000 });
  const { events } = bodySchemas.history.parse(answer.body);
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  const { status, output } = described;
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'TaskSubmitted').length).toBeLessThanOrEqual(2);
  return { status, output, events: types.filter((type) => type !== 'TaskSubmitted').sort() };
}

test('a home killed at any moment goes on where it was: nothing is lost, no state is entered twice, results are the same', async () => {
  const random = seeded(20_260_101);
  const start = Date.now();
  let killed = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const moment = round % 4 === 3 ? -(50 + random() * 400) : random() * 250;
    if ((await runProcess(start, moment)) === 'killed') killed += 1;
  }
  expect(killed).toBeGreaterThanOrEqual(KILLS / 2);
  expect(await runProcess(start, undefined)).toBe('done');

  const clock = new HomeClock({ frozen: true });
  const reference = await openHome(null, clock, path.join(folder, 'reference-tokens'));
  const all = runAll(reference, COUNT);
  await clock.idle();
  for (let next = clock.nextTimer(); next !== undefined; next = clock.nextTimer()) await clock.advanceTo(next);
  await all;

  const crashed = await openHome(folder, new HomeClock({ frozen: true }), path.join(folder, 'tokens'));
  try {
    expect(crashed.engine.stats().running).toBe(0);
    for (let number = 0; number < COUNT; number += 1)
      expect(await deeds(crashed, number)).toEqual(await deeds(reference, number));
  } finally {
    await crashed.engine.close();
    await reference.engine.close();
  }
}, 240_000);
