/**
 * A person's browser at the portal of a rehearsal: keeps cookies, follows where a form leads, sends what stands in a form
 * with some fields filled in. It asks the portal in process, by the same routes and events as over the network.
 */
import type { Handler, HttpResponse } from '../endpoint.ts';

export interface Page {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a request came to, for the report. */
export interface Requests {
  count: number;
  refused: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '');
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

export class PageFault extends Error {
  override readonly name = 'PageFault';
}

const MAX_REDIRECTS = 8;

interface BrowserOptions {
  readonly ask: Handler;
  readonly portal: string;
  readonly requests: Requests;
  /** The address it asks from. */
  readonly address: string;
}

export class Browser {
  readonly #ask: Handler;
  readonly #portal: URL;
  readonly #requests: Requests;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();

  constructor({ ask, portal, requests, address }: BrowserOptions) {
    this.#ask = ask;
    this.#portal = new URL(portal);
    this.#requests = requests;
    this.#address = address;
  }

  /** Signs in with the rehearsal's issuer. */
  async signIn(subject: string): Promise<void> {
    const toIssuer = locationOf(await this.#send('GET', '/dang-nhap'));
    toIssuer.searchParams.set('login_hint', subject);
    const answer = await fetch(toIssuer, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    const { status } = await this.#send('GET', back.pathname + back.search);
    if (status !== 303) throw new PageFault(`${subject} could not sign in (${status})`);
  }

  async open(path: string): Promise<Page> {
    let target = path;
    for (let step = 0; step < MAX_REDIRECTS; step += 1) {
      const answer = await this.#send('GET', target);
      if (answer.status !== 303 && answer.status !== 302)
        return { path: target, status: answer.status, html: String(answer.body ?? '') };
      const next = locationOf(answer, new URL(target, this.#portal));
      target = next.pathname + next.search;
    }
    throw new PageFault(`the redirects from ${path} do not end`);
  }

  /**
   * Sends the form of the page that posts to `action` (the page's own address when left out). Gives the address it leads
   * to, or the page that says what is wrong.
   */
  async send(page: Page, fields: Fields, action?: string): Promise<Page> {
    const [own = ''] = page.path.split('?');
    const target = action ?? own;
    const { tag, content } = formTo(page, target);
    const body = new URLSearchParams(standing(content));
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const each of [value].flat()) body.append(name, each);
    }
    const answer = await this.#send('POST', attribute(tag, 'action') ?? own, body.toString());
    if (answer.status !== 303) this.#requests.refused += 1;
    const location = answer.status === 303 ? locationOf(answer, new URL(target, this.#portal)) : undefined;
    const path = location === undefined ? target : location.pathname + location.search;
    return { path, status: answer.status, html: String(answer.body ?? '') };
  }

  async #send(method: string, target: string, body = ''): Promise<HttpResponse> {
    this.#requests.count += 1;
    const url = new URL(target, this.#portal);
    const answer = await this.#ask({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: {
        host: url.host,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      remoteAddress: this.#address,
      body: Buffer.from(body),
    });
    this.#keep(answer);
    return answer;
  }

  #keep({ headers }: HttpResponse): void {
    for (const line of [headers?.['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/iu.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function locationOf({ status, headers }: HttpResponse, base?: URL): URL {
  const location = headers?.['location'];
  if (typeof location !== 'string') throw new PageFault(`no redirect: ${status}`);
  return new URL(location, base);
}

interface Form {
  readonly tag: string;
  readonly content: string;
}

function formTo({ path, status, html }: Page, action: string): Form {
  const [own = ''] = path.split('?');
  for (const [, tag = '', content = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gsu)) {
    const [to = ''] = (attribute(tag, 'action') ?? own).split('?');
    if (tag.includes('method="post"') && to === action) return { tag, content };
  }
  throw new PageFault(`${path} (${status}) has no form to ${action}`);
}

const FIELD = /<input\b[^>]*>|<textarea\b[^>]*>[^<]*<\/textarea>|<select\b.*?<\/select>/gsu;

/** Names and values as a browser would send the form untouched. */
function standing(content: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const [tag] of content.matchAll(FIELD)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    const unchosen = (type === 'radio' || type === 'checkbox') && !/\schecked/u.test(tag);
    if (name === undefined || unchosen || type === 'file' || type === 'submit') continue;
    fields.push([name, valueOf(tag)]);
  }
  return fields;
}

function valueOf(tag: string): string {
  if (tag.startsWith('<textarea')) return plain(/>([^<]*)</u.exec(tag)?.[1] ?? '');
  if (!tag.startsWith('<select')) return attribute(tag, 'value') ?? '';
  const options = [...tag.matchAll(/<option\b[^>]*>/gu)].map(([option]) => option);
  return attribute(options.find((option) => /\sselected/u.test(option)) ?? options[0] ?? '', 'value') ?? '';
}
