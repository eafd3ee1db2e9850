/** Casework on the template's table in memory: a plan's fan-out, a night's rungs among 5,000 open tasks, a board. */
import { claimRungs, openTasks } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { aTask, earlyMorning, noon, OFFICE, openBy, startWorld } from '../casework/world.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const OPEN = 5_000;
const DUE = 100;
const UNITS = 280;
/** Seven working days before 14/6/2024. */
const NIGHT = '2024-06-05';

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const tasks = Array.from({ length: OPEN }, (_, i) =>
  aTask({
    caseId: `row-${Math.floor(i / UNITS)}`,
    taskId: `xa-${i % UNITS}`,
    unit: unitId(`xa-${i % UNITS}`),
    board: 'plan',
    row: String(Math.floor(i / UNITS)).padStart(4, '0'),
    start: openBy(i < DUE ? '2024-06-14' : '2024-11-15'),
  }),
);

export const benchmark: Benchmark = {
  name: `Casework: ${OPEN} open tasks of ${UNITS} units, ${DUE} rungs due`,
  run: async () => {
    const world = await startWorld();
    const openAll = () => openTasks({ tasks, by: OFFICE, now: noon('2024-03-01') }, world.ports);
    const fanOut = await seconds(openAll);
    let read = 0;
    const night = async (): Promise<void> => {
      const due = await world.store.dueOn(plainDate(NIGHT));
      read = due.length;
      await claimRungs({ tasks: due, now: earlyMorning(NIGHT) }, world.ports);
    };
    let climbing = 0;
    const calls = await world.counted(async () => {
      climbing = await seconds(night);
    });
    const board = await seconds(() => world.store.boardOf('plan'));
    await world.close();
    const figures: readonly Figure[] = [
      { name: 'fan-out', unit: 'tasks/s', samples: [OPEN / fanOut] },
      { name: 'a night: read and climb what is due', unit: 's', samples: [climbing], aim: '< 5' },
      { name: 'a night: items read', unit: 'items', samples: [read], aim: String(DUE) },
      {
        name: 'a night: DynamoDB calls',
        unit: 'calls',
        samples: [Object.values(calls).reduce((sum, count) => sum + count, 0)],
      },
      { name: 'the board with every task', unit: 's', samples: [board] },
    ];
    return figures;
  },
};
