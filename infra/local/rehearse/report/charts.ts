/** Charts as SVG, made here: a page of the report needs no script and fetches nothing. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

export interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const FOOT = 20;

/** Upright bars in the order given, for something that runs through the year. */
export function columns(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = WIDTH / Math.max(1, bars.length);
  const drawn = bars.map(({ label, value }, at) => {
    const height = ((HEIGHT - FOOT) * value) / most;
    const place = `x="${(at * step).toFixed(1)}" y="${(HEIGHT - FOOT - height).toFixed(1)}"`;
    const size = `width="${Math.max(0.5, step - 1).toFixed(1)}" height="${height.toFixed(1)}"`;
    return `<rect ${place} ${size}><title>${escaped(label)}: ${value}</title></rect>`;
  });
  const [first, last] = [bars[0]?.label ?? '', bars.at(-1)?.label ?? ''];
  return svg(title, HEIGHT, [
    ...drawn,
    `<text x="0" y="${HEIGHT - 4}">${escaped(first)}</text>`,
    `<text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${escaped(last)}</text>`,
    `<text x="0" y="12">${most}</text>`,
  ]);
}

const ROW = 22;
const NAME = 260;

/** Lying bars with their names, for a comparison. `most`: what a full bar stands for. */
export function rows(
  title: string,
  bars: readonly Bar[],
  most = Math.max(1, ...bars.map(({ value }) => value)),
): string {
  const drawn = bars.flatMap(({ label, value }, at) => [
    `<text x="0" y="${at * ROW + 15}">${escaped(label)}</text>`,
    `<rect x="${NAME}" y="${at * ROW + 3}" width="${(((WIDTH - NAME - 90) * value) / most).toFixed(1)}" height="${ROW - 6}"></rect>`,
    `<text x="${WIDTH}" y="${at * ROW + 15}" text-anchor="end">${Number(value.toFixed(5))}</text>`,
  ]);
  return svg(title, Math.max(ROW, bars.length * ROW), drawn);
}

const svg = (title: string, height: number, parts: readonly string[]): string =>
  `<figure><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${parts.join('')}</svg></figure>`;
