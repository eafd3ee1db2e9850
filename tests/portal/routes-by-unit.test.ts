/**
 * Every route about one unit's matter × its own people, those above, other units: let in or refused as the table says. The
 * matters are real ones of Sở Xây dựng, one of each process; the requests go through the whole portal.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { processPages } from '#functions/portal/processes.ts';
import { Officer } from '../embedded/officer.ts';
import { portalPortsOn } from './portal-ports.ts';
import { BY_ROLE_ALONE, READERS, TABLE } from './routes-by-unit.ts';
import { unitCases, type UnitCases } from './unit-cases.ts';

let world: UnitCases;
const readers: { readonly officer: Officer; readonly csrf: string }[] = [];
beforeAll(async () => {
  world = await unitCases();
  for (const sub of READERS) {
    const officer = await Officer.at(world.home, sub);
    const csrf = /name="csrf" value="([^"]*)"/u.exec((await officer.open('/huong-dan')).html)?.[1] ?? '';
    readers.push({ officer, csrf });
  }
}, 120_000);
afterAll(() => world.home.close());

/** Only the table of routes is asked for, not the table of DynamoDB. */
const routes = processPages(portalPortsOn(new DynamoDBClient({ region: 'ap-southeast-1' }), 'table'))
  .map(({ method, path }) => `${method} ${path}`)
  .filter((route) => route.includes('/:'));
const prefixOf = (route: string): string => /^\w+ (\/[^/]+\/)/u.exec(route)?.[1] ?? '';

function addressOf(route: string): string {
  const path = route.slice(route.indexOf(' ') + 1);
  const places = world.places[prefixOf(route)];
  if (places === undefined) throw new Error(`no matter for ${route}`);
  return path.replaceAll(/:([a-z]+)/gu, (_, place: string) => encodeURIComponent(places[place] ?? 'khong-co'));
}

const MARKS: Readonly<Record<number, string>> = {
  200: 'x',
  303: '>',
  400: '!',
  403: '-',
  404: '0',
  409: '!',
  422: '!',
};

async function marksOf(route: string): Promise<string> {
  const address = addressOf(route);
  let marks = '';
  for (const [place, { officer, csrf }] of readers.entries()) {
    const fields = { csrf, 'request-key': `${route} ${String(place)}`.replaceAll(/\W/gu, '-') };
    const { status } = route.startsWith('GET') ? await officer.open(address) : await officer.sendAgain(address, fields);
    marks += MARKS[status] ?? `[${String(status)}]`;
  }
  return marks;
}

it('every route with a place in its address is in the table, or decided by role alone', () => {
  const byUnit = routes.filter((route) => !BY_ROLE_ALONE.some((prefix) => route.split(' ')[1]?.startsWith(prefix)));
  expect([...byUnit].sort()).toEqual(Object.keys(TABLE).sort());
});

it.each(Object.entries(TABLE))('%s', async (route, expected) => {
  expect(await marksOf(route)).toBe(expected);
});
