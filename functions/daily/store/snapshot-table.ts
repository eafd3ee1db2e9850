/**
 * The rows behind the numbers of a day's digests: items `DIGEST#<date>` / `<board>#<part>`, packed. A link in a mail opens
 * these rows and no others, whatever has been done since; after a year they expire.
 */
import { GetItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { addDays, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { digestRowSchema, type DigestRow } from '../domain/digest-rows.ts';
import { putAll } from './put-all.ts';

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
  /** Of the content: rows read under the same sum are the same rows. Null in what was kept before there were sums. */
  sum: z.string().min(1).nullable().default(null),
});
type Part = z.infer<typeof partSchema>;
const contentSchema = z.object({ content: z.instanceof(Uint8Array), sum: z.string().nullable().default(null) });

/** A packed row takes about 20 bytes; an item holds 400 KB. */
const ROWS_OF_A_PART = 8_000;
const DAYS_KEPT = 400;
/** Of the parts read, in memory: some mornings of a few dozen boards. */
const PARTS_KNOWN = 200;

const pkOf = (date: PlainDate): string => `DIGEST#${date}`;
const keyOf = (date: PlainDate, board: string, part: number) => ({
  pk: pkOf(date),
  sk: prefixOf(board) + String(part).padStart(3, '0'),
});
const NAMES = Object.fromEntries(['name', 'date', 'since', 'part', 'parts', 'sum'].map((each) => [`#${each}`, each]));
const prefixOf = (board: string): string => `${encodeURIComponent(board)}#`;

export class SnapshotTable {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #rows = new Map<string, readonly DigestRow[]>();

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Keeps the boards' rows of that morning, in place of those kept before: many boards in one call. */
  async keep(boards: readonly Snapshot[]): Promise<void> {
    const parts = boards.flatMap((board) => this.#partsOf(board));
    await putAll(
      this.#client,
      this.#table,
      parts.map(({ item }) => item),
    );
    // The mails of the morning ask for them soon.
    for (const { item, rows } of parts) this.#know(item.sum, rows);
  }

  #partsOf({ board, name, date, since, rows }: Snapshot) {
    const parts = Math.max(1, Math.ceil(rows.length / ROWS_OF_A_PART));
    const expiresAt = instantOf(addDays(date, DAYS_KEPT)) / 1000;
    return Array.from({ length: parts }, (_, part) => {
      const own = rows.slice(part * ROWS_OF_A_PART, (part + 1) * ROWS_OF_A_PART);
      const kept = z.array(digestRowSchema).parse(own);
      const content = gzipSync(JSON.stringify(kept));
      const sum = createHash('sha256').update(content).digest('base64url');
      const item = { ...keyOf(date, board, part), board, name, date, since, part, parts, sum, content, expiresAt };
      return { item, rows: kept };
    });
  }

  #know(sum: string, rows: readonly DigestRow[]): void {
    if (this.#rows.size >= PARTS_KNOWN) this.#rows.clear();
    this.#rows.set(sum, rows);
  }

  /** All boards of a morning; none on a day without digests. */
  async on(date: PlainDate): Promise<readonly Snapshot[]> {
    return this.#snapshotsOf(await this.#parts(date, ''));
  }

  async ofBoard(date: PlainDate, board: string): Promise<Snapshot | undefined> {
    return (await this.#snapshotsOf(await this.#parts(date, prefixOf(board))))[0];
  }

  async #parts(date: PlainDate, prefix: string): Promise<readonly Part[]> {
    const parts: Part[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
          ProjectionExpression: 'board, #name, #date, #since, #part, #parts, #sum',
          ExpressionAttributeNames: NAMES,
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

  /** A run repeated with fewer rows leaves old parts behind; the first part says how many count. */
  #snapshotsOf(parts: readonly Part[]): Promise<readonly Snapshot[]> {
    const byBoard = Map.groupBy(parts, ({ board }) => board);
    return Promise.all(
      [...byBoard.values()].flatMap(([first, ...rest]) => {
        if (first === undefined) return [];
        const own = [first, ...rest].filter(({ part }) => part < first.parts);
        return [this.#snapshotOf(first, own)];
      }),
    );
  }

  async #snapshotOf({ board, name, date, since }: Part, parts: readonly Part[]): Promise<Snapshot> {
    const read = await Promise.all(parts.map((part) => this.#rowsOf(part)));
    const [first = []] = read;
    // The very rows of last time while their sum is the same: what was made of them still holds.
    return { board, name, date, since, rows: read.length === 1 ? first : read.flat() };
  }

  async #rowsOf({ board, date, part, sum }: Part): Promise<readonly DigestRow[]> {
    const known = sum === null ? undefined : this.#rows.get(sum);
    if (known !== undefined) return known;
    const Key = marshall(keyOf(date, board, part));
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key,
        ConsistentRead: true,
        ProjectionExpression: 'content, #sum',
        ExpressionAttributeNames: { '#sum': 'sum' },
      }),
    );
    if (Item === undefined) throw new Error(`Part ${part} of ${board} on ${date} is missing`);
    const { content, sum: read } = contentSchema.parse(unmarshall(Item));
    const rows = z.array(digestRowSchema).parse(JSON.parse(gunzipSync(content).toString('utf8')));
    if (read !== null) this.#know(read, rows);
    return rows;
  }
}
