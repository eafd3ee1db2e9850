/** The interface for other systems on the whole home: every answer is held against the description it serves itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cursorOf, keyOf, pageAt } from '#functions/api/domain/paging.ts';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import { idOfPeriod } from '#functions/quarterly-report/domain/period.ts';
import fc from 'fast-check';
import { administratorOf, type Administrator } from '../administration/administrator.ts';
import { issuePlan, type IssuedPlan } from './issued-plan.ts';
import { tableOf } from '../embedded/organisation.ts';
import { openDesk, type Desk } from '../obligation/desk.ts';
import { aDossierRow, typedOf } from '../quarterly-report/builders.ts';
import { visit } from '../quarterly-report/visit.ts';
import { ScanCommand } from '@aws-sdk/client-dynamodb';

let desk: Desk;
let administrator: Administrator;
let plan: IssuedPlan;
let all: string;
let justice: string;
beforeAll(async () => {
  desk = await openDesk('2024-03-04');
  administrator = await administratorOf(desk.home);
  plan = await issuePlan(desk);
  await desk.give({ board: 'pakn#2024-Q1', process: 'pakn', subject: 'Bà Kín kêu chậm' });
  [all, justice] = [await keyFor('Trung tâm điều hành', '*'), await keyFor('Phần mềm của sở', 'so-tu-phap')];
  description = descriptionSchema.parse(await (await fetch(urlOf('/api/openapi.json'))).json());
});
afterAll(() => desk.close());

const urlOf = (path: string): URL => new URL(path, desk.home.addresses.portal);

async function keyFor(name: string, scope: string): Promise<string> {
  const page = await administrator.fill('/quan-tri/khoa-truy-cap', { ten: name, 'pham-vi': scope, 'thoi-han': '365' });
  return /readonly[^>]*>([\w-]{43})</u.exec(page.html)?.[1] ?? '';
}

const responseSchema = z.object({
  content: z.record(z.string(), z.object({ schema: z.object({ $ref: z.string() }) })),
});
const descriptionSchema = z.object({
  openapi: z.string(),
  servers: z.array(z.object({ url: z.url() })).length(1),
  paths: z.record(
    z.string(),
    z.object({ get: z.object({ operationId: z.string(), responses: z.record(z.string(), responseSchema) }) }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
let description: z.infer<typeof descriptionSchema>;

/** The schema the description gives for an operation's status, made from the served text alone. */
function promised(path: string, status: number): z.ZodType {
  const operation = description.paths[path]?.get;
  const content = operation?.responses[String(status)]?.content ?? {};
  const [media] = Object.values(content);
  const name = media?.schema.$ref.split('/').at(-1) ?? '';
  const schema = description.components.schemas[name];
  if (schema === undefined) throw new Error(`${path} promises nothing for ${status}`);
  return z.fromJSONSchema(schema);
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

async function ask(path: string, key = all): Promise<Answer> {
  const response = await fetch(urlOf(`/api/v1${path}`), { headers: { authorization: `Bearer ${key}` } });
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type,
    body: await response.json(),
    retryAfter: response.headers.get('retry-after'),
  };
}

/** Asks, and holds the answer against what the description promises for that address and status. */
async function expectAnswer(operation: string, path: string, status = 200, key = all): Promise<unknown> {
  const answer = await ask(path, key);
  expect(answer.status, path).toBe(status);
  expect(answer.type).toContain(status === 200 ? 'application/json' : 'application/problem+json');
  const checked = promised(operation, status).safeParse(answer.body);
  expect(checked.error?.issues ?? [], path).toEqual([]);
  return answer.body;
}

const page = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

describe('every address answers as its description says', () => {
  it('plans, obligations, cases and reports', async () => {
    expect(description.openapi).toBe('3.1.1');
    const plans = page.parse(await expectAnswer('/plans', '/plans?year=2024'));
    expect(plans.items.map(({ id }) => id)).toEqual([plan.id]);
    await expectAnswer('/plans/{plan}', `/plans/${plan.id}`);
    const owed = page.parse(await expectAnswer('/obligations', `/obligations?plan=${plan.id}`));
    expect(owed.items.length).toBeGreaterThan(0);
    await expectAnswer('/obligations', '/obligations?unit=so-tu-phap&state=open');
    const { caseId, taskId } = plan.task;
    await expectAnswer(
      '/obligations/{case}/{task}',
      `/obligations/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}`,
    );
    await expectAnswer('/cases', `/cases?board=${plan.id}`);
    await expectAnswer('/cases/{case}', `/cases/${encodeURIComponent(caseId)}`);
    const period = idOfPeriod({ year: 2024, part: 'q1' });
    await expectAnswer('/reports', `/reports?period=${period}`);
  });

  it('a report before it is begun and with figures; another unit’s is refused, one that nobody owes is not there', async () => {
    const period = idOfPeriod({ year: 2024, part: 'q1' });
    const own = `/reports/${period}/so-tu-phap`;
    const office = await desk.officer('kiem-soat-tthc');
    await office.send('/bao-cao/mo-nam?nam=2024', { from: 'q1' });
    await desk.home.clock.idle();
    const listed = page.parse(await expectAnswer('/reports', `/reports?period=${period}&limit=200`));
    expect(listed.items.map(({ unit }) => unit)).toContain('so-tu-phap');
    expect(await expectAnswer('/reports/{period}/{unit}', own)).toMatchObject({ unit: 'so-tu-phap', figures: {} });
    const unit = await visit(desk.home, 'so-tu-phap');
    await unit.send(
      await unit.open(`/bao-cao/${period}/so-tu-phap/bieu/II.06a`),
      'II.06a',
      typedOf(ii06a, aDossierRow()),
    );
    const report = await expectAnswer('/reports/{period}/{unit}', own, 200, justice);
    expect(report).toMatchObject({ period, standing: 'missing', submittedOn: null, acceptedOn: null });
    expect(JSON.stringify(report)).toContain('received-online');
    await expectAnswer('/reports/{period}/{unit}', `/reports/${period}/so-y-te`, 403, justice);
    await expectAnswer('/reports/{period}/{unit}', `/reports/${period}/khong-co`, 404);
    await expectAnswer('/reports/{period}/{unit}', '/reports/2024-q9/so-tu-phap', 404);
  });

  it('refusals', async () => {
    await expectAnswer('/plans/{plan}', '/plans/khong-co', 404);
    await expectAnswer('/obligations', '/obligations', 400);
    await expectAnswer('/obligations', '/obligations?unit=so-y-te', 403, justice);
    await expectAnswer('/plans', '/plans?limit=0', 400);
    await expectAnswer('/plans', '/plans?cursor=%3Cscript%3E', 400);
    await expectAnswer('/reports', '/reports?period=2024-q9', 404);
    await expectAnswer('/plans', '/plans', 401, 'x'.repeat(43));
    expect((await ask('/khong-co')).status).toBe(404);
  });
});

