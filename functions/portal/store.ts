/** What the portal itself reads and writes: sign-ins, and the ledger of daily runs. */
import { QueryCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import type { ReadItem } from '#shared/adapters/items-together.ts';
import { instantSchema, isoInstant } from '#shared/kernel/instant.ts';
import type { Officer } from './session.ts';

/** Item `DAILY` / `RUN#<date>`, written by functions/daily. */
const dailyRunSchema = z.object({ startedAt: instantSchema, endedAt: instantSchema.optional() });
/** Instants in epoch milliseconds (UTC). `endedAt` is absent while the run is under way. */
export type DailyRun = z.output<typeof dailyRunSchema>;

const signInsSchema = z.object({ lastSignInAt: instantSchema, previousSignInAt: instantSchema });
/**
 * When an officer signed in last, and the time before (the same on the first): somebody else's use of the account shows.
 */
export type SignIns = z.output<typeof signInsSchema>;

const generationSchema = z.object({ generation: z.int().min(0).default(0) });

const signInKey = (sub: string) => ({ pk: `OFFICER#${sub}`, sk: 'SIGN-IN' });

export class PortalStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #read: ReadItem;

  constructor(client: DynamoDBClient, table: string, read: ReadItem) {
    this.#client = client;
    this.#table = table;
    this.#read = read;
  }

  /** Notes that `officer` signed in at `at` (epoch milliseconds). Returns the generation of sessions that holds. */
  async recordSignIn({ sub, name, email }: Officer, at: number): Promise<number> {
    const { Attributes = {} } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall(signInKey(sub)),
        // Right-hand sides read the item as it was before: the last sign-in becomes the one before.
        UpdateExpression:
          'SET previousSignInAt = if_not_exists(lastSignInAt, :now), lastSignInAt = :now, #name = :name, email = :email',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: marshall({ ':now': isoInstant(at), ':name': name, ':email': email }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return generationSchema.parse(unmarshall(Attributes)).generation;
  }

  async readSignIns(sub: string): Promise<SignIns | undefined> {
    const Item = await this.#read(signInKey(sub));
    // An item without a sign-in is there when sessions were ended before the first.
    return Item?.['lastSignInAt'] === undefined ? undefined : signInsSchema.parse(unmarshall(Item));
  }

  /** The generation of sessions of an officer that holds; 0 until they were first ended. */
  async generationOf(sub: string): Promise<number> {
    const Item = await this.#read(signInKey(sub));
    return Item === undefined ? 0 : generationSchema.parse(unmarshall(Item)).generation;
  }

  /** Ends every session of an officer, on whatever device. */
  async endSessions(sub: string): Promise<void> {
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: marshall(signInKey(sub)),
        UpdateExpression: 'ADD generation :one',
        ExpressionAttributeValues: marshall({ ':one': 1 }),
      }),
    );
  }

  /** The latest run of the daily process; undefined before the first. */
  async readLatestDailyRun(): Promise<DailyRun | undefined> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :run)',
        ExpressionAttributeValues: marshall({ ':pk': 'DAILY', ':run': 'RUN#' }),
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const [latest] = Items;
    return latest === undefined ? undefined : dailyRunSchema.parse(unmarshall(latest));
  }
}
