/** A number over days, drawn as bars on the server. What the bars say is said in words too; the table stands beside. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';

export interface TrendPoint {
  readonly date: PlainDate;
  readonly value: number;
}

export interface TrendChartProps {
  /** Unique on its page; begins the ids of the chart's parts. */
  readonly id: string;
  readonly title: string;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** What a point stands for. */
  readonly each?: 'sáng' | 'tuần';
}

const WIDTH = 320;
const HEIGHT = 64;
/** Of the width that a point has, so much is bar. */
const BAR = 0.7;

export const TrendChart: FC<TrendChartProps> = ({ id, title, points, each = 'sáng' }) => {
  const most = Math.max(1, ...points.map(({ value }) => value));
  const step = WIDTH / Math.max(1, points.length);
  const bars = points.map(({ value }, place) => barOf(place * step, step * BAR, (value / most) * HEIGHT)).join('');
  return (
    <figure class="dh-trend">
      <figcaption class="dh-trend__title" id={`${id}-title`}>
        {title}
      </figcaption>
      <svg
        class="dh-trend__chart"
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-says`}
      >
        <path d={bars} />
      </svg>
      <p class="dh-trend__says" id={`${id}-says`}>
        {trendWords(points, each)}
      </p>
    </figure>
  );
};

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** A day of zero keeps a line of its own, so that it is not taken for a day without a number. */
function barOf(x: number, width: number, height: number): string {
  const shown = Math.max(1, height);
  return `M${round(x)} ${String(HEIGHT)}v${round(-shown)}h${round(width)}v${round(shown)}z`;
}

/** What a chart shows, for who hears it: its span, the lowest and the highest with the first day of each, the last. */
export function trendWords(points: readonly TrendPoint[], each: 'sáng' | 'tuần' = 'sáng'): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'Chưa có số liệu.';
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const span =
    points.length === 1
      ? `1 ${each}, ${formatDate(last.date)}`
      : `${String(points.length)} ${each} từ ${formatDate(first.date)} đến ${formatDate(last.date)}`;
  const low = sorted[0] ?? first;
  const high = points.find(({ value }) => value === sorted.at(-1)?.value) ?? last;
  return `${span}: thấp nhất ${String(low.value)}, cao nhất ${String(high.value)} (${formatDate(high.date)}), cuối cùng ${String(last.value)}.`;
}
