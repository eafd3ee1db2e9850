/**
 * The rows behind the numbers of a day's digests: items `DIGEST#<date>` / `<board>#<part>`, packed. A link in a mail opens
 * these rows and no others, whatever has been done since; after a year they expire.
 */
import { PutItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { digestRowSchema, type DigestRow } from '../domain/digest-rows.ts';

/** One board on one morning. */
export interface Snapshot {
  readonly board: string;
  /** What people call the board. */
  readonly name: string;
  readonly date: PlainDate;
  /** First day whose openings and extensions the rows tell. */
  readonly since: PlainDate;
  readonly rows: readonly DigestRow[];
}

const partSchema = z.object({
  board: z.string().min(1),
  name: z.string(),
  date: dateSchema,
  since: dateSchema,
  part: z.int().min(0),
  parts: z.int().min(1),
  content: z.instanceof(Uint8Array),
});
type Part = z.infer<typeof partSchema>;

/** A packed row takes about 20 bytes; an item holds 400 KB. */
const ROWS_OF_A_PART = 8_000;
const DAYS_KEPT = 400;

const pkOf = (date: PlainDate): string => `DIGEST#${date}`;
const prefixOf = (board: string): string => `${encodeURIComponent(board)}#`;

export class SnapshotTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Keeps the board's rows of that morning, in place of those kept before. */
  async keep({ board, name, date, since, rows }: Snapshot): Promise<void> {
    const parts = Math.max(1, Math.ceil(rows.length / ROWS_OF_A_PART));
    for (let part = 0; part < parts; part += 1) {
      const own = rows.slice(part * ROWS_OF_A_PART, (part + 1) * ROWS_OF_A_PART);
      const content = gzipSync(JSON.stringify(z.array(digestRowSchema).parse(own)));
      const expiresAt = instantOf(addDays(date, DAYS_KEPT)) / 1000;
      const key = { pk: pkOf(date), sk: prefixOf(board) + String(part).padStart(3, '0') };
      const Item = marshall({ ...key, board, name, date, since, part, parts, content, expiresAt });
      await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }));
    }
  }

  /** All boards of a morning; none on a day without digests. */
  async on(date: PlainDate): Promise<readonly Snapshot[]> {
    return snapshotsOf(await this.#parts(date, ''));
  }

  async ofBoard(date: PlainDate, board: string): Promise<Snapshot | undefined> {
    return snapshotsOf(await this.#parts(date, prefixOf(board)))[0];
  }

  async #parts(date: PlainDate, prefix: string): Promise<readonly Part[]> {
    const parts: Part[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: marshall({ ':pk': pkOf(date), ...(prefix !== '' && { ':prefix': prefix }) }),
          ConsistentRead: true,
          ...(from !== undefined && { ExclusiveStartKey: marshall(from) }),
        }),
      );
      parts.push(...Items.map((item) => partSchema.parse(unmarshall(item))));
      from = LastEvaluatedKey === undefined ? undefined : unmarshall(LastEvaluatedKey);
    } while (from !== undefined);
    return parts;
  }
}

/** A run repeated with fewer rows leaves old parts behind; the first part says how many count. */
function snapshotsOf(parts: readonly Part[]): readonly Snapshot[] {
  const byBoard = Map.groupBy(parts, ({ board }) => board);
  return [...byBoard.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { board, name, date, since } = first;
    const rows = own.filter(({ part }) => part < first.parts).flatMap(rowsOf);
    return [{ board, name, date, since, rows }];
  });
}

const rowsOf = ({ content }: Part): readonly DigestRow[] =>
  z.array(digestRowSchema).parse(JSON.parse(gunzipSync(content).toString('utf8')));
