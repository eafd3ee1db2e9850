import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import {
  calendarDocument,
  caseworkPorts,
  defineReference,
  laddersDocument,
  organisationDocument,
  ReferenceTable,
} from '#shared/reference/index.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { deployTable } from '../infra/deployed.ts';

const days = defineReference('test.days', z.object({ commune: z.int(), province: z.int() }), {
  commune: 17,
  province: 22,
});
const change = { by: personId('quan-tri'), why: 'Theo thông báo mới', now: Date.UTC(2024, 2, 1) };

let deployed: Awaited<ReturnType<typeof deployTable>>;
let table: ReferenceTable;
beforeAll(async () => {
  deployed = await deployTable();
  table = new ReferenceTable(deployed.client, deployed.table);
});
afterAll(() => deployed.dynamodb.close());

it('a document has its initial value until somebody sets another', async () => {
  expect((await table.read()).get(days)).toEqual({ commune: 17, province: 22 });
  expect((await table.read()).versionOf(days)).toBe(0);
});

it('a change is a new version with who, when and why; the old one stays readable', async () => {
  expect(await table.save({ document: days, value: { commune: 16, province: 22 }, version: 0, ...change })).toBe(true);
  expect(await table.save({ document: days, value: { commune: 15, province: 22 }, version: 1, ...change })).toBe(true);
  expect((await table.read()).get(days).commune).toBe(15);
  expect((await table.readVersion(days, 1)).commune).toBe(16);
  expect(await table.historyOf(days)).toEqual([
    { version: 2, at: change.now, by: 'quan-tri', why: change.why },
    { version: 1, at: change.now, by: 'quan-tri', why: change.why },
  ]);
});

it('of two people who change one version the second is refused, and nothing of his is kept', async () => {
  const version = (await table.read()).versionOf(days);
  const saved = await Promise.all(
    [10, 11].map((commune) => table.save({ document: days, value: { commune, province: 22 }, version, ...change })),
  );
  expect(saved.filter(Boolean)).toHaveLength(1);
  expect((await table.read()).versionOf(days)).toBe(version + 1);
});

it('a value that breaks the rules of its document is never written', async () => {
  const version = (await table.read()).versionOf(laddersDocument);
  await expect(table.save({ document: laddersDocument, value: {}, version, ...change })).rejects.toThrow('default');
});

it('a province of 279 units fits one item and comes back whole', async () => {
  const { units, people } = threeTierProvince();
  const value = { units: [...units], people: [...people] };
  expect(await table.save({ document: organisationDocument, value, version: 0, ...change })).toBe(true);
  const { organisation } = await table.read();
  expect(organisation.units).toEqual(units);
  expect(organisation.people).toEqual(people);
});

it('an entered notice stands for its year instead of the one that is shipped', async () => {
  const before = await table.read();
  expect(before.calendar.isWorkingDay(plainDate('2024-04-29'))).toBe(false);
  const value = [{ year: 2024, notice: 'Thông báo thử', days: [] }];
  await table.save({ document: calendarDocument, value, version: 0, ...change });
  expect((await table.read()).calendar.isWorkingDay(plainDate('2024-04-29'))).toBe(true);
  expect(before.calendar.isWorkingDay(plainDate('2024-04-29'))).toBe(false);
});

it('reading again costs one call while nothing changes', async () => {
  const gets = () => deployed.dynamodb.stats()['GetItem'] ?? 0;
  await table.read();
  const start = gets();
  await table.read();
  expect(gets() - start).toBe(1);
});

it('a process without a ladder of its own has the default one', async () => {
  const ports = caseworkPorts(new CaseTable(deployed.client, deployed.table), await table.read());
  expect(ports.ladderOf('no-such-process')).toEqual(ports.ladderOf('default'));
});
