/** A working day of a province: 5,000 open tasks of 280 units, of which 100 have a rung that day. */
import type { DynamoDBClient, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { openCase } from '#shared/casework/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { openBy } from '../casework/world.ts';
import { aRow, OFFICE, runDay, startDaily } from '../daily/world.ts';
import type { Benchmark } from './benchmark.ts';

const OPEN = 5_000;
const DUE = 100;
const UNITS = 280;
const OPENED = '2024-03-01';
/** Seven working days before 14/6/2024, and the run before. */
const DAY = '2024-06-05';
const DAY_BEFORE = '2024-06-04';

/** Counts the items that answers bring from now on. */
function itemsRead(client: DynamoDBClient): () => number {
  let items = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      items += itemsIn(answer.output);
      return answer;
    },
    { step: 'initialize' },
  );
  return () => items;
}

function itemsIn(output: ServiceOutputTypes): number {
  if ('Items' in output) return output.Items?.length ?? 0;
  if ('Item' in output) return output.Item === undefined ? 0 : 1;
  if ('Responses' in output && output.Responses !== undefined && !Array.isArray(output.Responses))
    return Object.values(output.Responses).reduce((sum, items) => sum + items.length, 0);
  return 0;
}

export const benchmark: Benchmark = {
  name: `The daily run: ${OPEN} open tasks of ${UNITS} units, ${DUE} rungs due`,
  run: async () => {
    const province = threeTierProvince();
    const daily = await startDaily(province);
    const units = province.units.slice(0, UNITS).map(({ id }) => id);
    const rows = Array.from({ length: OPEN }, (_, i) => {
      const unit = units[i % UNITS];
      if (unit === undefined) throw new Error('the sample province has fewer units');
      const row = String(Math.floor(i / UNITS)).padStart(4, '0');
      return aRow(row, { unit, taskId: unit, start: openBy(i < DUE ? '2024-06-14' : '2024-11-15') });
    });
    const now = instantOf(plainDate(OPENED), 12);
    for (const { caseId, process, board, row, subject: title } of new Map(
      rows.map((one) => [one.caseId, one]),
    ).values())
      await openCase({ caseId, process, board, row, title, by: OFFICE, now }, { store: daily.ports.cases });
    await daily.open(rows, OPENED);
    await runDay(daily, DAY_BEFORE);
    daily.outbox.length = 0;
    const onAgenda = (await daily.ports.cases.dueOn(plainDate(DAY))).length;
    const before = daily.calls();
    const read = itemsRead(daily.client);
    const started = performance.now();
    await runDay(daily, DAY);
    const seconds = (performance.now() - started) / 1000;
    const calls = Object.entries(daily.calls()).reduce((sum, [name, count]) => sum + count - (before[name] ?? 0), 0);
    const mails = daily.outbox.length;
    const items = read();
    await daily.close();
    return [
      { name: 'the whole run, mails written', unit: 's', samples: [seconds], aim: '< 5' },
      { name: 'tasks read from the agenda', unit: 'items', samples: [onAgenda], aim: String(DUE) },
      {
        ...{ name: 'items read in all', unit: 'items', samples: [items] },
        note: 'the agenda, the tasks of the mails, and each open row of the board once for the digests',
      },
      { name: 'DynamoDB calls', unit: 'calls', samples: [calls] },
      { name: 'mails', unit: 'mails', samples: [mails] },
    ];
  },
};
