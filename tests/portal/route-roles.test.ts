/** Every route of every process × every kind of reader: let in or refused as its `allow` says, before its handler runs. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicFor } from '#functions/portal/guide/topics.ts';
import { mountPages } from '#functions/portal/mount.ts';
import type { PortalEnv, PortalPorts } from '#functions/portal/portal-env.ts';
import { processNavigation, processPages } from '#functions/portal/processes.ts';
import { newSession } from '#functions/portal/session.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personId, type Person, type Role } from '#shared/org/index.ts';
import { personSchema, roleSchema } from '#shared/org/person.ts';
import { unitId } from '#shared/org/unit.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import type { Allow, PageRoute } from '#shared/ui/routes.ts';
import { units } from '../daily/province.ts';
import { deployTable } from '../infra/deployed.ts';
import { portalPortsOn } from './portal-ports.ts';

const TODAY = plainDate('2026-03-02');

/** One person for each role and no other, one without any role, one who had a role until yesterday. */
const holder = (id: string, roles: Person['roles']): Person =>
  personSchema.parse({ id, name: `Người ${id}`, email: null, subject: id, roles, deputies: [] });

const grant = (role: Role, validTo: string | null = null): Person['roles'][number] => ({
  unit: unitId(role === 'leader' ? 'ubnd-tinh' : 'van-phong'),
  role,
  validFrom: plainDate('2020-01-01'),
  validTo: validTo === null ? null : plainDate(validTo),
});

const ROLES = roleSchema.options;
const people = [
  ...ROLES.map((role) => holder(role, [grant(role)])),
  holder('no-role', []),
  holder('former-administrator', [grant('administrator', '2026-03-01')]),
];

/** Everybody who may come: a visitor, somebody the organisation does not know, and those above. */
const READERS = ['visitor', 'stranger', ...people.map(({ id }) => String(id))] as const;

/** What the table of routes promises, worked out without the portal's own code. */
function promised(allow: Allow, reader: string): 'in' | 'sign-in' | 'refused' {
  if (allow === 'everyone') return 'in';
  if (reader === 'visitor') return 'sign-in';
  if (allow === 'account') return 'in';
  if (reader === 'stranger') return 'refused';
  if (allow === 'signed-in') return 'in';
  return allow.some((role) => role === reader) ? 'in' : 'refused';
}

let table: Awaited<ReturnType<typeof deployTable>>;
let routes: readonly PageRoute[];
let site: Hono<PortalEnv>;

const keyOf = ({ method, path }: Pick<PageRoute, 'method' | 'path'>): string => `${method} ${path}`;

/** The site with every handler replaced by one that says which it is: who gets that far was let in. */
function doorsOf(ports: PortalPorts): Hono<PortalEnv> {
  const doors = new Hono<PortalEnv>();
  doors.use(async (context, next) => {
    const sub = context.req.header('x-reader') ?? 'visitor';
    if (sub !== 'visitor') {
      const officer = { sub, name: sub, email: null, unit: null, title: null };
      context.set('session', { ...newSession(officer, null), iat: 0 });
      context.set('reader', { ...officer, csrfToken: '' });
    }
    context.set('page', () => Promise.resolve(context.text('a page')));
    context.set('problem', ({ status }) => Promise.resolve(context.text('a problem', status)));
    await next();
  });
  const said = routes.map((route) => ({
    ...route,
    handle: (context: Parameters<PageRoute['handle']>[0]) => context.text(keyOf(route)),
  }));
  doors.route('/', mountPages(said, ports));
  return doors;
}

beforeAll(async () => {
  table = await deployTable();
  const ports = portalPortsOn(table.client, table.table);
  const made = Organisation.of(units, people);
  if (!made.ok) throw new Error('the organisation is contradictory');
  const value = { units: [...units], people };
  await ports.reference.save({
    document: organisationDocument,
    value,
    by: personId('test'),
    why: 'Kiểm thử',
    now: 0,
    version: 0,
  });
  routes = processPages(ports);
  site = doorsOf(ports);
});
afterAll(() => table.dynamodb.close());

async function outcomeOf({ method, path }: PageRoute, reader: string): Promise<string> {
  const address = path.replace(/:[a-z]+(?:\{[^}]*\})?/giu, 'mot-ma');
  const request = new Request(`http://localhost:3000${address}`, { method, headers: { 'x-reader': reader } });
  const facts = { requestId: 'request', receivedAt: instantOf(TODAY, 9), address: '' };
  const response = await site.fetch(request, facts);
  if (response.status === 200) return `in: ${await response.text()}`;
  if (response.status === 303) return 'sign-in';
  return response.status === 403 ? 'refused' : String(response.status);
}

describe('every route', () => {
  it('is in the table once, under an address no earlier route takes away', () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(new Set(routes.map(keyOf)).size).toBe(routes.length);
  });

  it.each(READERS)('lets in or refuses, as it says: %s', async (reader) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const told = promised(route.allow, reader);
      // A form sent without a session is refused on the spot: a sign-in in between would lose it.
      const expected = told === 'sign-in' && route.method === 'POST' ? 'refused' : told;
      const found = await outcomeOf(route, reader);
      const fits = expected === 'in' ? found === `in: ${keyOf(route)}` : found === expected;
      if (!fits) wrong.push(`${keyOf(route)}: ${found} instead of ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it('that the navigation shows is open to exactly those who see it there', () => {
    for (const { href, allow } of processNavigation) {
      const route = routes.find(({ method, path }) => method === 'GET' && path === href);
      expect(route?.allow, href).toEqual(allow);
    }
  });
});

describe('the guide', () => {
  it('has a part for every page', () => {
    const isPage = ({ method, path }: PageRoute): boolean => method === 'GET' && !/^\/api|\.[a-z]+$/u.test(path);
    const pages = routes.filter(isPage);
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.map(({ path }) => path).filter((path) => topicFor(path) === undefined)).toEqual([]);
  });
});
