/** A Word paragraph's words, as printed with changes accepted. */
import { fromLegacyFont, legacyFontNamed } from '../legacy-fonts.ts';
import type { Numbering, NumberingRef } from './numbering.ts';
import { child, isOn, valueAt, type XmlElement } from './xml-tree.ts';

export interface WordParagraph {
  readonly text: string;
  readonly bold: boolean;
  /** Text boxes anchored here: their own paragraphs, printed beside this one. */
  readonly boxes: readonly XmlElement[];
}

/** Numbering and fonts that a style brings. */
export interface Style {
  readonly numbering?: NumberingRef;
  readonly bold: boolean;
  readonly font?: string;
}

export interface WordContext {
  readonly numbering: Numbering;
  readonly styles: ReadonlyMap<string, Style>;
}

interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** Deleted and moved-away text, field codes, notes and hidden marks are not printed. */
const UNPRINTED = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:delText',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:commentReference',
  'mc:Fallback',
]);
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:cr': '\n', 'w:noBreakHyphen': '-', 'w:sym': '-' };

export function readParagraph(element: XmlElement, context: WordContext): WordParagraph {
  const properties = child(element, 'w:pPr');
  const style = context.styles.get(valueAt(properties, 'w:pStyle') ?? '');
  const boxes: XmlElement[] = [];
  const runs = collectRuns(element, style, boxes);
  const text = runs.map((run) => run.text).join('');
  const words = runs.filter((run) => /\p{L}/u.test(run.text));
  const reference = numberingOf(properties) ?? style?.numbering;
  const label = reference === undefined || reference.list === '0' ? '' : context.numbering.next(reference);
  return {
    text: label === '' ? text : `${label} ${text}`,
    bold: words.length > 0 && words.every((run) => run.bold),
    boxes,
  };
}

export function numberingOf(properties: XmlElement | undefined): NumberingRef | undefined {
  const numbering = child(properties, 'w:numPr');
  const list = valueAt(numbering, 'w:numId');
  return list === undefined ? undefined : { list, level: Number(valueAt(numbering, 'w:ilvl') ?? '0') };
}

function collectRuns(element: XmlElement, style: Style | undefined, boxes: XmlElement[]): Run[] {
  const runs: Run[] = [];
  for (const one of element.children) {
    if (UNPRINTED.has(one.name)) continue;
    if (one.name === 'w:r') runs.push(...readRun(one, style, boxes));
    else runs.push(...collectRuns(one, style, boxes));
  }
  return runs;
}

function readRun(run: XmlElement, style: Style | undefined, boxes: XmlElement[]): Run[] {
  const properties = child(run, 'w:rPr');
  if (isOn(properties, 'w:vanish')) return [];
  let text = '';
  for (const one of run.children) {
    text += printedText(one);
    findBoxes(one, boxes);
  }
  const bold = child(properties, 'w:b') === undefined ? (style?.bold ?? false) : isOn(properties, 'w:b');
  return text === '' ? [] : [{ text: inUnicode(text, properties, style), bold }];
}

function printedText(element: XmlElement): string {
  if (element.name === 'w:t') return element.text;
  if (element.name === 'w:br') return element.attributes['w:type'] === undefined ? '\n' : ' ';
  return SIGNS[element.name] ?? '';
}

function findBoxes(element: XmlElement, boxes: XmlElement[]): void {
  if (element.name === 'w:txbxContent') boxes.push(element);
  else for (const one of element.children) if (one.name !== 'mc:Fallback') findBoxes(one, boxes);
}

/** Runs in .VnTime, VNI-Times and the like hold codes of those fonts. */
function inUnicode(text: string, properties: XmlElement | undefined, style: Style | undefined): string {
  const fonts = child(properties, 'w:rFonts')?.attributes;
  const legacy = legacyFontNamed(fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? style?.font);
  const strange = /[\u00A1-\u00FF]/u.test(text) && !/[\u0102-\u01B0\u1EA0-\u1EF9]/u.test(text);
  if (legacy === undefined) return text;
  const read = strange ? fromLegacyFont(text, legacy.font) : text;
  return legacy.capitals ? read.toUpperCase() : read;
}
