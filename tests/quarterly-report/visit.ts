/** A browser that reads and sends the portal's forms as people do: what stands in the page goes along. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { signIn, type TestHome } from '../embedded/home.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const elementsIn = (node: Node): readonly Element[] =>
  childrenOf(node).flatMap((child) => [...(isElement(child) ? [child] : []), ...elementsIn(child)]);
const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value;
const textIn = (node: Node): string =>
  'value' in node ? node.value : childrenOf(node).map(textIn).join(' ').replaceAll(/\s+/gu, ' ');

export interface FormSeen {
  readonly action: string;
  /** Names and values as the browser would send them untouched. */
  readonly fields: Readonly<Record<string, string>>;
}

export class Page {
  readonly status: number;
  readonly path: string;
  readonly text: string;
  readonly #elements: readonly Element[];

  constructor(status: number, path: string, html: string) {
    this.status = status;
    this.path = path;
    const document = parse(html);
    this.#elements = elementsIn(document);
    this.text = textIn(document);
  }

  links(): readonly string[] {
    return this.#elements.flatMap((element) => (element.tagName === 'a' ? (attribute(element, 'href') ?? []) : []));
  }

  /** The form that posts to an address containing `to`. */
  form(to: string): FormSeen {
    for (const form of this.#elements.filter(({ tagName }) => tagName === 'form')) {
      const action = attribute(form, 'action') ?? this.path;
      if (action.includes(to)) return { action, fields: Object.fromEntries(elementsIn(form).flatMap(fieldOf)) };
    }
    throw new Error(`${this.path} (${this.status}) has no form to ${to}: ${this.text.slice(0, 300)}`);
  }
}

function fieldOf(element: Element): readonly (readonly [string, string])[] {
  const name = attribute(element, 'name');
  if (name === undefined) return [];
  if (element.tagName === 'textarea') return [[name, textIn(element)]];
  if (element.tagName !== 'input') return [];
  const type = attribute(element, 'type');
  const chosen = type !== 'radio' || element.attrs.some((attr) => attr.name === 'checked');
  return type === 'file' || !chosen ? [] : [[name, attribute(element, 'value') ?? '']];
}

export async function visit(home: TestHome, sub: string) {
  const browser = await signIn(home, sub);
  const origin = home.addresses.portal;
  const open = async (path: string): Promise<Page> => {
    const url = new URL(path, origin);
    const response = await browser.fetch(url);
    if (response.status === 303 || response.status === 302)
      return open(new URL(response.headers.get('location') ?? '/', url).href);
    return new Page(response.status, url.pathname, await response.text());
  };
  return {
    open,
    download: async (path: string): Promise<Uint8Array> =>
      new Uint8Array(await (await browser.fetch(new URL(path, origin))).arrayBuffer()),
    /** Sends a form of a page with these fields changed, and goes where the answer leads. */
    send: async (page: Page, to: string, changes: Readonly<Record<string, string>> = {}): Promise<Page> => {
      const { action, fields } = page.form(to);
      const url = new URL(action, origin);
      const response = await browser.fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ ...fields, ...changes }),
        headers: { origin: new URL(origin).origin },
      });
      if (response.status === 303) return open(new URL(response.headers.get('location') ?? '/', url).href);
      return new Page(response.status, url.pathname, await response.text());
    },
    /** Sends a file by the page's upload form, and goes where the bucket leads. */
    upload: async (page: Page, to: string, file: Uint8Array): Promise<Page> => {
      const { action, fields } = page.form(to);
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      body.append('file', new Blob([new Uint8Array(file)]), 'bao-cao.xlsx');
      const response = await fetch(action, { method: 'POST', body, redirect: 'manual' });
      return open(response.headers.get('location') ?? '/');
    },
  };
}
export type Visitor = Awaited<ReturnType<typeof visit>>;
