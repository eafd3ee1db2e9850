/**
 * How a rehearsal grows: the end of a quarter in a province and in one of twice as many units, people acting, each in a
 * process of its own; and provinces one after another in one process, whose memory must not grow.
 */
import { fork } from 'node:child_process';
import { z } from 'zod';
import { median, type Benchmark, type Figure } from './benchmark.ts';

export const orderSchema = z.object({ districts: z.int(), outside: z.int(), times: z.int() });
export type Order = z.infer<typeof orderSchema>;

export const playedSchema = z.object({
  units: z.int(),
  seconds: z.number(),
  tableCalls: z.int(),
  broken: z.int(),
  /** After the garbage was collected, the home closed. */
  heapMb: z.number(),
  /** The most the process ever took. */
  peakMb: z.number(),
});
export type Played = z.infer<typeof playedSchema>;

/** Districts of the sample with 116 and 239 units, the province's own bodies among them; what comes from outside doubles. */
const ONCE = { districts: 4, outside: 4 };
const TWICE = { districts: 10, outside: 8 };
const RUNS = 3;
const PROVINCES = 3;
/** Provinces before them: until the fifth the engine still compiles more of the code, which it keeps. */
const WARM_UP = 5;

function play(order: Order): Promise<readonly Played[]> {
  return new Promise((resolve, reject) => {
    const hooks = new URL('page-modules.ts', import.meta.url).href;
    const child = fork(new URL('rehearse-once.ts', import.meta.url), {
      execArgv: ['--expose-gc', '--import', hooks],
    });
    let played: readonly Played[] | undefined;
    child.on('message', (message) => {
      played = z.array(playedSchema).parse(message);
    });
    child.on('exit', (code) => {
      if (played === undefined) reject(new Error(`a rehearsal ended with code ${String(code)}`));
      else resolve(played);
    });
    child.send(order);
  });
}

/** Of the first province of a process. */
async function runsOf(size: Omit<Order, 'times'>): Promise<readonly Played[]> {
  const runs: Played[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(...(await play({ ...size, times: 1 })));
  return runs;
}

const listed = (amounts: readonly number[]): string => amounts.map((each) => each.toFixed(0)).join(', ');

const perUnit = (runs: readonly Played[], of: 'seconds' | 'tableCalls' | 'peakMb', times = 1): number[] =>
  runs.map((run) => (run[of] * times) / run.units);

function growth(name: string, once: readonly number[], twice: readonly number[]): Figure {
  const percent = (median(twice) / median(once) - 1) * 100;
  return { name: `${name} a unit: growth from 1× to 2×`, unit: '%', samples: [percent], aim: '≤ 10' };
}

export const benchmark: Benchmark = {
  name: `A quarter's end rehearsed in ${String(ONCE.districts)} and ${String(TWICE.districts)} districts; ${String(PROVINCES)} provinces one after another`,
  run: async () => {
    const once = await runsOf(ONCE);
    const twice = await runsOf(TWICE);
    const provinces = await play({ ...ONCE, times: WARM_UP + PROVINCES });
    const heaps = provinces.map(({ heapMb }) => heapMb);
    const [first = 0, last = 0] = [heaps[WARM_UP], heaps.at(-1)];
    const peaks = provinces.map(({ peakMb }) => peakMb);
    return [
      { name: '1×', unit: 'units', samples: [once[0]?.units ?? 0] },
      { name: '2×', unit: 'units', samples: [twice[0]?.units ?? 0] },
      { name: 'time a unit, 1×', unit: 'ms', samples: perUnit(once, 'seconds', 1000) },
      { name: 'time a unit, 2×', unit: 'ms', samples: perUnit(twice, 'seconds', 1000) },
      growth('time', perUnit(once, 'seconds'), perUnit(twice, 'seconds')),
      { name: 'peak memory, 1×', unit: 'MB', samples: once.map(({ peakMb }) => peakMb) },
      { name: 'peak memory, 2×', unit: 'MB', samples: twice.map(({ peakMb }) => peakMb) },
      growth('memory', perUnit(once, 'peakMb'), perUnit(twice, 'peakMb')),
      growth('table calls', perUnit(once, 'tableCalls'), perUnit(twice, 'tableCalls')),
      {
        ...{ name: `memory left by the last of ${String(PROVINCES)} provinces beside the first`, unit: 'MB' },
        ...{ samples: [last - first], aim: '≤ 5' },
        note: `${String(WARM_UP)} before them; heap after each: ${listed(heaps)} MB; most the process took: ${listed(peaks)} MB`,
      },
      {
        ...{ name: 'invariants broken', unit: 'findings', aim: '0' },
        samples: [[...once, ...twice, ...provinces].reduce((sum, { broken }) => sum + broken, 0)],
      },
    ];
  },
};
