/** Rehearses the end of a quarter in this process, as often as it is told, and tells its parent what each time took. */
import process from 'node:process';
import { readCommand } from '#infra/local/rehearse/options.ts';
import { rehearse } from '#infra/local/rehearse/rehearsal.ts';
import { reportOf } from '#infra/local/rehearse/report/report.ts';
import { orderSchema, type Order, type Played } from './rehearsal.bench.ts';

const SPAN = '--org three-tier --from 2024-03-13 --to 2024-03-22 --seed 1';
const MB = 2 ** 20;

async function playOnce({ districts, outside: lists }: Order): Promise<Played> {
  const outside = `--announcements ${String(lists)} --pakn ${String(4 * lists)}`;
  const command = readCommand(`${SPAN} --districts ${String(districts)} ${outside}`.split(' '), () => '');
  if (typeof command === 'string') throw new Error(command);
  const played = await rehearse(command.options, async (rehearsed) => {
    const { organisation } = rehearsed.stage;
    const report = await reportOf(rehearsed);
    return {
      units: organisation.units.length,
      seconds: rehearsed.seconds,
      tableCalls: report.tableCalls,
      broken: report.invariants.reduce((sum, { broken }) => sum + broken.length, 0) + report.faults.length,
      peakMb: report.peakMemoryMb,
    };
  });
  globalThis.gc?.();
  return { ...played, heapMb: process.memoryUsage().heapUsed / MB };
}

process.on('message', (message) => {
  const order = orderSchema.parse(message);
  void (async () => {
    const played: Played[] = [];
    for (let time = 0; time < order.times; time += 1) played.push(await playOnce(order));
    process.send?.(played, () => process.exit(0));
  })();
});