describe('a key', () => {
  it('reads the data of its unit and of what stands under it, and nothing else', async () => {
    const owed = page.parse((await ask(`/obligations?plan=${plan.id}`, justice)).body);
    expect(new Set(owed.items.map(({ unit }) => unit))).toEqual(new Set(['so-tu-phap']));
    const everything = page.parse((await ask(`/obligations?plan=${plan.id}&limit=200`)).body);
    expect(new Set(everything.items.map(({ unit }) => unit)).size).toBeGreaterThan(1);
    const other = everything.items.find(({ unit }) => unit !== 'so-tu-phap');
    const path = [other?.['caseId'], other?.['taskId']].map((part) => encodeURIComponent(String(part))).join('/');
    expect((await ask(`/obligations/${path}`, justice)).status).toBe(403);
  });

  it('never shows what citizens wrote', async () => {
    const cases = await expectAnswer('/cases', '/cases?board=pakn%232024-Q1');
    expect(JSON.stringify(cases)).not.toContain('Kín');
    expect(page.parse(cases).items).toEqual([expect.objectContaining({ process: 'pakn', title: null })]);
  });

  it('is kept as a hash, is worth nothing once revoked, and a form sent twice gives out one', async () => {
    const { client, table } = tableOf(desk.home);
    const kept = JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items);
    for (const key of [all, justice]) expect(kept).not.toContain(key);
    const shown = await administrator.open('/quan-tri/khoa-truy-cap');
    const typed = { ten: 'Tạm', 'pham-vi': '*', 'thoi-han': '90' };
    const made = await administrator.send(shown, typed);
    expect((await administrator.send(shown, typed)).text).toContain('không hiện lại được');
    const key = /readonly[^>]*>([\w-]{43})</u.exec(made.html)?.[1] ?? '';
    expect((await ask('/plans', key)).status).toBe(200);
    const revoking = (await administrator.open('/quan-tri/khoa-truy-cap')).forms.find(({ action }) =>
      action.endsWith('/thu-hoi'),
    );
    expect(revoking).toBeDefined();
    await administrator.send(await administrator.open('/quan-tri/khoa-truy-cap'), {
      id: revoking?.fields.get('id') ?? '',
    });
    expect([all, justice, key].length).toBe(3);
    const states = await Promise.all([all, justice, key].map(async (one) => (await ask('/plans', one)).status));
    expect(states.filter((status) => status === 401)).toHaveLength(1);
    const log = (await administrator.open('/quan-tri/nhat-ky?loai=access')).text;
    expect(log).toContain('Cấp khóa truy cập dữ liệu: Tạm (mọi đơn vị)');
    expect(log).toContain('Thu hồi khóa truy cập dữ liệu');
  });
});

it('wrong keys are stopped by the minute, a good one of the same network is not', async () => {
  const good = await keyFor('Sau cùng', '*');
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => ask('/plans', `${n}`.padEnd(43, 'y'))));
  const last = answers.filter(({ status }) => status === 429);
  expect(last.length).toBeGreaterThanOrEqual(10);
  expect(last[0]?.retryAfter).toBe('60');
  expect((await ask('/plans', good)).status).toBe(200);
});

it('the description is there to read, for people too', async () => {
  const text = await (await fetch(urlOf('/api'))).text();
  for (const path of Object.keys(description.paths)) expect(text).toContain(path);
});

it('pages by cursor hold every item once, whatever their size and whatever is added meanwhile', () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 7 }),
      fc.string({ minLength: 1, maxLength: 8 }),
      (items, limit, added) => {
        const seen: string[] = [];
        let list = items;
        let after: string | undefined;
        for (;;) {
          const { items: shown, next } = pageAt(list, (item) => item, { limit, after });
          seen.push(...shown);
          if (next === null) break;
          after = keyOf(next);
          list = [...new Set([...list, added])];
        }
        expect(new Set(seen).size).toBe(seen.length);
        for (const item of items) expect(seen).toContain(item);
        for (const item of items) expect(keyOf(cursorOf(item))).toBe(item);
      },
    ),
  );
});
