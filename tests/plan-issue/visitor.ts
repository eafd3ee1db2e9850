/** A person at the portal: follows redirects, fills in the forms of the page before him, reads what it says. */
import type { TestHome } from '../embedded/home.ts';
import { signIn } from '../embedded/home.ts';
import { CookieJar, locationOf } from '../portal/http-client.ts';

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  /** Without tags, blanks made one. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '');

export class Visitor {
  readonly #browser: CookieJar;
  readonly #portal: string;

  private constructor(browser: CookieJar, portal: string) {
    this.#browser = browser;
    this.#portal = portal;
  }

  static async signedIn(home: TestHome, sub: string): Promise<Visitor> {
    return new Visitor(await signIn(home, sub), home.addresses.portal);
  }

  /** Somebody who has not signed in. */
  static anonymous({ addresses }: TestHome): Visitor {
    return new Visitor(new CookieJar(), addresses.portal);
  }

  /** The values of his cookies at the portal. */
  secrets(): readonly string[] {
    return this.#browser.pairs(this.#portal).map(([, value]) => value);
  }

  async open(path: string): Promise<Page> {
    const url = new URL(path, this.#portal);
    return this.#read(url, await this.#browser.fetch(url));
  }

  /** The bytes behind a link. */
  async download(path: string): Promise<ArrayBuffer> {
    return (await this.#browser.fetch(new URL(path, this.#portal))).arrayBuffer();
  }

  /** Sends the form of the page that posts to `action` (the page itself when left out), with its hidden fields. */
  async submit(page: Page, fields: Readonly<Record<string, string>>, action?: string): Promise<Page> {
    const target = new URL(action ?? page.url.pathname, this.#portal);
    const form = [...page.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gsu)].find(
      ([, attributes = '', content = '']) => {
        const to = /action="([^"]*)"/u.exec(attributes)?.[1];
        const posts = attributes.includes('method="post"') && !content.includes('Đăng xuất');
        return posts && new URL(plain(to ?? page.url.pathname), this.#portal).pathname === target.pathname;
      },
    );
    if (form === undefined) throw new Error(`${page.url.pathname} has no form to ${target.pathname}: ${page.text}`);
    const sent = new URLSearchParams([...hiddenOf(form[2] ?? ''), ...Object.entries(fields)]);
    return this.#read(target, await this.#browser.fetch(target, { method: 'POST', body: sent }));
  }

  async #read(from: URL, response: Response): Promise<Page> {
    if (response.status === 303) {
      const next = locationOf(response, from);
      return this.#read(next, await this.#browser.fetch(next));
    }
    const html = await response.text();
    const text = plain(html.replace(/<[^>]+>/gu, ' ')).replace(/\s+/gu, ' ');
    return { url: from, status: response.status, html, text };
  }
}

const hiddenOf = (form: string): [string, string][] =>
  [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
    plain(name),
    plain(value),
  ]);
