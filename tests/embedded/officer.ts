/** An officer at the portal of a home: opens pages, fills in the forms that are on them, and sends them as a browser does. */
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import type { CookieJar } from '../portal/http-client.ts';
import { signIn, type TestHome } from './home.ts';

const INPUT = /<input[^>]*>|<textarea[^>]*>[^<]*<\/textarea>|<option[^>]*>/gu;

const attribute = (tag: string, name: string): string | undefined =>
  unescaped(new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1]);

function unescaped(text: string): string;
function unescaped(text: string | undefined): string | undefined;
function unescaped(text: string | undefined): string | undefined {
  return text
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The fields of the page's form with their present values, as a browser would send them untouched. */
export function fieldsOf(html: string): Record<string, string> {
  const start = html.indexOf('<form method="post" novalidate');
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(INPUT)) {
    const name = attribute(tag, 'name');
    const isChoice = /type="(?:radio|checkbox)"/u.test(tag);
    if (name === undefined || (isChoice && !/\schecked/u.test(tag))) continue;
    fields[name] = tag.startsWith('<textarea')
      ? unescaped(/>([^<]*)</u.exec(tag)?.[1] ?? '')
      : (attribute(tag, 'value') ?? '');
  }
  return fields;
}

export interface Answer {
  readonly status: number;
  /** Where a sent form leads; empty when it stays. */
  readonly location: string;
  readonly html: string;
}

export class Officer {
  readonly #home: TestHome;
  readonly #browser: CookieJar;

  static async at(home: TestHome, sub: string): Promise<Officer> {
    return new Officer(home, await signIn(home, sub));
  }

  private constructor(home: TestHome, browser: CookieJar) {
    this.#home = home;
    this.#browser = browser;
  }

  async open(path: string): Promise<Answer> {
    return this.#answer(await this.#browser.fetch(this.#url(path)));
  }

  async download(path: string): Promise<ArrayBuffer> {
    return (await this.#browser.fetch(this.#url(path))).arrayBuffer();
  }

  /** Opens a page, fills in fields (a list for several checked boxes) and sends its form. */
  async send(path: string, filled: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
    const { html } = await this.open(path);
    return this.sendAgain(path, { ...fieldsOf(html), ...filled });
  }

  /** Sends fields as they are: a form sent twice, or one that was opened long ago. */
  async sendAgain(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    const answer = await this.#answer(await this.#browser.fetch(this.#url(path), { method: 'POST', body }));
    // Dates of the home move by tests alone; what the form set going comes to rest first.
    await this.#home.clock.idle();
    return answer;
  }

  /** Sends a file by the upload form of a page, straight to the bucket; the address leads back with its key. */
  async upload(path: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const { html } = await this.open(path);
    const [form = ''] = /<form[^>]*multipart[\s\S]*?<\/form>/u.exec(html) ?? [];
    const body = new FormData();
    for (const [tag] of form.matchAll(/<input type="hidden"[^>]*>/gu))
      body.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
    body.append('file', new Blob([content]), name);
    const headers = { accept: 'text/html', referer: this.#url(path).href };
    const sent = await this.#browser.fetch(attribute(form, 'action') ?? '', { method: 'POST', body, headers });
    const answer = await this.#answer(sent);
    return { ...answer, location: answer.location.replace(this.#url('/').origin, '') };
  }

  #url(path: string): URL {
    return new URL(path, this.#home.addresses.portal);
  }

  async #answer(response: Response): Promise<Answer> {
    const html = await response.text();
    return { status: response.status, location: response.headers.get('location') ?? '', html };
  }
}

/** The three parts of a date input. */
export function dateFields(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** How the execution of a case stands. */
export async function executionOf(home: TestHome, workflow: string, caseId: string): Promise<string> {
  await home.clock.idle();
  const machine = home.deployment.stateMachines.find(({ arn }) => arn.endsWith(`-${workflow}`));
  const executionArn = `${machine?.arn.replace(':stateMachine:', ':execution:') ?? ''}:${caseId}`;
  const client = new SFNClient({ region: REGION, credentials: ADMINISTRATOR, endpoint: home.addresses.stepfunctions });
  const { status, output } = await client.send(new DescribeExecutionCommand({ executionArn }));
  return `${status ?? ''} ${output ?? ''}`.trim();
}
