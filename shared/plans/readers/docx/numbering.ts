/**
 * The numbers Word prints by itself («I.», «1.1», «-»): plans number their STT column this way, and the text holds no
 * trace of them.
 */
import { child, valueAt, type XmlElement } from './xml-tree.ts';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface List {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
}

export interface NumberingRef {
  readonly list: string;
  readonly level: number;
}

export class Numbering {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, number[]>();
  readonly #restarted = new Set<string>();

  constructor(root: XmlElement | undefined) {
    for (const element of root?.children[0]?.children ?? []) {
      if (element.name === 'w:abstractNum')
        this.#levels.set(element.attributes['w:abstractNumId'] ?? '', levelsOf(element));
      if (element.name === 'w:num')
        this.#lists.set(element.attributes['w:numId'] ?? '', {
          abstract: valueAt(element, 'w:abstractNumId') ?? '',
          starts: overriddenStarts(element),
        });
    }
  }

  /** The label of the next paragraph of a list; counts it. Empty for a paragraph that prints none. */
  next({ list, level }: NumberingRef): string {
    const found = this.#lists.get(list);
    const levels = found === undefined ? undefined : this.#levels.get(found.abstract);
    const own = levels?.get(level);
    if (found === undefined || levels === undefined || own === undefined) return '';
    const counters = this.#count(list, found, level, levels);
    if (own.format === 'bullet') return '-';
    if (own.format === 'none') return '';
    return own.text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { format, start } = levels.get(at) ?? own;
      return printed(counters[at] ?? start, format);
    });
  }

  /** Lists of one definition count on together, unless a list restarts a level. */
  #count(id: string, list: List, level: number, levels: ReadonlyMap<number, Level>): readonly number[] {
    const counters = this.#counters.get(list.abstract) ?? [];
    this.#counters.set(list.abstract, counters);
    if (list.starts.size > 0 && !this.#restarted.has(id)) {
      this.#restarted.add(id);
      for (const [at, start] of list.starts) {
        counters.length = Math.min(counters.length, at);
        counters[at] = start - 1;
      }
    }
    for (let at = 0; at < level; at += 1) counters[at] ??= levels.get(at)?.start ?? 1;
    counters[level] = (counters[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1;
    counters.length = level + 1;
    return counters;
  }
}

const levelsOf = (abstract: XmlElement): Map<number, Level> =>
  new Map(
    abstract.children
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [
        Number(level.attributes['w:ilvl']),
        {
          format: valueAt(level, 'w:numFmt') ?? 'decimal',
          text: valueAt(level, 'w:lvlText') ?? '',
          start: Number(valueAt(level, 'w:start') ?? '1'),
        },
      ]),
  );

const overriddenStarts = (num: XmlElement): Map<number, number> =>
  new Map(
    num.children
      .filter((one) => one.name === 'w:lvlOverride' && child(one, 'w:startOverride') !== undefined)
      .map((one) => [Number(one.attributes['w:ilvl']), Number(valueAt(one, 'w:startOverride'))]),
  );

function printed(value: number, format: string): string {
  if (format.includes('Roman')) return format === 'upperRoman' ? roman(value) : roman(value).toLowerCase();
  if (format.includes('Letter')) {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let [rest, text] = [Math.max(0, Math.min(value, 399)), ''];
  for (const [size, sign] of ROMAN)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
}
