/**
 * What the span would have cost on AWS, from what the home counted and the price table beside this file. Lambda's time is
 * what this machine took, call by call; it is the one figure that is not the same everywhere.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { accessKeyIdFor } from '../../function-environment.ts';
import type { Home } from '../../runtime.ts';
import type { Stage } from '../stage.ts';
import type { UsageMeter } from '../meter.ts';

const price = z.number().nonnegative();
const pricesSchema = z.object({
  region: z.string(),
  currency: z.string(),
  asOf: z.string(),
  note: z.string(),
  usage: z.object({
    stepFunctionsPerThousandTransitions: price,
    lambdaPerMillionRequests: price,
    lambdaPerGbSecond: price,
    dynamoDbPerMillionWriteUnits: price,
    dynamoDbPerMillionReadUnits: price,
    s3PerThousandPuts: price,
    s3PerThousandGets: price,
    sesPerThousandMails: price,
    httpApiPerMillionRequests: price,
    schedulerPerMillionInvocations: price,
    logsPerGb: price,
    kmsPerTenThousandRequests: price,
  }),
  assumed: z.object({ logBytesPerInvocation: price, storedGbOfTable: price, storedGbOfFiles: price }),
  fixedPerMonth: z.object({
    kmsKey: price,
    secret: price,
    alarm: price,
    dynamoDbStorageGb: price,
    dynamoDbBackupGb: price,
    s3StorageGb: price,
  }),
});
export type Prices = z.infer<typeof pricesSchema>;

export const readPrices = (): Prices =>
  pricesSchema.parse(JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')));

/** What was used, in the units that are billed. */
export interface BilledUse {
  readonly transitions: number;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly puts: number;
  readonly gets: number;
  readonly mails: number;
  readonly requests: number;
  readonly scheduled: number;
}

export type Charges = Readonly<Record<string, number>>;

const MILLION = 1_000_000;

/** USD by service. */
export function chargesOf(use: BilledUse, { usage, assumed }: Prices): Charges {
  const logGb = (use.invocations * assumed.logBytesPerInvocation) / 2 ** 30;
  return {
    'Step Functions': (use.transitions / 1000) * usage.stepFunctionsPerThousandTransitions,
    Lambda: (use.invocations / MILLION) * usage.lambdaPerMillionRequests + use.gbSeconds * usage.lambdaPerGbSecond,
    DynamoDB:
      (use.writeUnits / MILLION) * usage.dynamoDbPerMillionWriteUnits +
      (use.readUnits / MILLION) * usage.dynamoDbPerMillionReadUnits,
    S3: (use.puts / 1000) * usage.s3PerThousandPuts + (use.gets / 1000) * usage.s3PerThousandGets,
    SES: (use.mails / 1000) * usage.sesPerThousandMails,
    'API Gateway': (use.requests / MILLION) * usage.httpApiPerMillionRequests,
    Scheduler: (use.scheduled / MILLION) * usage.schedulerPerMillionInvocations,
    Logs: logGb * usage.logsPerGb,
  };
}

export const totalOf = (charges: Charges): number => Object.values(charges).reduce((sum, each) => sum + each, 0);

/** USD for twelve months, whatever is done: keys, secret, alarms, and what is stored. */
export function fixedCharges({ home }: Stage<Home>, { fixedPerMonth: fixed, assumed }: Prices): Charges {
  const count = (type: string): number => home.deployment.template.ofType(type).length;
  const months = 12;
  return {
    'KMS keys': count('AWS::KMS::Key') * fixed.kmsKey * months,
    Secrets: count('AWS::SecretsManager::Secret') * fixed.secret * months,
    Alarms: count('AWS::CloudWatch::Alarm') * fixed.alarm * months,
    'Table, stored': assumed.storedGbOfTable * (fixed.dynamoDbStorageGb + fixed.dynamoDbBackupGb) * months,
    'Files, stored': assumed.storedGbOfFiles * fixed.s3StorageGb * months,
  };
}

/** Everything that was used, by the process it was used for. */
export function useByProcess(stage: Stage<Home>, meter: UsageMeter): ReadonlyMap<string, BilledUse> {
  const uses = new Map<string, Mutable<BilledUse>>();
  const of = (process: string): Mutable<BilledUse> => {
    const known = uses.get(process) ?? { ...NOTHING };
    uses.set(process, known);
    return known;
  };
  addFunctions(stage, meter, of);
  for (const [arn, transitions] of stage.home.services.engine.stats().transitionsOf)
    of(slugIn(arn.split(':').at(-1) ?? '', stage)).transitions += transitions;
  for (const [caller, { reads, writes }] of meter.table) {
    const use = of(slugOfCaller(caller, stage));
    use.readUnits += reads.units;
    use.writeUnits += writes.units;
  }
  const portal = of('portal');
  portal.requests += stage.requests.count;
  portal.gets += meter.files.gets;
  const daily = of('daily');
  daily.puts += meter.files.puts;
  daily.mails += stage.home.services.mail.store.newestFirst().length;
  return uses;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const NOTHING: BilledUse = {
  ...{ transitions: 0, invocations: 0, gbSeconds: 0, writeUnits: 0, readUnits: 0 },
  ...{ puts: 0, gets: 0, mails: 0, requests: 0, scheduled: 0 },
};

function addFunctions({ home }: Stage<Home>, meter: UsageMeter, of: (process: string) => Mutable<BilledUse>): void {
  for (const { arn, name, memoryMb } of home.deployment.functions) {
    const used = meter.invocations.get(arn);
    if (used === undefined) continue;
    const use = of(slugOfFunction(name));
    use.invocations += used.count;
    use.gbSeconds += (used.milliseconds / 1000) * (memoryMb / 1024);
  }
}

/** `DungHan-WorkflowsQuarterlyReportFunction8BC2DC38` → `quarterly-report`. */
function slugOfFunction(name: string): string {
  const [, camel = name] = /-(?:Workflows|Portal|Mail)?([A-Z]\w*?)Function[0-9A-F]{8}$/u.exec(name) ?? [];
  return camel.replace(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}

/** `DungHan-quarterly-report`, or whatever it is called, as the process whose name it ends with. */
function slugIn(name: string, { home }: Stage<Home>): string {
  const slugs = home.deployment.functions.map((spec) => slugOfFunction(spec.name));
  return slugs.find((slug) => name.endsWith(slug)) ?? name;
}

function slugOfCaller(caller: string, { home }: Stage<Home>): string {
  const spec = home.deployment.functions.find(({ name }) => caller === accessKeyIdFor(name));
  return spec === undefined ? caller : slugOfFunction(spec.name);
}
