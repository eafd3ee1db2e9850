/** Webhooks on the whole home: registered on the page, told by the workflow, asked again until they take it. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { administratorOf, type Administrator } from '../administration/administrator.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, itemsIn, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { giveTask, Officer, pathOf } from '../obligation/desk.ts';
import { signIn } from '../embedded/home.ts';
import { serveAt, type Served } from '../portal/http-client.ts';
import { unitId } from '#shared/org/index.ts';
import { taskIdSchema } from '#shared/casework/index.ts';

interface Received {
  readonly signature: string;
  readonly body: string;
}

let home: TestHome;
let receiver: Served;
let administrator: Administrator;
const received: Received[] = [];
let status = 200;

beforeAll(async () => {
  receiver = await serveAt(() => (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        signature: String(request.headers['dung-han-signature']),
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(status).end();
    });
  });
  home = await aHome('2024-03-04', { intranetPages: receiver.origin.replace('http://localhost', '127.0.0.1') });
  await settle(home, smallProvince());
  administrator = await administratorOf(home);
});
afterAll(async () => {
  await home.close();
  await receiver.close();
});

const address = (): string => receiver.origin.replace('localhost', '127.0.0.1');
const messageSchema = z.object({
  id: z.string(),
  events: z.array(z.object({ id: z.string(), type: z.string(), unit: z.string().nullable() })),
});
const told = () => received.flatMap(({ body }) => messageSchema.parse(JSON.parse(body)).events);

async function register(name: string, url: string, scope = '*'): Promise<string> {
  const page = await administrator.fill('/quan-tri/webhook', { ten: name, 'dia-chi': url, 'pham-vi': scope });
  return /readonly[^>]*>([\w-]{43})</u.exec(page.html)?.[1] ?? '';
}

let minutes = 0;
/** Lets minutes pass; somebody opens a page in each. */
async function pass(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    minutes += 1;
    await administrator.open('/quan-tri/webhook');
    await home.goTo('2024-03-04', 8 + Math.floor(minutes / 60), minutes % 60);
    await home.clock.idle();
  }
}

it('tells what people do, signed, without reasons and names; of other units nothing to who has one', async () => {
  const secret = await register('Trung tâm điều hành', `${address()}/all`);
  expect(secret).toHaveLength(43);
  await pass(1);
  const task = await giveTask(home, 'plan-2024.0001');
  const office = new Officer(await signIn(home, 'kiem-soat-tthc'), home.addresses.portal);
  await office.send(`${pathOf(task)}/tam-dung`, { reason: 'Lý do riêng tư' });
  await pass(3);
  expect(told().map(({ type }) => type)).toEqual(
    expect.arrayContaining(['case-opened', 'task-opened', 'task-suspended']),
  );
  const [first] = received;
  const [, seconds = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(first?.signature ?? '') ?? [];
  expect(
    createHmac('sha256', secret)
      .update(`${seconds}.${first?.body ?? ''}`)
      .digest('hex'),
  ).toBe(mac);
  for (const { body } of received) expect(body).not.toMatch(/riêng tư|kiem-soat|Duyên/u);
  const kept = (await itemsIn(home)).filter(({ pk }) => pk === 'WEBHOOKS');
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(secret);
  const ids = told().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('a receiver that fails is asked again, is told nothing twice over, and the page shows each request', async () => {
  status = 503;
  const before = received.length;
  await giveTask(home, 'plan-2024.0002');
  await pass(3);
  expect(received.length).toBeGreaterThan(before);
  expect((await administrator.open('/quan-tri/webhook')).text).toContain('Đang lỗi');
  status = 200;
  received.length = 0;
  await pass(6);
  expect(
    told()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(['case-opened', 'task-opened']);
  const id = /href="\/quan-tri\/webhook\/([\w-]+)"/u.exec((await administrator.open('/quan-tri/webhook')).html)?.[1];
  const log = await administrator.open(`/quan-tri/webhook/${id ?? ''}`);
  for (const words of ['Máy chủ từ chối', '503', 'Đã nhận']) expect(log.text).toContain(words);
});

it('hears of its own unit alone, and nothing once stopped', async () => {
  await register('Sở Tư pháp', `${address()}/unit`, 'so-tu-phap');
  received.length = 0;
  await giveTask(home, 'plan-2024.0003', { unit: unitId('so-y-te'), taskId: taskIdSchema.parse('001.so-y-te') });
  await giveTask(home, 'plan-2024.0004');
  await pass(4);
  const messages = received.map(({ body }) => messageSchema.parse(JSON.parse(body)).events.map(({ unit }) => unit));
  expect(messages.some((units) => units.length > 0 && units.every((unit) => unit === 'so-tu-phap'))).toBe(true);
  for (const form of (await administrator.open('/quan-tri/webhook')).forms.filter(({ action }) =>
    action.endsWith('/ngung'),
  ))
    await administrator.send({ ...(await administrator.open('/quan-tri/webhook')), forms: [form] }, {});
  received.length = 0;
  await giveTask(home, 'plan-2024.0005');
  await pass(3);
  expect(received).toEqual([]);
  expect((await administrator.open('/quan-tri/nhat-ky?loai=access')).text).toContain('Ngừng gửi sự kiện: Sở Tư pháp');
  expect(home.lines.filter(({ text }) => text.includes('The function failed'))).toEqual([]);
});

it('speaks to no private address, whatever an administrator registers', async () => {
  await register('Mạng riêng', 'http://169.254.169.254/latest/meta-data');
  await giveTask(home, 'plan-2024.0006');
  await pass(3);
  const { html } = await administrator.open('/quan-tri/webhook');
  const links = [...html.matchAll(/href="(\/quan-tri\/webhook\/[\w-]+)"/gu)].map(([, href = '']) => href);
  const logs = await Promise.all(links.map(async (href) => (await administrator.open(href)).text));
  expect(logs.some((text) => text.includes('Mạng riêng') && text.includes('không được phép gửi tới'))).toBe(true);
  const refused = await administrator.fill('/quan-tri/webhook', {
    ten: '',
    'dia-chi': 'javascript:alert(1)',
    'pham-vi': '*',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Nhập địa chỉ, ví dụ');
});
