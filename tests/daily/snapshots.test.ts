import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { SnapshotTable } from '#functions/daily/store/snapshot-table.ts';
import { caseIdSchema, taskIdSchema } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { deployTable } from '../infra/deployed.ts';

const date = plainDate('2024-06-10');
const row = {
  caseId: caseIdSchema.parse('a'),
  taskId: taskIdSchema.parse('b'),
  unit: unitId('so-noi-vu'),
  doer: 'officer' as const,
  committee: null,
  state: 'open' as const,
  due: { strict: date, lenient: date },
  finishedOn: null,
  waitingFor: null,
  title: 'Việc',
  openedOn: null,
  extendedOn: null,
};

it('a morning kept before rows had a sum is read, by one who has read it before and by one who has not', async () => {
  const { client, table, dynamodb } = await deployTable();
  try {
    const snapshots = new SnapshotTable(client, table);
    const kept = { board: 'ke-hoach', name: 'Kế hoạch', date, since: plainDate('2024-06-07'), rows: [row] };
    await snapshots.keep([kept]);
    expect(await snapshots.on(date)).toEqual([kept]);
    expect(await new SnapshotTable(client, table).on(date)).toEqual([kept]);
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: marshall({ pk: `DIGEST#${date}`, sk: 'ke-hoach#000' }),
        UpdateExpression: 'REMOVE #sum',
        ExpressionAttributeNames: { '#sum': 'sum' },
      }),
    );
    expect(await snapshots.on(date)).toEqual([kept]);
    expect(await new SnapshotTable(client, table).ofBoard(date, 'ke-hoach')).toEqual(kept);
  } finally {
    await dynamodb.close();
  }
});

it('the boards of a morning are kept in as few calls as their number allows, each with its own rows', async () => {
  const { client, table, dynamodb } = await deployTable();
  try {
    const boards = Array.from({ length: 60 }, (_, at) => `ke-hoach-${String(at).padStart(2, '0')}`);
    const kept = boards.map((board, at) => {
      const rows = Array.from({ length: at }, () => row);
      return { board, name: `Kế hoạch ${at}`, date, since: plainDate('2024-06-07'), rows };
    });
    const before = dynamodb.stats()['BatchWriteItem'] ?? 0;
    await new SnapshotTable(client, table).keep(kept);
    expect((dynamodb.stats()['BatchWriteItem'] ?? 0) - before).toBe(3);
    const read = await new SnapshotTable(client, table).on(date);
    expect(read.map(({ board, rows }) => [board, rows.length])).toEqual(boards.map((board, at) => [board, at]));
  } finally {
    await dynamodb.close();
  }
});
