/** The whole home for tests: the synthesised template in memory, on a clock of the test's own. */
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { HomeClock } from '#infra/local/clock.ts';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import type { LogLine } from '#infra/local/lambda-sandbox.ts';
import { startHome, type Home, type HomeOptions } from '#infra/local/runtime.ts';
import { seededIds } from '#infra/local/seeded-ids.ts';
import { REGION } from '#infra/local/template/names.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { quiet } from '#shared/adapters/clients.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { keepNote, rungsOf, statesOf } from '../coverage/record.ts';
import { CookieJar, locationOf } from '../portal/http-client.ts';

export interface TestHome extends Home {
  readonly lines: readonly LogLine[];
  /** Moves the clock to an hour (Vietnam) of a day. */
  goTo(date: string, hour?: number, minute?: number): Promise<void>;
}

/** Starts a home whose frozen clock stands at 08:00 of `today`. */
export async function aHome(today: string, options: Partial<HomeOptions> = {}): Promise<TestHome> {
  const { directory } = await ensureSynthesised();
  const lines: LogLine[] = [];
  const clock = new HomeClock({ start: instantOf(plainDate(today), 8), frozen: true });
  const home = await startHome({
    assembly: directory,
    clock,
    log: (line) => lines.push(line),
    ids: seededIds('test'),
    ...options,
  });
  const goTo: TestHome['goTo'] = (date, hour = 0, minute = 0) =>
    clock.advanceTo(instantOf(plainDate(date), hour, minute));
  const close = async (): Promise<void> => {
    keepNote({ ...(await statesOf(home.services.engine)), rungs: await rungsOf(...tableIn(home)) });
    await home.close();
  };
  return { ...home, lines, goTo, close };
}

/** The home's table, opened past the functions. */
export function tableIn({ deployment, addresses }: Home): readonly [DynamoDBClient, string] {
  const [table] = deployment.template.ofType('AWS::DynamoDB::Table');
  if (table === undefined) throw new Error('the template has no table');
  const client = quiet(
    new DynamoDBClient({ region: REGION, endpoint: addresses.dynamodb, credentials: ADMINISTRATOR }),
  );
  return [client, table.physicalId];
}

/** Every item of the table as it lies there, whoever may read it. */
export async function itemsIn(home: Home): Promise<readonly Record<string, unknown>[]> {
  const [client, TableName] = tableIn(home);
  const items: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    for (const item of Items) items.push(unmarshall(item));
  return items;
}

/** Signs an officer of the sample directory in, and returns the browser with its session. */
export const signIn = ({ addresses }: Home, sub: string): Promise<CookieJar> =>
  signInAt(addresses, new CookieJar(), sub);

export async function signInAt(
  addresses: Readonly<Record<'portal' | 'identity', string>>,
  browser: CookieJar,
  sub: string,
): Promise<CookieJar> {
  let url = new URL('/dang-nhap', addresses.portal);
  for (let step = 0; step < 12; step += 1) {
    const response = await browser.fetch(url);
    const atIssuer = url.origin === new URL(addresses.identity).origin;
    if (response.status === 200 && !atIssuer) return browser;
    url = locationOf(response.status === 200 ? await browser.post(url, { sub }) : response, url);
  }
  throw new Error(`${sub} could not sign in: the redirects do not end`);
}
