/** People at their browsers, and what is stored: what the journeys of an announcement are told with. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import { rulesDocument } from '#functions/tthc-announce/domain/announcement.ts';
import { INITIAL_RULES, type Rules } from '#functions/tthc-announce/domain/rules.ts';
import type { CaseId, CaseTable, Task } from '#shared/casework/index.ts';
import { personId } from '#shared/org/index.ts';
import { signIn, type TestHome } from '../embedded/home.ts';
import { referenceOf } from '../embedded/organisation.ts';
import type { CookieJar } from '../portal/http-client.ts';

export interface Person {
  /** The page, with its status. */
  read(path: string): Promise<{ readonly status: number; readonly html: string; readonly response: Response }>;
  /** Opens the page's form, fills it in over what it shows already, and sends it. */
  fill(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Sent>;
}
export interface Sent {
  readonly status: number;
  readonly location: string;
  readonly html: string;
  /** What was sent, hidden fields included, to be sent again. */
  readonly form: URLSearchParams;
}

const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const textIn = (html: string): string =>
  html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => entity[name] ?? '')
    .replace(/\s+/gu, ' ');

/** The hidden fields and typed values of a page's own form. */
function fieldsOf(html: string): URLSearchParams {
  const form = new URLSearchParams();
  const own = html.slice(html.lastIndexOf('<main'));
  for (const [tag] of own.matchAll(/<input[^>]*>/gu)) {
    const attribute = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`, 'u').exec(tag)?.[1];
    const [name, value = '', type] = [attribute('name'), attribute('value'), attribute('type')];
    if (name !== undefined && type !== 'radio' && type !== 'checkbox' && type !== 'file')
      form.append(
        name,
        value.replace(/&(amp|lt|gt|quot|#39);/gu, (_, key: string) => entity[key] ?? ''),
      );
  }
  return form;
}

export async function aPerson(home: TestHome, sub: string): Promise<Person> {
  const browser: CookieJar = await signIn(home, sub);
  const address = (path: string): URL => new URL(path, home.addresses.portal);
  const read: Person['read'] = async (path) => {
    const response = await browser.fetch(address(path));
    return {
      status: response.status,
      html: response.headers.has('content-disposition') ? '' : await response.clone().text(),
      response,
    };
  };
  return {
    read,
    fill: async (path, fields) => {
      const { html, status } = await read(path);
      expect(status, `${sub} opens ${path}`).toBe(200);
      const form = fieldsOf(html);
      for (const [name, value] of Object.entries(fields)) {
        form.delete(name);
        for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
      }
      const response = await browser.fetch(address(path.split('?')[0] ?? path), { method: 'POST', body: form });
      return {
        status: response.status,
        location: response.headers.get('location') ?? '',
        html: await response.text(),
        form,
      };
    },
  };
}

/** Waits for what a workflow does on its own. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, attempts = 400): Promise<T> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(20);
  }
  throw new Error(`it never came about: ${what}`);
}

export const theTask = (cases: CaseTable, caseId: CaseId, taskId: string): Promise<Task> =>
  until(`task ${taskId}`, async () => (await cases.tasksOf(caseId)).find((task) => task.taskId === taskId));

/** The rules, with pages of the test for those publications that can be seen on the web. */
export async function setAddresses(home: TestHome, addresses: Readonly<Record<string, string>>): Promise<void> {
  const reference = referenceOf(home);
  const value: Rules = {
    ...INITIAL_RULES,
    publications: INITIAL_RULES.publications.map((publication) => {
      const address = addresses[publication.id];
      return address === undefined ? publication : { ...publication, addresses: [address] };
    }),
  };
  const version = (await reference.read()).versionOf(rulesDocument);
  const by = personId('quan-tri');
  const saved = await reference.save({
    document: rulesDocument,
    value,
    version,
    by,
    why: 'kiểm thử',
    now: home.clock.now(),
  });
  expect(saved).toBe(true);
}

const eventSchema = z.object({
  type: z.string(),
  stateEnteredEventDetails: z.object({ name: z.string() }).optional(),
});
const historySchema = z.object({ events: z.array(eventSchema), nextToken: z.string().nullish() });
const executionSchema = z.object({ status: z.string(), executionArn: z.string() });

/** How the execution of a case stands, and every state it entered, in order. */
export async function executionOf(home: TestHome, caseId: string) {
  const machine = home.deployment.stateMachines.find(({ name }) => name.endsWith('-tthc-announce'));
  const executionArn = `${(machine?.arn ?? '').replace(':stateMachine:', ':execution:')}:${caseId}`;
  const ask = async (operation: string, input: object): Promise<unknown> =>
    (await home.services.engine.request(operation, input)).body;
  const { status } = executionSchema.parse(await ask('DescribeExecution', { executionArn }));
  const entered: string[] = [];
  let nextToken: string | undefined;
  do {
    const input = { executionArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
    const page = historySchema.parse(await ask('GetExecutionHistory', input));
    for (const { stateEnteredEventDetails: state } of page.events) if (state !== undefined) entered.push(state.name);
    nextToken = page.nextToken ?? undefined;
  } while (nextToken !== undefined);
  return { status, entered };
}

/** Sends a file by the upload form of a page, as a browser does; the path of the page it is sent to then. */
export async function sendFile(
  person: Person | undefined,
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  fileName: string,
): Promise<string> {
  const html = (await person?.read(path))?.html ?? '';
  const action = /<form method="post" action="(http[^"]+)"/u.exec(html)?.[1] ?? '';
  const upload = new FormData();
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu))
    if (name !== 'csrf') upload.append(name, value.replaceAll('&amp;', '&'));
  upload.append('file', new Blob([content]), fileName);
  const kept = await fetch(action, { method: 'POST', body: upload, redirect: 'manual' });
  expect(kept.status, await kept.text()).toBe(303);
  const back = new URL(kept.headers.get('location') ?? '');
  return back.pathname + back.search;
}
