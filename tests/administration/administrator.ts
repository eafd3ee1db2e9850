/** An administrator at his browser: opens pages, fills their forms in as they stand, and sends them. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { TestHome } from '../embedded/home.ts';
import { signIn } from '../embedded/home.ts';
import type { CookieJar } from '../portal/http-client.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const isElement = (node: Node): node is Element => 'tagName' in node;
const below = (node: Node): Node[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => [child, ...below(child)]) : [];
const elements = (node: Node): Element[] => below(node).filter(isElement);
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((own) => own.name === name)?.value;
const textOf = (node: Node): string =>
  'value' in node
    ? node.value
    : below(node)
        .map((n) => ('value' in n ? n.value : ''))
        .join('');

/** What stands in different elements are different words. */
const wordsOf = (node: Node): string =>
  below(node)
    .map((one) => ('value' in one ? one.value : ' '))
    .join('');

export interface Page {
  readonly status: number;
  readonly url: URL;
  /** The text people read, without the markup. */
  readonly text: string;
  readonly html: string;
  readonly forms: readonly Form[];
}

interface Form {
  /** Of all its controls, chosen or not. */
  readonly names: ReadonlySet<string>;
  readonly action: string;
  readonly fields: URLSearchParams;
}

function formOf(form: Element): Form {
  const fields = new URLSearchParams();
  const names = new Set<string>();
  for (const control of elements(form)) {
    const name = attribute(control, 'name');
    if (name === undefined || control.tagName === 'button') continue;
    names.add(name);
    const type = attribute(control, 'type');
    const isChoice = type === 'radio' || type === 'checkbox';
    if (isChoice && attribute(control, 'checked') === undefined) continue;
    fields.append(name, valueOf(control));
  }
  return { action: attribute(form, 'action') ?? '', fields, names };
}

function valueOf(control: Element): string {
  if (control.tagName === 'textarea') return textOf(control);
  if (control.tagName !== 'select') return attribute(control, 'value') ?? '';
  const options = elements(control).filter(({ tagName }) => tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? '');
}

export type Typed = Readonly<Record<string, string | readonly string[]>>;

export class Administrator {
  readonly #browser: CookieJar;
  readonly #portal: string;

  constructor(browser: CookieJar, portal: string) {
    this.#browser = browser;
    this.#portal = portal;
  }

  async open(path: string): Promise<Page> {
    return this.#read(new URL(path, this.#portal), await this.#browser.fetch(new URL(path, this.#portal)));
  }

  /** Opens a page, types into its form and sends it; follows the redirect. */
  async fill(path: string, typed: Typed): Promise<Page> {
    return this.send(await this.open(path), typed);
  }

  /** Types into the form of a page that has all these fields, and sends it. */
  async send(page: Page, typed: Typed): Promise<Page> {
    const names = Object.keys(typed).filter((name) => name !== 'button');
    const ours = page.forms.filter(({ action }) => action !== '/dang-xuat');
    const form = ours.find((one) => names.every((name) => one.names.has(name)));
    if (form === undefined)
      throw new Error(`${page.url.pathname} (${page.status}) has no form with ${names.join(', ')}`);
    const fields = new URLSearchParams(form.fields);
    for (const [name, value] of Object.entries(typed)) {
      fields.delete(name);
      for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one);
    }
    const url = form.action === '' ? page.url : new URL(form.action, page.url);
    return this.#read(url, await this.#browser.fetch(url, { method: 'POST', body: fields }));
  }

  /** The bytes behind a link. */
  async download(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#browser.fetch(new URL(path, this.#portal))).arrayBuffer());
  }

  async #read(url: URL, response: Response): Promise<Page> {
    const location = response.headers.get('location');
    if (location !== null && response.status === 303) return this.open(new URL(location, url).href);
    const html = await response.text();
    const document = parse(html);
    const main = elements(document).find(({ tagName }) => tagName === 'main') ?? document;
    return {
      status: response.status,
      url,
      html,
      text: wordsOf(main).replace(/\s+/gu, ' '),
      forms: elements(main)
        .filter(({ tagName }) => tagName === 'form')
        .map(formOf),
    };
  }
}

export const administratorOf = async (home: TestHome, sub = 'quan-tri'): Promise<Administrator> =>
  new Administrator(await signIn(home, sub), home.addresses.portal);

export const date = (name: string, text: string): Record<string, string> => {
  const [day = '', month = '', year = ''] = text.split('/');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
