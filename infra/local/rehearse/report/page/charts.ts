/** Charts of elements and SVG, made here: the page needs no script and fetches nothing. Every figure stands beside its bar. */
import { html } from 'hono/html';
import { formatNumber } from './words.ts';

export type Html = ReturnType<typeof html>;
export type Tone = 'good' | 'late' | 'bad' | 'plain' | 'rest';

export interface Series {
  readonly name: string;
  readonly tone: Tone;
}

export interface Bar {
  readonly name: string;
  /** One for each series, beside each other in one bar. */
  readonly values: readonly number[];
  /** Printed after the bar; the sum of its values when left out. */
  readonly says?: string;
}

const PLAIN: readonly Series[] = [{ name: '', tone: 'plain' }];
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

export interface Bars {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly series?: readonly Series[];
  /** Names that need the whole width, above their bars. */
  readonly longNames?: boolean;
}

/** Lying bars with their names, for a comparison. */
export function barChart({ title, bars, series = PLAIN, longNames = false }: Bars): Html {
  const most = Math.max(0, ...bars.map(({ values }) => sum(values))) || 1;
  const widthOf = (value: number): string => `${((100 * value) / most).toFixed(2)}%`;
  return html`<figure>
    <figcaption>${title}${keysOf(series)}</figcaption>
    <ul class="bars ${longNames ? 'bars--long' : ''}">
      ${bars.map(
        ({ name, values, says = formatNumber(sum(values)) }) =>
          html`<li>
            <span class="name">${name}</span>
            <span class="track"
              >${series.map(({ tone, name: part }, place) => {
                const value = values[place] ?? 0;
                if (value === 0) return '';
                return html`<span
                  class="${tone}"
                  style="width:${widthOf(value)}"
                  title="${part} ${formatNumber(value)}"
                ></span>`;
              })}</span
            >
            <span class="value">${says}</span>
          </li>`,
      )}
    </ul>
  </figure>`;
}

const keysOf = (series: readonly Series[]): readonly Html[] | string =>
  series.length === 1
    ? ''
    : [html`<br />`, ...series.map(({ name, tone }) => html`<span class="key key--${tone}">${name}</span>`)];

export interface Column {
  readonly label: string;
  /** One for each series, standing beside each other. */
  readonly values: readonly number[];
  /** Written below, where something begins (a month). */
  readonly tick?: string | undefined;
}

export interface Columns {
  readonly title: string;
  readonly series?: readonly Series[];
  readonly columns: readonly Column[];
  /** What the chart shows, in a sentence. */
  readonly says: string;
}

/** Of the room of a column, so much is bar. */
const FULL = 0.86;

/** Upright bars over a span of time. Their picture is stretched to the width of the page; letters and levels are not. */
export function columnChart({ title, series = PLAIN, columns, says }: Columns): Html {
  const top = roundTop(Math.max(0, ...columns.flatMap(({ values }) => values)));
  const label = `${title}. ${says}`;
  return html`<figure>
    <figcaption>${title}${keysOf(series)}</figcaption>
    <div class="plot" role="img" aria-label="${label}">
      ${[top, top / 2].map((level) => levelOf(level, top))}
      <svg viewBox="0 0 ${columns.length} ${top}" preserveAspectRatio="none" aria-hidden="true">
        ${columns.map((column, place) => rectsOf(column, place, series, top))}
      </svg>
    </div>
    <div class="ticks" aria-hidden="true">
      ${columns.map((column, place) => tickOf(column, place / columns.length))}
    </div>
    <p class="says">${says}</p>
  </figure>`;
}

const levelOf = (level: number, top: number): Html =>
  html`<div class="level" style="bottom:${(100 * level) / top}%"><b>${formatNumber(level)}</b></div>`;

function rectsOf({ label, values }: Column, place: number, series: readonly Series[], top: number): readonly Html[] {
  const width = FULL / series.length;
  return series.map(({ tone, name }, part) => {
    const value = values[part] ?? 0;
    const x = place + (1 - FULL) / 2 + part * width;
    return html`<rect
      class="${tone}"
      x="${x.toFixed(3)}"
      y="${top - value}"
      width="${width.toFixed(3)}"
      height="${value}"
    >
      <title>${label}: ${formatNumber(value)} ${name}</title>
    </rect>`;
  });
}

const tickOf = ({ tick }: Column, share: number): Html | string =>
  tick === undefined ? '' : html`<span style="left:${(100 * share).toFixed(2)}%">${tick}</span>`;

const STEPS = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10];

/** A round number that is even, so that half of it is a whole number too: 2, 4, 6, 8, 10, 12, 16, 20, 24, 30 … */
export function roundTop(most: number): number {
  const ten = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))));
  const tops = STEPS.map((step) => step * ten);
  return tops.find((top) => top >= most && top % 2 === 0) ?? most;
}
