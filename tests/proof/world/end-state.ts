/**
 * What a season leaves behind, freed of what may differ from one trial to the next: chance in ids and tokens, the minute
 * of the day, how often something was tried. Two trials of one seed must leave the same.
 */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { gunzipSync } from 'node:zlib';
import { tableOf, type PlayedHome } from '#infra/local/rehearse/stage.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';

/** How often each fact stands in the table, as text. */
export type EndState = ReadonlyMap<string, number>;

/** Facts of the trial that the untroubled season has not, or less often, and the other way round. */
export interface Difference {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

export async function endStateOf(home: PlayedHome): Promise<EndState> {
  const { client, table } = tableOf(home);
  const facts = new Map<string, number>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ...startAt(from) }));
    for (const item of page.Items ?? []) {
      const fact = factOf(unmarshall(item));
      if (fact !== undefined) facts.set(fact, (facts.get(fact) ?? 0) + 1);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  client.destroy();
  return facts;
}

export const differenceOf = (untroubled: EndState, trial: EndState): Difference => ({
  missing: moreOften(untroubled, trial),
  surplus: moreOften(trial, untroubled),
});

const moreOften = (of: EndState, than: EndState): string[] =>
  [...of].flatMap(([fact, count]) => new Array<string>(Math.max(0, count - (than.get(fact) ?? 0))).fill(fact));

const startAt = (key: object | undefined) => (key === undefined ? {} : { ExclusiveStartKey: { ...key } });

/** Keys of forms expire after a week; sign-ins are no work. */
const PASSING = /^(?:REQUEST|SESSION|OFFICER|AUDIT|LIMIT)#/u;
/** A wait that is entered anew after a crash has a new token; it tells nobody anything. */
const HOUSEKEEPING = new Set(['token-renewed', 'wake-up-confirmed']);
/** Chance, minutes, counts of tries; the keys that repeat them, and the sums over them. */
const VARIES = new Set(
  (
    'pk sk gsi1pk gsi1sk gsi2sk gsi3sk at eventId version token sealed additions counts executionId startedAt endedAt ' +
    'scheduledFor expiresAt sum'
  )
    .split(' ')
    .concat('claimedBy'),
);

function factOf(item: Record<string, unknown>): string | undefined {
  const key = `${String(item['pk'])} ${String(item['sk'])}`;
  if (PASSING.test(key) || HOUSEKEEPING.has(String(item['what']))) return undefined;
  return steady(JSON.stringify([key.replace(/(?<=EVENT#).*/u, ''), plain(item)]));
}

/** Attributes by name, sets by value, what is packed unpacked, what varies left out. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value].map(String).map(steady).sort();
  if (value instanceof Uint8Array) return plain(JSON.parse(gunzipSync(value).toString()));
  if (Array.isArray(value)) return inOrder(value.map(plain));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !VARIES.has(name))
      .map(([name, of]): [string, unknown] => [
        name,
        plain(name === 'packed' && typeof of === 'string' ? JSON.parse(of) : of),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A list of things stands in the order of their ids, which is chance; a list of texts in its own. */
const inOrder = (list: unknown[]): unknown[] =>
  list.every((one) => typeof one === 'object')
    ? list.sort((a, b) => (steady(JSON.stringify(a)) < steady(JSON.stringify(b)) ? -1 : 1))
    : list;

const TIME_SORTED = /(?<![0-9a-f])([0-9a-f]{11})-[0-9a-f]{10}(?![0-9a-f])/gu;
const CHANCE = /(?<![0-9a-f])(?:[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])/gu;
/** The code by which a citizen finds his petition again. */
const CODE = /(?<=pakn-code-|"code":")[0-9A-Z]{10}(?![0-9A-Z])/gu;
const INSTANT = /(?<=\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z/gu;

export const steady = (text: string): string =>
  text
    .replaceAll(TIME_SORTED, (_, time: string) => `<${civilDateAt(Number.parseInt(time, 16))}>`)
    .replaceAll(CHANCE, '<chance>')
    .replaceAll(CODE, '<code>')
    .replaceAll(INSTANT, '');
