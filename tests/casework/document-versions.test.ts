/** Whether lists of documents still hold is asked once for all that a page asks of one case. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { caseIdSchema, openCase } from '#shared/casework/index.ts';
import { defineDocument } from '#shared/casework/case-document.ts';
import { noon, OFFICE, startWorld, type World } from './world.ts';

const schema = z.object({ text: z.string() });
const [leaf, twig] = [defineDocument('tree.leaf', schema), defineDocument('tree.twig', schema)];
const stone = defineDocument('field.stone', schema);
const caseId = caseIdSchema.parse('cay:1');

let world: World;
const write = (kind: { name: string }, key: string, text: string, version: number) =>
  world.store.commit({ documents: [{ caseId, kind: kind.name, key, value: { text }, version }] });
const textsOf = async () => {
  const lists = await Promise.all([leaf, twig, stone].map((kind) => world.store.documentsOf(kind, caseId)));
  return lists.map((list) => list.map(({ value }) => value.text));
};

beforeAll(async () => {
  world = await startWorld();
  const row = { caseId, process: 'obligation', board: 'cay', row: '1', title: 'Cây' };
  await openCase({ ...row, by: OFFICE, now: noon('2024-03-01') }, { store: world.store });
  for (const [kind, text] of [
    [leaf, 'lá'],
    [twig, 'cành'],
    [stone, 'đá'],
  ] as const)
    await write(kind, 'a', text, 1);
  await textsOf();
});
afterAll(() => world.close());

it('kinds of one process are asked together, those of another apart; what has not changed is not read', async () => {
  const calls = await world.counted(async () => {
    expect(await textsOf()).toEqual([['lá'], ['cành'], ['đá']]);
  });
  expect(calls).toEqual({ Query: 2 });
});

it('only the list that changed is read again, and each list has its own documents', async () => {
  await write(twig, 'a', 'cành lớn', 2);
  await write(leaf, 'b', 'lá non', 1);
  const calls = await world.counted(async () => {
    expect(await textsOf()).toEqual([['lá', 'lá non'], ['cành lớn'], ['đá']]);
  });
  expect(calls).toEqual({ Query: 4 });
});
