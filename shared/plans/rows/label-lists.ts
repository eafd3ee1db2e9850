/**
 * Plans without a table: numbered items, and below them lines that say who, when and what. A block of such lines closes
 * the items above it. Which items these are shows in the numbering: the last run of one kind («a)», «b)») under one
 * heading. Bullets with the same mark as the labels are words of the task, not tasks.
 */
import type { ColumnRole } from './columns.ts';
import { flat, fold, startsInsideSentence, withoutBullet } from './cell-text.ts';
import { type DraftRow, type Mark, advice, review } from './draft-row.ts';
import type { ProseLine } from './grid.ts';
import { type LabelPart, labelledLine } from './label-parts.ts';
import { type RowNumber, numberedText, rowNumber } from './numbering.ts';
import { actorOf } from './prose-duties.ts';
import { isChild } from './structure.ts';

interface Item {
  readonly number: RowNumber;
  readonly title: string[];
  readonly from: number;
  to: number;
  parts: readonly LabelPart[];
  marks: readonly Mark[];
}

interface Block {
  readonly mark: string;
  /** The labels stand in the line of the task itself. */
  readonly inline: boolean;
  readonly parts: LabelPart[];
  to: number;
}

const ITEM =
  /^((?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]|\d{1,3}(?:\.\d{1,3})+|[a-zđ]\)|\(\d{1,2}\)|[-+*])\s*(?=\S)/u;

const NAMED_ITEM = /^(?:nhiệm vụ|công việc|việc|nội dung) (?:số )?(\d{1,3})\s*[.:]\s*(?=\S)/iu;

function itemOf({ text: printedText, line }: ProseLine): Item | null {
  const text = printedText.replace(NAMED_ITEM, '$1. ');
  const printed = ITEM.exec(text)?.[1];
  const number = printed === undefined ? (numberedText(text)?.number ?? null) : rowNumber(printed);
  if (number === null) return null;
  const title = printed === undefined ? (numberedText(text)?.title ?? '') : text.replace(ITEM, '');
  return { number, title: [title], from: line, to: line, parts: [], marks: [] };
}

/** «Giao Sở Nội vụ chủ trì …»: the sentence names its agency, so the agency of the next block is not its own. */
const ownsTask = ({ title }: Item): boolean => actorOf(title.join(' ')) !== null;

const isHeading = ({ number }: Item): boolean => number.kind === 'roman' || number.kind === 'letter';
const depth = ({ number }: Item): string =>
  number.kind === 'decimal' ? `decimal${number.parts.length}` : number.kind === 'bullet' ? number.text : number.kind;

/** A task that no number and no list mark opens. */
const UNNUMBERED: RowNumber = { kind: 'bullet', text: '-', parts: [], section: null };

class ListReader {
  /** Rows and the headings above them, in order. */
  readonly closed: Item[] = [];
  /** Headings of letters and Roman numerals that are open. */
  #headings: Item[] = [];
  /** Items since the last heading or block. */
  #pending: Item[] = [];
  readonly #used = new Set<Item>();
  /** Lines of items whose bullets are tasks, each with a block of its own: seen in a first reading. */
  readonly #hosts: ReadonlySet<number>;
  readonly hosts = new Set<number>();
  #block: Block | null = null;

  constructor(hosts: ReadonlySet<number> = new Set()) {
    this.#hosts = hosts;
  }

