import { numberingOf, type Style } from './paragraph.ts';
import { child, isOn, valueAt, type XmlElement } from './xml-tree.ts';

/** What paragraph styles bring to their paragraphs, inherited along `basedOn`. */
export function readStyles(root: XmlElement | undefined): Map<string, Style> {
  const elements = new Map(
    (root?.children[0]?.children ?? [])
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes['w:styleId'] ?? '', style]),
  );
  return new Map([...elements.keys()].map((id) => [id, resolve(id, elements, new Set())]));
}

function resolve(id: string, elements: ReadonlyMap<string, XmlElement>, seen: Set<string>): Style {
  const element = elements.get(id);
  if (element === undefined || seen.has(id)) return { bold: false };
  seen.add(id);
  const base = resolve(valueAt(element, 'w:basedOn') ?? '', elements, seen);
  const run = child(element, 'w:rPr');
  const numbering = numberingOf(child(element, 'w:pPr')) ?? base.numbering;
  const font = child(run, 'w:rFonts')?.attributes['w:ascii'] ?? base.font;
  return {
    bold: child(run, 'w:b') === undefined ? base.bold : isOn(run, 'w:b'),
    ...(numbering === undefined ? {} : { numbering }),
    ...(font === undefined ? {} : { font }),
  };
}
