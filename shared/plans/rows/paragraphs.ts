/** Prose as paragraphs, each with its place in the document («Điều 2 khoản 1», «Phụ lục 02 II.3»). */
import type { ProseLine } from './grid.ts';
import { joinHalves } from './cell-text.ts';
import { type RowNumber, rowNumber } from './numbering.ts';

export interface PlacedParagraph {
  /** Without its own number. */
  readonly text: string;
  readonly number: RowNumber | null;
  readonly where: string;
  /** Text of the headings above, outermost first. */
  readonly above: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface Raw {
  text: string;
  readonly from: number;
  to: number;
}

const ARTICLE = /^điều\s+(\d+)\s*[.:]?\s*/iu;
const ANNEX = /^phụ lục(?:\s+(?:số\s+)?([\dIVX]+))?\s*[.:]?\s*$/iu;
const NUMBER = /^((?:[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ]\)|[-+*])\s*(?=\S)/u;
const OPENS = new RegExp(`${ARTICLE.source}|${NUMBER.source}|^phụ lục|^nơi nhận|^kế hoạch$|^căn cứ`, 'iu');

/** Lines that the page's width cut are joined again. */
function joinWrapped(lines: readonly ProseLine[]): readonly Raw[] {
  const raws: Raw[] = [];
  for (const { text, line } of lines) {
    const last = raws.at(-1);
    const goesOn =
      last !== undefined &&
      line === last.to + 1 &&
      !/[.;:/]$/u.test(last.text) &&
      !OPENS.test(text) &&
      /\p{Ll}/u.test(last.text);
    if (goesOn) {
      last.text = joinHalves(last.text, text);
      last.to = line;
    } else raws.push({ text, from: line, to: line });
  }
  return raws;
}

interface Level {
  readonly rank: number;
  readonly name: string;
  readonly text: string;
}

const RANKS: Readonly<Record<RowNumber['kind'], number>> = { letter: 2, roman: 3, decimal: 4, minor: 6, bullet: 7 };

const rankOf = (number: RowNumber): number =>
  number.kind === 'decimal' && number.parts.length > 1 ? 5 : RANKS[number.kind];

/** Names a place by the numbers above it: articles have clauses, sections have points. */
function placeName(levels: readonly Level[]): string {
  const [first, ...rest] = levels.map(({ name }) => name).filter((name) => !/^[-+*]$/u.test(name));
  if (first === undefined) return '';
  if (first.startsWith('Điều')) return rest.length === 0 ? first : `${first} khoản ${rest.join(' điểm ')}`;
  if (first.startsWith('Phụ lục')) return [first, rest.join('.')].filter((name) => name !== '').join(' ');
  return [first, ...rest].join('.');
}

class Places {
  #levels: Level[] = [];

  open(level: Level): void {
    // Articles belong to the decision: the sections of the plan attached to it stand under none of them.
    const above = level.rank === 2 || level.rank === 3 ? this.#levels.filter(({ rank }) => rank !== 1) : this.#levels;
    this.#levels = [...above.filter(({ rank }) => rank < level.rank), level];
  }

  clear(): void {
    this.#levels = [];
  }

  place(text: string, number: RowNumber | null, { from, to }: Raw): PlacedParagraph {
    return {
      text,
      number,
      where: placeName(this.#levels),
      above: this.#levels.slice(0, number === null ? undefined : -1).map((level) => level.text),
      from,
      to,
    };
  }
}

export function placedParagraphs(lines: readonly ProseLine[]): readonly PlacedParagraph[] {
  const places = new Places();
  return joinWrapped(lines).map((raw) => {
    const article = ARTICLE.exec(raw.text);
    const annex = ANNEX.exec(raw.text);
    const printed = NUMBER.exec(raw.text)?.[1];
    const number = printed === undefined ? null : rowNumber(printed);
    const text = raw.text.replace(article === null ? NUMBER : ARTICLE, '');
    if (annex !== null)
      places.open({ rank: 0, name: `Phụ lục${annex[1] === undefined ? '' : ` ${annex[1]}`}`, text: raw.text });
    else if (/^kế hoạch$/iu.test(raw.text)) places.clear();
    else if (article !== null) places.open({ rank: 1, name: `Điều ${article[1] ?? ''}`, text });
    else if (number !== null) places.open({ rank: rankOf(number), name: number.text, text });
    return places.place(text, number, raw);
  });
}
