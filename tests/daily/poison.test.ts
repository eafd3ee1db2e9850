/** One item that can never be done stops no other, and somebody of the office is told of it by name. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SnapshotTable, type Snapshot } from '#functions/daily/store/snapshot-table.ts';
import { openCase, type Task } from '#shared/casework/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import { openBy } from '../casework/world.ts';
import { people, units } from './province.ts';
import { aRow, OFFICE, runDay, startDaily, type Daily } from './world.ts';

let daily: Daily;
beforeEach(async () => {
  daily = await startDaily();
});
afterEach(() => daily.close());

async function opened(rows: readonly string[]): Promise<readonly Task[]> {
  return daily.open(
    rows.map((row) => aRow(row, { start: openBy('2024-03-15') })),
    '2024-03-01',
  );
}

/** Spoils what is stored of a task, as a faulty release or a hand in the table could. */
const spoil = (task: Task | undefined, attribute: string, value: unknown): Promise<unknown> =>
  daily.client.send(
    new UpdateItemCommand({
      TableName: daily.table,
      Key: marshall({ pk: `CASE#${task?.caseId ?? ''}`, sk: `TASK#${task?.taskId ?? ''}` }),
      UpdateExpression: 'SET #spoiled = :value',
      ExpressionAttributeNames: { '#spoiled': attribute },
      ExpressionAttributeValues: marshall({ ':value': value }),
    }),
  );

const climbedOn = async (date: string): Promise<readonly string[]> =>
  (await daily.ports.cases.eventsOn(plainDate(date)))
    .filter(({ what }) => what === 'rungs-climbed')
    .map(({ caseId }) => caseId)
    .sort();

/** What stands in the office's list because the system could not do it. */
const named = async (): Promise<readonly string[]> =>
  (await daily.ports.cases.workOfUnit(unitId('van-phong')))
    .filter(({ caseId }) => caseId.startsWith('trouble_'))
    .map(({ subject, doer }) => `${doer}: ${subject}`);

// The step −7 of a task due on Friday 15/3 is climbed in the night of Wednesday 6/3.
describe('in the agenda of a night', () => {
  it('a task whose date no calendar knows climbs nothing; the others climb, and it is named once', async () => {
    const [, spoiled] = await opened(['1', '2', '3']);
    await spoil(spoiled, 'due', { strict: '2024-03-15', lenient: '9999-12-31' });
    expect(await runDay(daily, '2024-03-06')).toContain('FinishRun');
    expect(await climbedOn('2024-03-06')).toEqual(['ke-hoach-2024:1', 'ke-hoach-2024:3']);
    expect(await named()).toEqual([expect.stringMatching(/^office: .*nhắc hạn: «Nhiệm vụ 2»/u)]);
    await runDay(daily, '2024-03-07');
    expect(await named()).toHaveLength(1);
  });

  it('a task that cannot be read is passed over and named by its key', async () => {
    const [spoiled] = await opened(['1', '2']);
    await spoil(spoiled, 'state', 'khong-ro');
    // The board it stands on cannot be read either: the morning goes on without it.
    expect(await runDay(daily, '2024-03-06')).toContain('FinishRun');
    expect(await climbedOn('2024-03-06')).toEqual(['ke-hoach-2024:2']);
    expect((await named()).join()).toContain('CASE#ke-hoach-2024:1 TASK#so-tu-phap');
  });

  it('an execution that cannot be started keeps no other from its start', async () => {
    const now = instantOf(plainDate('2024-03-01'), 12);
    for (const id of ['a', 'b', 'c']) {
      const given = { process: 'pakn', board: 'pakn#2024-Q1', row: id, title: `Phản ánh ${id}`, by: OFFICE, now };
      const [task] = await daily.open([aRow(id, { process: 'pakn' })], '2024-03-01');
      if (task === undefined) throw new Error('the task was there already');
      const start = { workflow: 'pakn', input: { caseId: task.caseId } };
      await openCase({ ...given, caseId: task.caseId, start }, { store: daily.ports.cases });
    }
    const workflows: Daily['ports']['workflows'] = {
      ...daily.ports.workflows,
      start: (workflow, name, input) =>
        name.endsWith(':b')
          ? Promise.reject(new Error('InvalidExecutionInput'))
          : daily.ports.workflows.start(workflow, name, input),
    };
    await runDay({ ...daily, ports: { ...daily.ports, workflows } }, '2024-03-02');
    expect(daily.started).toEqual(['ke-hoach-2024:a', 'ke-hoach-2024:c']);
    expect(await named()).toEqual([expect.stringMatching(/khởi động quy trình: «Phản ánh b».*InvalidExecutionInput/u)]);
  });
});