  line(line: ProseLine): void {
    const labelled = labelledLine(line.text);
    if (labelled !== null && labelled.before === '') {
      this.#block ??= { mark: labelled.mark, inline: false, parts: [], to: line.line };
      this.#block.parts.push(...labelled.parts);
      this.#block.to = line.line;
      return;
    }
    if (labelled === null && this.#block !== null && this.#continuesValue(line)) return;
    this.#close();
    const item = itemOf(labelled === null ? line : { ...line, text: labelled.before });
    if (item === null) this.#text(line);
    else this.#open(item);
    if (labelled !== null)
      this.#block = { mark: labelled.mark, inline: true, parts: [...labelled.parts], to: line.line };
  }

  #continuesValue(line: ProseLine): boolean {
    const last = this.#block?.parts.at(-1);
    if (this.#block === null || last === undefined || itemOf(line) !== null || !startsInsideSentence(line.text))
      return false;
    this.#block.parts[this.#block.parts.length - 1] = { ...last, value: `${last.value} ${line.text}` };
    this.#block.to = line.line;
    return true;
  }

  #text(line: ProseLine): void {
    const item = this.#pending.at(-1);
    if (item !== undefined && item.number !== UNNUMBERED) {
      item.title.push(line.text);
      item.to = line.line;
      return;
    }
    // A task printed without any mark is the line right above its labels.
    const parents = this.#pending.filter(({ number }) => number !== UNNUMBERED);
    this.#pending = [
      ...parents,
      { number: UNNUMBERED, title: [line.text], from: line.line, to: line.line, parts: [], marks: [] },
    ];
  }

  #open(item: Item): void {
    if (!isHeading(item)) {
      // A heading whose parts were closed is done when something that is no part of it begins.
      this.#pending = this.#pending.filter((above) => !this.#used.has(above) || isChild(above.number, item.number));
      this.#pending.push(item);
      return;
    }
    this.#pending = [];
    const level = this.#headings.findIndex(({ number }) => number.kind === item.number.kind);
    this.#headings = [...(level < 0 ? this.#headings : this.#headings.slice(0, level)), item];
  }

  /** The block is complete: it closes the last run of items of one kind. */
  #close(): void {
    const block = this.#block;
    this.#block = null;
    if (block?.parts.some(({ role }) => role !== 'other' && role !== 'title') !== true) return;
    if (this.#pending.length === 0) this.#pending = this.#headings.splice(-1);
    const items = this.#withoutDescriptions(block);
    const last = items.at(-1);
    if (last === undefined) return;
    const host = this.closed.at(-1);
    const alone = items.length === 1 && last.number.text === '-';
    if (alone && host?.number.kind === 'decimal') this.hosts.add(host.from);
    this.#closeRun(items, last, block);
  }

  #closeRun(items: readonly Item[], last: Item, block: Block): void {
    const named = block.parts.flatMap((part) => part.items);
    const belongs = (item: Item | undefined): boolean =>
      item !== undefined &&
      depth(item) === depth(last) &&
      (named.length === 0 || named.includes(item.number.text)) &&
      !(ownsTask(item) && (block.inline || block.parts.some(({ role }) => role === 'lead')));
    let start = items.length - 1;
    while (start > 0 && belongs(items[start - 1])) start -= 1;
    const parents = this.#parents(items.slice(0, start), last);
    for (const item of items.slice(start)) {
      item.parts = block.parts;
      item.to = block.to;
      // Lettered items and bullets belong together under one heading; two numbered tasks may not.
      const certain = item.number.kind !== 'decimal' || named.length > 0;
      if (item !== last) item.marks = [certain ? advice('inherited-cell') : review('inherited-cell')];
    }
    this.closed.push(...this.#headings, ...parents, ...items.slice(start));
    this.#pending = [...parents];
    for (const parent of parents) this.#used.add(parent);
  }

  /** Bullets drawn like the labels are sentences of the item above them. */
  #withoutDescriptions(block: Block): Item[] {
    const items: Item[] = [];
    for (const item of this.#pending) {
      const above = items.at(-1);
      const sentence =
        item.number.kind === 'bullet' &&
        item.number !== UNNUMBERED &&
        (item.number.text === block.mark || block.mark === '');
      if (sentence && above !== undefined && !this.#hosts.has(above.from))
        above.title.push(withoutBullet(item.title.join(' ')));
      else items.push(item);
    }
    return items;
  }

  /** Headings of the run: the items above it that it is a part of. */
  #parents(above: readonly Item[], last: Item): readonly Item[] {
    return above.filter(({ number }) => isChild(number, last.number));
  }

  result(): readonly Item[] {
    this.#close();
    return [...new Set(this.closed)];
  }
}

const EMPTY_DRAFT = { others: {}, merged: {}, drawn: [], afterBreak: false } as const;

function draftOf(item: Item): DraftRow {
  const texts: Partial<Record<ColumnRole, string>> = { title: flat(item.title.join(' ')).replace(/\s*[;.,:(]+$/u, '') };
  const others: Record<string, string> = {};
  for (const { role, label, value } of item.parts) {
    // «Nội dung: …» below a task's name tells more of it.
    if (role === 'other' || role === 'title') others[label] = value;
    else texts[role] = texts[role] === undefined ? value : `${texts[role]}\n${value}`;
  }
  const alone = item.parts.length === 0;
  const bullet = item.number.kind === 'bullet' && !alone ? [advice('unnumbered')] : [];
  return {
    ...EMPTY_DRAFT,
    number: item.number,
    printedNumber: item.number.text,
    texts,
    others,
    alone,
    from: item.from,
    to: item.to,
    marks: [...bullet, ...item.marks],
  };
}

const FEWEST_BLOCKS = 2;

/** Rows of a plan written as a list; none when hardly any line says who or when. */
export function listRows(prose: readonly ProseLine[]): readonly DraftRow[] {
  const first = new ListReader();
  for (const line of prose) first.line(line);
  let items = first.result();
  if (first.hosts.size > 0) {
    const second = new ListReader(first.hosts);
    for (const line of prose) second.line(line);
    items = second.result();
  }
  return items.filter(({ parts }) => parts.length > 0).length < FEWEST_BLOCKS ? [] : items.map(draftOf);
}

/** What the blocks of the list speak of: a block without a label all others have has left it out. */
export const rolesOf = (rows: readonly DraftRow[]): ReadonlySet<ColumnRole> =>
  new Set(
    rows.flatMap(({ texts }) =>
      Object.keys(texts).filter((role): role is ColumnRole => fold(role) !== '' && role in texts),
    ),
  );
