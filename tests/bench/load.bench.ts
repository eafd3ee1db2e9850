/** A hundred requests a second, reading and submitting, for a minute: all on this one machine, over loopback. */
import { fork } from 'node:child_process';
import { z } from 'zod';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { percentile, type Benchmark, type Figure } from './benchmark.ts';
import { BOARD, fullProvince, OPEN, UNITS, UNITS_OF_ONE } from './full-province.ts';
import { sampleSchema, type Order, type Sample } from './load-driver.ts';

const RATE = 100;
const SECONDS = 60;
const AIM_MS = 200;

/** Paths of the province's open rows that nothing has happened to yet, by whether one officer has their units. */
function openTasks(): Pick<Order, 'finish' | 'nudge'> {
  const units = threeTierProvince().units.slice(0, UNITS);
  const paths = (from: number, to: number): string[] =>
    Array.from({ length: OPEN }, (_, i) => i)
      .filter((i) => i % 10 !== 0 && i % UNITS >= from && i % UNITS < to)
      .map((i) => `/viec/${BOARD}:${String(Math.floor(i / UNITS)).padStart(4, '0')}/${units[i % UNITS]?.id ?? ''}`);
  return { finish: paths(0, UNITS_OF_ONE), nudge: paths(UNITS_OF_ONE, UNITS) };
}

function drive(order: Order): Promise<readonly Sample[]> {
  return new Promise((resolve, reject) => {
    const driver = fork(new URL('load-driver.ts', import.meta.url), { execArgv: ['--import', hooks] });
    let samples: readonly Sample[] | undefined;
    driver.on('message', (message) => {
      samples = z.array(sampleSchema).parse(message);
    });
    driver.on('exit', (code) => {
      if (samples === undefined) reject(new Error(`the driver ended with code ${String(code)}`));
      else resolve(samples);
    });
    driver.send(order);
  });
}
const hooks = new URL('page-modules.ts', import.meta.url).href;

const isWrong = ({ kind, status }: Sample): boolean => status !== (kind.startsWith('form') ? 303 : 200);

const figureOf = (name: string, samples: readonly Sample[], aim?: string): Figure => {
  const times = samples.map(({ ms }) => ms);
  const note = `p99 ${percentile(times, 99).toFixed(0)} ms`;
  return { name, unit: 'ms', samples: times, note, ...(aim === undefined ? {} : { aim }) };
};

export const benchmark: Benchmark = {
  name: `${String(RATE)} requests a second for ${String(SECONDS)} s, a fifth of them forms`,
  run: async () => {
    const { home, plan } = await fullProvince();
    const { portal, identity } = home.addresses;
    const order = { portal, identity, plan, ...openTasks() };
    await drive({ ...order, rate: 10, seconds: 5, finish: order.finish.slice(-50), nudge: order.nudge.slice(-50) });
    const samples = await drive({ ...order, rate: RATE, seconds: SECONDS });
    await home.close();
    const wrong = samples.filter(isWrong);
    const kinds = [...Map.groupBy(samples, ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
    const named = [...new Set(wrong.map(({ kind, status }) => `${kind}: ${String(status)}`))].join('; ');
    return [
      figureOf('all requests', samples, `p95 ≤ ${String(AIM_MS)}`),
      { name: 'wrong answers', unit: 'answers', samples: [wrong.length], aim: '0', ...(named && { note: named }) },
      ...kinds.map(([kind, own]) => figureOf(kind, own)),
    ];
  },
};