describe('among the boards of a morning', () => {
  it('one whose rows cannot be kept is named, and those that were to be kept in the same call are kept', async () => {
    const now = instantOf(plainDate('2024-03-01'), 12);
    for (const board of ['ke-hoach-2024', 'ke-hoach-huyen', 'pakn#2024']) {
      const row = aRow('1', { board });
      await openCase({ ...row, title: 'Kế hoạch', start: null, by: OFFICE, now }, { store: daily.ports.cases });
      await daily.open([row], '2024-03-01');
    }
    const snapshots = new OneUnkept(daily.client, daily.table);
    await runDay({ ...daily, ports: { ...daily.ports, snapshots } }, '2024-03-04');
    const kept = await daily.ports.snapshots.on(plainDate('2024-03-04'));
    expect(kept.map(({ board }) => board)).toEqual(['ke-hoach-2024', 'pakn#2024']);
    expect(await named()).toEqual([expect.stringMatching(/bảng theo dõi.*ke-hoach-huyen.*ItemSizeLimit/u)]);
  });
});

/** Keeps none of a call that one board is in, as DynamoDB does when an item of a batch is larger than it takes. */
class OneUnkept extends SnapshotTable {
  override keep(boards: readonly Snapshot[]): Promise<void> {
    const refused = boards.some(({ board }) => board === 'ke-hoach-huyen');
    return refused ? Promise.reject(new Error('ItemSizeLimit')) : super.keep(boards);
  }
}

describe('among the mails of a morning', () => {
  it('an address that SES never takes is named to the office; everybody else has his mail', async () => {
    const refused = people.map((person) =>
      person.id === 'lan' ? { ...person, email: 'refused@tinh.gov.vn' } : person,
    );
    await daily.close();
    daily = await startDaily({ units, people: refused });
    const other = { taskId: 'so-noi-vu', unit: unitId('so-noi-vu'), start: openBy('2024-03-15') };
    await daily.open([aRow('1', { start: openBy('2024-03-15') }), aRow('2', other)], '2024-03-01');
    await runDay(daily, '2024-03-04');
    expect(daily.mailsOf('binh')).toHaveLength(1);
    expect(await named()).toEqual([expect.stringContaining('refused@tinh.gov.vn')]);
  });

  it('a mail that cannot leave now holds up none of the rounds behind it', async () => {
    const [example] = people.filter(({ id }) => id === 'lan');
    if (example === undefined) throw new Error('the province has no officer');
    const colleagues = Array.from({ length: 44 }, (_, at) => ({
      ...example,
      ...{ id: personId(`lan-${at}`), email: `lan-${at}@tinh.gov.vn`, subject: `lan-${at}`, deputies: [] },
    }));
    await daily.close();
    daily = await startDaily({ units, people: [...people, ...colleagues] });
    await opened(['1']);
    daily.breakMails(({ to }) => {
      if (to === 'lan-0@tinh.gov.vn') throw new Error('Throttling');
    });
    await expect(runDay(daily, '2024-03-04')).rejects.toThrow('could not be sent');
    expect(daily.outbox.filter(({ to }) => to.startsWith('lan-'))).toHaveLength(43);
    daily.breakMails();
    await runDay(daily, '2024-03-04');
    const addressees = daily.outbox.map(({ to }) => to);
    expect(addressees).toContain('lan-0@tinh.gov.vn');
    expect(new Set(addressees).size).toBe(addressees.length);
  });
});
