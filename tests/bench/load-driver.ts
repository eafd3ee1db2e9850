/**
 * The people of a province, in a process of their own: so many requests a second whatever the portal takes for them, a
 * fifth of them forms. Told what to do by its parent, it answers with every request's kind, duration and status.
 */
import http, { Agent } from 'node:http';
import process from 'node:process';
import { z } from 'zod';
import { signInAt } from '../embedded/home.ts';
import { hiddenFields } from '../obligation/desk.ts';
import { CookieJar } from '../portal/http-client.ts';

export const orderSchema = z.object({
  portal: z.url(),
  identity: z.url(),
  rate: z.number(),
  seconds: z.number(),
  plan: z.string(),
  /** Tasks that are finished one after another, by whoever has the work of their units. */
  finish: z.array(z.string()),
  /** Tasks that the office urges. */
  nudge: z.array(z.string()),
});
export type Order = z.infer<typeof orderSchema>;

export const sampleSchema = z.object({ kind: z.string(), ms: z.number(), status: z.number() });
export type Sample = z.infer<typeof sampleSchema>;

export const OFFICE = 'kiem-soat-tthc';
export const LEADER = 'chu-tich';
export const READER = 'so-tu-phap';
/** Has the work of sixty units. */
export const BUSY = 'so-xay-dung';

interface Wish {
  readonly kind: string;
  readonly who: string | null;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
}

/** Twenty wishes in their order: sixteen pages, four forms. */
function* wishesOf({ plan, finish, nudge }: Order, tokens: ReadonlyMap<string, Readonly<Record<string, string>>>) {
  const urged = nudge.values();
  const finished = finish.values();
  const form = (kind: string, who: string, action: string, task: string, fields: Wish['form']): Wish => {
    const sent = { ...tokens.get(who), 'request-key': `${kind}-${task.replaceAll('/', '.')}`, version: '1', ...fields };
    return { kind, who, path: `${task}/${action}`, form: sent };
  };
  const evidence = { 'date-day': '6', 'date-month': '3', 'date-year': '2024', place: 'link' };
  const read = (who: string | null, path: string): Wish => ({ kind: path.replace(plan, '/ke-hoach/<id>'), who, path });
  const pages: readonly (readonly [string | null, string])[] = [
    ...([
      [READER, '/viec'],
      [OFFICE, '/'],
      [LEADER, '/lanh-dao'],
      [OFFICE, '/bang?loc=qua-han'],
    ] as const),
    ...([
      [READER, '/viec'],
      [READER, '/'],
      [null, '/'],
      [READER, '/tim?tim=cong+bo'],
      [OFFICE, plan],
    ] as const),
    ...([
      [READER, '/viec'],
      [OFFICE, '/cong-bo'],
      [null, '/phan-anh'],
      [READER, '/bang'],
      [OFFICE, '/viec'],
    ] as const),
    ...([
      [READER, `${plan}/dong/0010`],
      [null, '/huong-dan'],
    ] as const),
  ];
  for (;;) {
    for (const [place, [who, path]] of pages.entries()) {
      yield read(who, path);
      if (place % 4 !== 3) continue;
      if (place === 7) {
        const { value: task } = urged.next();
        if (task !== undefined) yield form('form: don-doc', OFFICE, 'don-doc', task, { reason: 'Gần đến hạn' });
      } else {
        const { value: task } = finished.next();
        const link = { number: '12/BC', link: 'https://example.gov.vn/12-bc', ...evidence };
        if (task !== undefined) yield form('form: hoan-thanh', BUSY, 'hoan-thanh', task, link);
      }
    }
  }
}

/** Asks as a browser does and reads the answer to its end, unopened: the portal's time is measured, not a browser's. */
function ask(url: URL, agent: Agent, cookie: string, form: Wish['form']): Promise<number> {
  const body = form === undefined ? '' : new URLSearchParams(form).toString();
  const headers = {
    'accept-encoding': 'br',
    cookie,
    ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, headers, method: form === undefined ? 'GET' : 'POST' }, (response) => {
      response.resume();
      response.on('error', reject);
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function run(order: Order): Promise<readonly Sample[]> {
  const jars = new Map<string | null, CookieJar>([[null, new CookieJar()]]);
  for (const who of [OFFICE, LEADER, READER, BUSY]) jars.set(who, await signInAt(order, new CookieJar(), who));
  const open = async (who: string | null, path: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jars.get(who) ?? new CookieJar();
    return jar.fetch(new URL(path, order.portal), { ...init, headers: { 'accept-encoding': 'br' } });
  };
  const tokens = new Map<string, Readonly<Record<string, string>>>();
  for (const [who, form] of [
    [OFFICE, `${order.nudge.at(-1) ?? ''}/don-doc`],
    [BUSY, `${order.finish.at(-1) ?? ''}/hoan-thanh`],
  ] as const)
    tokens.set(who, hiddenFields(await (await open(who, form)).text()));
  const cookies = new Map(
    [...jars].map(([who, jar]) => [
      who,
      jar
        .pairs(order.portal)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    ]),
  );
  const agent = new Agent({ keepAlive: true });
  const samples: Sample[] = [];
  const wishes = wishesOf(order, tokens);
  const started = performance.now();
  const one = async (due: number): Promise<void> => {
    const { value: wish } = wishes.next();
    if (wish === undefined) return;
    const { kind, who, path, form } = wish;
    const status = await ask(new URL(path, order.portal), agent, cookies.get(who) ?? '', form);
    samples.push({ kind, ms: performance.now() - due, status });
  };
  const all: Promise<void>[] = [];
  for (let i = 0; i < order.rate * order.seconds; i += 1) {
    const due = started + (i * 1000) / order.rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    all.push(one(due).catch(() => void samples.push({ kind: 'broken off', ms: performance.now() - due, status: 0 })));
  }
  await Promise.all(all);
  return samples;
}

if (process.send !== undefined && process.argv[1]?.endsWith('load-driver.ts') === true)
  process.on('message', (message) => {
    void run(orderSchema.parse(message)).then((samples) => process.send?.(samples, () => process.exit(0)));
  });
