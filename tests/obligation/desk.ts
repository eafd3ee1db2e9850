/** A province at its desks: a home with the sample organisation, obligations opened in it, people filling in forms. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import {
  caseIdSchema,
  openCase,
  openTasks,
  SYSTEM,
  taskIdSchema,
  type CaseId,
  type NewTask,
  type Task,
} from '#shared/casework/index.ts';
import { unitId, type Organisation } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import { locationOf, type CookieJar } from '../portal/http-client.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where the answer leads, path and query; undefined for a page. */
  readonly location: string | undefined;
}

/** Someone at a browser without scripts. */
export class Officer {
  readonly #browser: CookieJar;
  readonly #portal: string;

  constructor(browser: CookieJar, portal: string) {
    this.#browser = browser;
    this.#portal = portal;
  }

  async open(path: string): Promise<Answer> {
    return answerOf(await this.#browser.fetch(new URL(path, this.#portal)), this.#portal);
  }

  /** Opens the page of a form, as it stands then: sent later, it is an old one. */
  async fill(path: string, fields: Readonly<Record<string, string>>): Promise<() => Promise<Answer>> {
    const page = await this.open(path);
    if (page.status !== 200) throw new Error(`${path} answers ${String(page.status)} ${page.location ?? ''}`);
    const form = { ...hiddenFields(page.text), ...fields };
    return () => this.post(path, form);
  }

  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const submit = await this.fill(path, fields);
    return submit();
  }

  async post(path: string, form: Readonly<Record<string, string>> | URLSearchParams): Promise<Answer> {
    const body = new URLSearchParams(form);
    return answerOf(await this.#browser.fetch(new URL(path, this.#portal), { method: 'POST', body }), this.#portal);
  }

  /** The upload form of a page, sent with a file. */
  async upload(path: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const page = await this.open(path);
    const form = formsOf(page.text).find((text) => text.includes('multipart/form-data')) ?? '';
    const body = new FormData();
    for (const [field, value] of Object.entries(hiddenFields(form))) body.append(field, value);
    body.append('file', new Blob([content]), name);
    const action = decode(/action="([^"]*)"/u.exec(form)?.[1] ?? '');
    const headers = { accept: 'text/html', referer: new URL(path, this.#portal).href };
    return answerOf(await this.#browser.fetch(action, { method: 'POST', body, headers }), this.#portal);
  }
}

async function answerOf(response: Response, portal: string): Promise<Answer> {
  const text = await response.text();
  if (!response.headers.has('location')) return { status: response.status, text, location: undefined };
  const to = locationOf(response, portal);
  return { status: response.status, text, location: to.origin === portal ? to.pathname + to.search : to.href };
}

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<');

const formsOf = (html: string): string[] => html.match(/<form[\s\S]*?<\/form>/gu) ?? [];

/** The hidden fields of the page's own form: signing out stands in the header and comes first. */
export function hiddenFields(html: string): Record<string, string> {
  const form = formsOf(html).at(-1) ?? '';
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decode(value)]));
}

export interface Desk {
  readonly home: TestHome;
  readonly organisation: Organisation;
  officer(sub: string): Promise<Officer>;
  give(changes?: Partial<NewTask>): Promise<Task>;
  read(task: Pick<Task, 'caseId' | 'taskId'>): Promise<Task>;
  close(): Promise<void>;
}

/** `today`: 08:00 of that day in Vietnam. */
export async function openDesk(today: string, organisation = smallProvince()): Promise<Desk> {
  const home = await aHome(today);
  await settle(home, organisation);
  const store = caseTableOf(home);
  const officers = new Map<string, Officer>();
  let cases = 0;
  return {
    home,
    organisation,
    officer: async (sub) => {
      const known = officers.get(sub) ?? new Officer(await signIn(home, sub), home.addresses.portal);
      officers.set(sub, known);
      return known;
    },
    give: (changes = {}) => {
      cases += 1;
      return giveTask(home, `plan-2024.${String(cases).padStart(4, '0')}`, changes);
    },
    read: async ({ caseId, taskId }) => {
      const task = await store.readTask(caseId, taskId);
      if (task === undefined) throw new Error('no such task');
      return task;
    },
    close: () => home.close(),
  };
}

/** Opens an obligation in a case of its own, as issuing a plan would. */
export async function giveTask(home: TestHome, id: string, changes: Partial<NewTask> = {}): Promise<Task> {
  const caseId = changes.caseId ?? caseIdSchema.parse(id);
  const ports = caseworkPorts(caseTableOf(home), await referenceOf(home).read());
  const now = home.clock.now();
  const title = changes.subject ?? 'Ban hành kế hoạch kiểm soát thủ tục hành chính';
  const task = newTask(caseId, title, changes);
  const { board, row } = task;
  await openCase({ caseId, process: 'obligation', board, row, title, by: SYSTEM, now }, ports);
  const [opened] = await openTasks({ tasks: [task], by: SYSTEM, now }, ports);
  if (opened === undefined) throw new Error('the task was there already');
  return opened;
}

/** Of Sở Tư pháp, due on Friday 15/3/2024, unless said otherwise. */
function newTask(caseId: CaseId, subject: string, changes: Partial<NewTask>): NewTask {
  const due = plainDate('2024-03-15');
  return {
    ...{ caseId, subject, row: '0001', process: 'obligation', board: 'plan-2024' },
    taskId: taskIdSchema.parse('001.so-tu-phap'),
    unit: unitId('so-tu-phap'),
    countedIn: 'working-day',
    ladder: 'default',
    derivation: ['Kế hoạch ghi: trước ngày 15/3/2024'],
    start: { state: 'open', due: { strict: due, lenient: due } },
    ...changes,
  };
}

export const pathOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string =>
  `/viec/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}`;

export const dateFields = (name: string, day: string, month: string, year: string): Record<string, string> => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

/** A PDF's first line, and `bytes` in all. */
export function aPdf(bytes = 100): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(bytes);
  content.set(new TextEncoder().encode('%PDF-1.7\n'));
  return content;
}
