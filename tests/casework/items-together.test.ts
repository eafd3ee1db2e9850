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
});
