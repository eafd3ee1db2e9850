/** What a reader's mail program finds in the HTML of a mail. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

export interface ReadMail {
  readonly tags: ReadonlySet<string>;
  /** `name=value`, all elements. */
  readonly attributes: readonly string[];
  /** What is shown, piece by piece; not the hidden preview. */
  readonly texts: readonly string[];
  readonly links: readonly string[];
  readonly preview: string;
}

export function readHtml(html: string): ReadMail {
  const tags = new Set<string>();
  const attributes: string[] = [];
  const texts: string[] = [];
  const links: string[] = [];
  let preview = '';
  const visit = (node: Node, hidden: boolean): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      if (hidden) preview += node.value;
      else texts.push(node.value.replaceAll('\u00A0', ' ').trim());
    }
    if (!('tagName' in node)) return;
    tags.add(node.tagName);
    const own = node.attrs.map(({ name, value }) => `${name}=${value}`);
    attributes.push(...own);
    links.push(...node.attrs.filter(({ name }) => name === 'href').map(({ value }) => value));
    const isHidden = hidden || own.some((attribute) => attribute.startsWith('style=display:none'));
    for (const child of node.childNodes) visit(child, isHidden);
  };
  const body = parse(html)
    .childNodes.flatMap((node) => ('childNodes' in node ? node.childNodes : []))
    .filter((node) => node.nodeName === 'body' || node.nodeName === 'head');
  for (const node of body) visit(node, node.nodeName === 'head');
  return { tags, attributes, texts: texts.filter((text) => text !== ''), links, preview };
}
