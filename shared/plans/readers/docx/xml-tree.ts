import { SaxesParser } from 'saxes';
import { broken } from '../unreadable.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Text directly inside. */
  text: string;
}

/** Deeper nesting is no office document, and would exhaust the stack of whoever walks it. */
const DEEPEST = 400;

/** Parses a part of an office file. Throws UnreadableFile when it is not well formed. Entities are never expanded. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const parser = new SaxesParser({});
  parser.on('error', () => {
    throw broken('Word');
  });
  parser.on('opentag', (tag) => {
    const element: XmlElement = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
    if (open.length > DEEPEST) throw broken('Word');
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return root;
}

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** The element's `w:val`, under a path of children. */
export const valueAt = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  path.reduce(child, element)?.attributes['w:val'];

/** A switch such as `<w:b/>`: on when present and not switched off. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '1');
}
