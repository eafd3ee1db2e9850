/** Counts what a rehearsal's home serves: what a bill is made of, and which access pattern each call of the table was. */
import { z } from 'zod';
import type { Meter, TableCall } from '../meter.ts';

/** Calls and capacity units of one access pattern. */
export interface Used {
  calls: number;
  units: number;
}

export interface Usage {
  /** By function or role. */
  readonly table: ReadonlyMap<string, { readonly reads: Used; readonly writes: Used }>;
  /** By operation, index and kind of key: `Query gsi1 WORK#`. */
  readonly patterns: ReadonlyMap<string, Used>;
  readonly invocations: ReadonlyMap<string, { count: number; milliseconds: number }>;
  readonly files: { puts: number; gets: number; bytes: number };
}

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);
/** The operator's own look at the table is no call of the application. */
const OPERATOR = 'ADMINISTRATOR';

export class UsageMeter implements Meter {
  readonly table = new Map<string, { readonly reads: Used; readonly writes: Used }>();
  readonly patterns = new Map<string, Used>();
  readonly invocations = new Map<string, { count: number; milliseconds: number }>();
  readonly files = { puts: 0, gets: 0, bytes: 0 };

  tableCall(call: TableCall): void {
    const { caller = 'unsigned', operation, units } = call;
    if (caller === OPERATOR) return;
    const of = getOr(this.table, caller, () => ({ reads: { calls: 0, units: 0 }, writes: { calls: 0, units: 0 } }));
    const pattern = getOr(this.patterns, patternOf(call), () => ({ calls: 0, units: 0 }));
    for (const used of [READS.has(operation) ? of.reads : of.writes, pattern]) {
      used.calls += 1;
      used.units += units;
    }
  }

  invocation({ functionArn, milliseconds }: { readonly functionArn: string; readonly milliseconds: number }): void {
    const of = getOr(this.invocations, functionArn, () => ({ count: 0, milliseconds: 0 }));
    of.count += 1;
    of.milliseconds += milliseconds;
  }

  fileCall({ method, bytes }: { readonly method: string; readonly bytes: number }): void {
    if (method === 'PUT' || method === 'POST') {
      this.files.puts += 1;
      this.files.bytes += bytes;
    } else this.files.gets += 1;
  }

  /** Calls of the application to the table. */
  get tableCalls(): number {
    return [...this.patterns.values()].reduce((sum, { calls }) => sum + calls, 0);
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const value = z.object({ S: z.string() });
const keySchema = z.object({ pk: value, sk: value });
const keyed = z.object({ Key: keySchema.optional(), Item: keySchema.optional() });
const inputSchema = keyed.extend({
  IndexName: z.string().optional(),
  ExpressionAttributeValues: z.object({ ':pk': value.optional() }).optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(keySchema).optional() })).optional(),
  TransactItems: z.array(z.record(z.string(), keyed)).optional(),
});

/** `CASE#plan-1` → `CASE#`; `DAILY` stays; what is no kind of key (a date, a name) is left out. */
const kindOf = (key = ''): string => /^[A-Z][A-Z-]*(?:#|$)/u.exec(key)?.[0] ?? '';
const kindOfKey = ({ pk, sk }: z.infer<typeof keySchema>): string => `${kindOf(pk.S)} ${kindOf(sk.S)}`.trim();

/** Of several items, each kind once: `BatchGetItem REFERENCE CURRENT + SESSION#`. */
function patternOf({ operation, input }: TableCall): string {
  const { data } = inputSchema.safeParse(input);
  const batched = Object.values(data?.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys);
  const written = (data?.TransactItems ?? []).flatMap((item) => Object.values(item));
  const keys = [data, ...written].map((each) => each?.Key ?? each?.Item).filter((key) => key !== undefined);
  const kinds = [...new Set([...batched, ...keys].map(kindOfKey))].sort().join(' + ');
  const queried = kindOf(data?.ExpressionAttributeValues?.[':pk']?.S);
  return [operation, data?.IndexName, queried, kinds].filter((part) => part !== undefined && part !== '').join(' ');
}
