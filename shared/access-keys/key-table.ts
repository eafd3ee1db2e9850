/** Keys in the table: items `KEYS#<purpose>#<owner>` / `<id>`, found by their hash in gsi1 under `KEY#<hash>`. */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { PersonId } from '#shared/org/person.ts';
import { accessKeySchema, hashOfKey, isKeyText, type AccessKey, type KeyPurpose } from './access-key.ts';

type Place = Pick<AccessKey, 'purpose' | 'owner' | 'id'>;

const keyOf = ({ purpose, owner, id }: Place) => ({ pk: `KEYS#${purpose}#${owner}`, sk: id });

export interface AccessKeys {
  /** False when the owner has a key of that id: the form was sent twice. */
  add(key: NewKey): Promise<boolean>;
  /** The key of this text, in whatever state it is; undefined for a text that is no key of that purpose. */
  find(purpose: KeyPurpose, text: string): Promise<AccessKey | undefined>;
  /** Every key of an owner, in whatever state, by id. */
  listOf(purpose: KeyPurpose, owner: string): Promise<readonly AccessKey[]>;
  /** False when it was revoked or used before. */
  revoke(place: Place, by: PersonId, now: number): Promise<boolean>;
  /** Takes a key that opens once; false for all who come later. */
  use(place: Place, now: number): Promise<boolean>;
}

export type NewKey = Omit<AccessKey, 'revokedAt' | 'revokedBy' | 'usedAt'>;

export class KeyTable implements AccessKeys {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  add(key: NewKey): Promise<boolean> {
    const whole = accessKeySchema.parse({ ...key, revokedAt: null, revokedBy: null, usedAt: null });
    const Item = marshall({ ...whole, ...keyOf(whole), gsi1pk: `KEY#${whole.hash}`, gsi1sk: whole.purpose });
    return held(() =>
      this.#client.send(
        new PutItemCommand({ TableName: this.#table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
  }

  async find(purpose: KeyPurpose, text: string): Promise<AccessKey | undefined> {
    if (!isKeyText(text)) return undefined;
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :hash AND gsi1sk = :purpose',
        ExpressionAttributeValues: marshall({ ':hash': `KEY#${hashOfKey(text)}`, ':purpose': purpose }),
        Limit: 1,
      }),
    );
    const [found] = Items;
    // The index lags: whether a key still holds is asked of the key itself.
    return found === undefined ? undefined : this.#read(accessKeySchema.parse(unmarshall(found)));
  }

  async listOf(purpose: KeyPurpose, owner: string): Promise<readonly AccessKey[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': keyOf({ purpose, owner, id: '' }).pk }),
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => accessKeySchema.parse(unmarshall(item)));
  }

  revoke(place: Place, by: PersonId, now: number): Promise<boolean> {
    return this.#set(place, 'revokedAt = :now, revokedBy = :by', { ':now': now, ':by': by });
  }

  use(place: Place, now: number): Promise<boolean> {
    return this.#set(place, 'usedAt = :now', { ':now': now });
  }

  #set(place: Place, what: string, values: Record<string, unknown>): Promise<boolean> {
    return held(() =>
      this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall(keyOf(place)),
          UpdateExpression: `SET ${what}`,
          ConditionExpression: 'attribute_exists(pk) AND revokedAt = :never AND usedAt = :never',
          ExpressionAttributeValues: marshall({ ...values, ':never': null }),
        }),
      ),
    );
  }

  async #read(place: Place): Promise<AccessKey | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall(keyOf(place)), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : accessKeySchema.parse(unmarshall(Item));
  }
}

/** False when the write's condition did not hold. */
async function held(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
