/** Web pages, including documents Word saved as a web page. */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { SourceDocument } from '../source-document.ts';
import { DocumentBuilder, type RawCell, type RawRow } from './document-builder.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Never printed, or Word's record of a deletion. */
const UNPRINTED = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'svg',
  'iframe',
  'select',
  'button',
  'del',
  'title',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'nav',
  'aside',
  'blockquote',
  'pre',
  'dl',
  'dt',
  'dd',
  'form',
  'center',
  'figure',
  'address',
  'table',
  'caption',
  'tr',
  'td',
  'th',
]);
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);

export function readHtml(html: string): SourceDocument {
  const builder = new DocumentBuilder();
  const flow = new Flow(builder);
  flow.read(parse(html).childNodes, false);
  flow.end();
  return builder.build('html');
}

const isElement = (node: Node): node is Element => defaultTreeAdapter.isElementNode(node);

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

const isPrinted = (element: Element): boolean =>
  !UNPRINTED.has(element.tagName) && !/display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attribute(element, 'style'));

/** Gathers inline text until a block begins or ends, then gives the builder a paragraph. */
class Flow {
  readonly #builder: DocumentBuilder;
  #text = '';
  #bold = true;

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  read(nodes: readonly Node[], bold: boolean): void {
    for (const node of nodes) {
      if (defaultTreeAdapter.isTextNode(node)) this.#add(node.value, bold);
      else if (isElement(node) && isPrinted(node)) this.#element(node, bold || BOLD.has(node.tagName));
    }
  }

  end(): void {
    this.#builder.paragraph(this.#text, this.#bold);
    this.#text = '';
    this.#bold = true;
  }

  #element(element: Element, bold: boolean): void {
    if (element.tagName === 'br') this.#text += '\n';
    const block = BLOCKS.has(element.tagName);
    if (block) this.end();
    if (element.tagName === 'table' && !isLayout(element)) this.#builder.table(rowsOf(element));
    else {
      this.#text += listMark(element);
      this.read(element.childNodes, bold);
    }
    if (block) this.end();
  }

  #add(text: string, bold: boolean): void {
    this.#text += text.replace(/[\r\n\t ]+/gu, ' ');
    if (/\p{L}/u.test(text) && !bold) this.#bold = false;
  }
}

/** A table that frames the page: it holds other tables, or has a single column. */
function isLayout(table: Element): boolean {
  const rows = tableRows(table);
  return (
    rows.some((row) => cellsOf(row).some((cell) => find(cell, 'table') !== undefined)) ||
    rows.every((row) => cellsOf(row).length <= 1)
  );
}

function find(element: Element, name: string): Element | undefined {
  for (const node of element.childNodes) {
    if (!isElement(node)) continue;
    const found = node.tagName === name ? node : find(node, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const tableRows = (table: Element): Element[] =>
  table.childNodes.filter(isElement).flatMap((one) => {
    if (one.tagName === 'tr') return isPrinted(one) ? [one] : [];
    return ['thead', 'tbody', 'tfoot'].includes(one.tagName) ? tableRows(one) : [];
  });

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

const rowsOf = (table: Element): RawRow[] => tableRows(table).map((row) => ({ cells: cellsOf(row).map(rawCell) }));

function rawCell(cell: Element): RawCell {
  const { text, bold } = wordsOf(cell.childNodes, cell.tagName === 'th');
  const span = (name: string): number => Number.parseInt(attribute(cell, name), 10) || 1;
  // rowspan="0" reaches to the end of the table.
  const rowSpan = attribute(cell, 'rowspan') === '0' ? Number.MAX_SAFE_INTEGER : span('rowspan');
  return { text, bold, colSpan: span('colspan'), rowSpan };
}

/** A cell's words; blocks and `<br>` become line ends. */
function wordsOf(nodes: readonly Node[], inBold: boolean): { text: string; bold: boolean } {
  let [text, bold] = ['', true];
  for (const node of nodes) {
    if (defaultTreeAdapter.isTextNode(node)) {
      text += node.value.replace(/[\r\n\t ]+/gu, ' ');
      if (/\p{L}/u.test(node.value) && !inBold) bold = false;
    } else if (isElement(node) && isPrinted(node)) {
      const inner = wordsOf(node.childNodes, inBold || BOLD.has(node.tagName));
      const edge = BLOCKS.has(node.tagName) || node.tagName === 'br' ? '\n' : '';
      text += edge + listMark(node) + inner.text + edge;
      bold = bold && inner.bold;
    }
  }
  return { text, bold: bold && text.trim() !== '' };
}

/** The mark a browser prints before a list item, unless the item's text brings its own. */
function listMark(element: Element): string {
  if (element.tagName !== 'li') return '';
  if (/^\s*(?:[-–+•*]|\d+[.)]|\p{L}\))/u.test(wordsOf(element.childNodes, false).text)) return '';
  const list = element.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '- ';
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'li');
  const start = Number.parseInt(attribute(list, 'start'), 10) || 1;
  return `${start + items.indexOf(element)}. `;
}
