/** Single items asked for at the same moment are read in one call. */
import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ItemsTogether } from '#shared/adapters/items-together.ts';
import { clientOf, start } from '../embedded/dynamodb/home.ts';

const TABLE = 'cases';
const keyOf = (place: number) => ({ pk: 'A', sk: `K#${String(place).padStart(3, '0')}` });

describe('single items', () => {
  let home: Awaited<ReturnType<typeof start>>;
  let client: DynamoDBClient;
  let calls: string[] = [];
  beforeAll(async () => {
    home = await start();
    client = clientOf(home);
    for (let place = 0; place < 130; place += 2)
      await client.send(new PutItemCommand({ TableName: TABLE, Item: marshall({ ...keyOf(place), place }) }));
    client.middlewareStack.add(
      (next, context) => (args) => {
        calls.push(String(context.commandName));
        return next(args);
      },
      { step: 'initialize' },
    );
  });
  beforeEach(() => {
    calls = [];
  });
  afterAll(() => home.close());

  const placesOf = async (items: ItemsTogether, places: readonly number[]) => {
    const found = await Promise.all(places.map((place) => items.read(keyOf(place))));
    return found.map((item) => (item === undefined ? undefined : Number(unmarshall(item)['place'])));
  };

  it('asked for together come in one call, each to whoever asked for it, and what is not there is nothing', async () => {
    expect(await placesOf(new ItemsTogether(client, TABLE), [4, 2, 3, 2])).toEqual([4, 2, undefined, 2]);
    expect(calls).toEqual(['BatchGetItemCommand']);
  });

  it('alone or one after another are read alone, as they stand at that moment', async () => {
    const items = new ItemsTogether(client, TABLE);
    expect(await placesOf(items, [2])).toEqual([2]);
    expect(await placesOf(items, [2, 2])).toEqual([2, 2]);
    expect(calls).toEqual(['GetItemCommand', 'GetItemCommand']);
  });

  it('more than DynamoDB takes at once come in as many calls as they need', async () => {
    const places = Array.from({ length: 130 }, (_, place) => place);
    const expected = places.map((place) => (place % 2 === 0 ? place : undefined));
    expect(await placesOf(new ItemsTogether(client, TABLE), places)).toEqual(expected);
    expect(calls).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand']);
  });

  it('of a call that fails are refused to all who asked, and asked for again the next time', async () => {
    const nowhere = new ItemsTogether(client, 'elsewhere');
    const refused = await Promise.allSettled([nowhere.read(keyOf(2)), nowhere.read(keyOf(4))]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await placesOf(new ItemsTogether(client, TABLE), [2, 4])).toEqual([2, 4]);
  });

  describe('of an errand', () => {
    /** Reads one after another, as a page does that learns from one what it needs next. */
    const inTurn = async (items: ItemsTogether, keys: readonly object[]) => {
      const places: unknown[] = [];
      for (const key of keys) {
        const item = await items.read(key);
        places.push(item === undefined ? undefined : unmarshall(item)['place']);
      }
      return places;
    };
    const caseKeys = (id: string): [object, object, object] => [
      { pk: 'ALL', sk: 'CURRENT' },
      { pk: `CASE#${id}`, sk: 'TASK#a' },
      { pk: `CASE#${id}`, sk: 'DOCUMENT#b' },
    ];
    const open = (items: ItemsTogether, id: string, keys: readonly object[] = caseKeys(id)) =>
      items.during(
        'GET /viec/:case',
        () => ({ case: id }),
        () => inTurn(items, keys),
      );
    const put = (key: object, place: number) =>
      client.send(new PutItemCommand({ TableName: TABLE, Item: marshall({ ...key, place }) }));
    beforeAll(async () => {
      let place = 1000;
      for (const id of ['case-1', 'case-12'])
        for (const key of caseKeys(id)) {
          place += 1;
          await put(key, place);
        }
    });

    it('come in one call from the second of its kind on, with the parameters of each', async () => {
      const items = new ItemsTogether(client, TABLE);
      expect(await open(items, 'case-1')).toEqual([1004, 1002, 1003]);
      expect(calls).toEqual(['GetItemCommand', 'GetItemCommand', 'GetItemCommand']);
      calls = [];
      expect(await open(items, 'case-12')).toEqual([1004, 1005, 1006]);
      expect(calls).toEqual(['BatchGetItemCommand']);
    });

    it('are read when they are needed where the last one needed others, and are known the next time', async () => {
      const items = new ItemsTogether(client, TABLE);
      await open(items, 'case-1', caseKeys('case-1').slice(0, 2));
      calls = [];
      expect(await open(items, 'case-12')).toEqual([1004, 1005, 1006]);
      expect(calls).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
      calls = [];
      await open(items, 'case-1');
      expect(calls).toEqual(['BatchGetItemCommand']);
    });

    it('are never as they were before a write of its own', async () => {
      const items = new ItemsTogether(client, TABLE);
      await open(items, 'case-1');
      const [all, task, document] = caseKeys('case-1');
      const read = items.during(
        'GET /viec/:case',
        () => ({ case: 'case-1' }),
        async () => {
          const before = await inTurn(items, [all]);
          await put(document, 2003);
          return [...before, ...(await inTurn(items, [document, task]))];
        },
      );
      expect(await read).toEqual([1004, 2003, 1002]);
      await put(document, 1003);
    });

    it('are given once: asked for again, an item is as it stands then', async () => {
      const items = new ItemsTogether(client, TABLE);
      await open(items, 'case-1');
      calls = [];
      const [, task] = caseKeys('case-1');
      await open(items, 'case-1', [...caseKeys('case-1'), task]);
      expect(calls).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
    });

    it('of two at once each has its own', async () => {
      const items = new ItemsTogether(client, TABLE);
      await open(items, 'case-1');
      expect(await Promise.all(['case-1', 'case-12'].map((id) => open(items, id)))).toEqual([
        [1004, 1002, 1003],
        [1004, 1005, 1006],
      ]);
    });

    it('that belong to one reader alone are not asked for by the next', async () => {
      const items = new ItemsTogether(client, TABLE);
      const ofReader = (reader: string) => [{ pk: `OFFICER#${reader}`, sk: 'SIGN-IN' }, ...caseKeys('case-1')];
      await open(items, 'case-1', ofReader('an'));
      const asked: unknown[] = [];
      client.middlewareStack.add(
        (next, { commandName }) =>
          (args) => {
            if (commandName === 'BatchGetItemCommand') asked.push(args.input);
            return next(args);
          },
        { step: 'initialize', name: 'asked' },
      );
      await open(items, 'case-1', ofReader('binh'));
      client.middlewareStack.remove('asked');
      expect(JSON.stringify(asked)).toContain('OFFICER#binh');
      expect(JSON.stringify(asked)).not.toContain('OFFICER#an');
    });

    it('that fail fail whoever needs them, and nobody else', async () => {
      const nowhere = new ItemsTogether(client, 'elsewhere');
      await expect(open(nowhere, 'case-1')).rejects.toThrow();
      await expect(open(nowhere, 'case-1')).rejects.toThrow();
    });
  });
});
