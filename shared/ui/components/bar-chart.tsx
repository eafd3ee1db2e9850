/**
 * Bars over periods, drawn on the server as one SVG picture: no script, nothing fetched. A picture says nothing to who
 * cannot see it, so whoever shows one puts the same figures into a table below; the picture itself bears its name only.
 */
import type { FC } from 'hono/jsx';

export interface ChartSeries {
  readonly name: string;
  readonly tone: 'good' | 'bad' | 'none';
}

export interface ChartBar {
  /** Printed below. */
  readonly label: string;
  /** One value for each series, stacked from below. */
  readonly values: readonly number[];
}

export interface BarChartProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly bars: readonly ChartBar[];
  /** The top of the scale; the highest bar when left out. */
  readonly top?: number;
  /** A level to be reached, drawn across. */
  readonly level?: { readonly value: number; readonly label: string };
}

const HEIGHT = 220;
const PLOT = { top: 16, bottom: 184, left: 44 } as const;
const STEP = 72;
const BAR = 40;
const TICKS = 4;

const ofTone = ({ tone }: ChartSeries): string => `dh-bars__bar dh-bars__bar--${tone}`;

export const BarChart: FC<BarChartProps> = (props) => {
  const { title, series, bars, level } = props;
  const highest = Math.max(1, ...bars.map(({ values }) => sum(values)), level?.value ?? 0);
  const top = props.top ?? highest;
  const width = PLOT.left + Math.max(1, bars.length) * STEP;
  const y = (value: number): number => PLOT.bottom - (Math.min(value, top) / top) * (PLOT.bottom - PLOT.top);
  return (
    <figure class="dh-bars">
      <figcaption class="govuk-body-s">
        {title}
        {series.length > 1 && (
          <>
            {': '}
            {series.map((each) => (
              <span class={`dh-bars__key dh-bars__key--${each.tone}`}>{each.name}</span>
            ))}
          </>
        )}
      </figcaption>
      <div class="dh-table-frame" role="region" aria-label={`Biểu đồ: ${title}`} tabindex={0}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={title}>
          <Scale top={top} width={width} y={y} />
          {bars.map((bar, place) => (
            <Bar bar={bar} x={PLOT.left + place * STEP + (STEP - BAR) / 2} series={series} y={y} />
          ))}
          {level !== undefined && (
            <>
              <line class="dh-bars__level" x1={PLOT.left} x2={width} y1={y(level.value)} y2={y(level.value)} />
              <text class="dh-bars__text" x={PLOT.left + 4} y={y(level.value) - 5}>
                {level.label}
              </text>
            </>
          )}
        </svg>
      </div>
    </figure>
  );
};

type Y = (value: number) => number;

const Scale: FC<{ top: number; width: number; y: Y }> = ({ top, width, y }) => (
  <>
    {Array.from({ length: TICKS + 1 }, (_, place) => (place * top) / TICKS).map((value) => (
      <>
        <line class="dh-bars__grid" x1={PLOT.left} x2={width} y1={y(value)} y2={y(value)} />
        <text class="dh-bars__text" x={PLOT.left - 6} y={y(value) + 5} text-anchor="end">
          {short(value)}
        </text>
      </>
    ))}
  </>
);

const Bar: FC<{ bar: ChartBar; x: number; series: readonly ChartSeries[]; y: Y }> = ({ bar, x, series, y }) => (
  <>
    {series.map((each, place) => {
      const below = sum(bar.values.slice(0, place));
      const value = bar.values[place] ?? 0;
      return value === 0 ? null : (
        <rect class={ofTone(each)} x={x} y={y(below + value)} width={BAR} height={y(below) - y(below + value)} />
      );
    })}
    <text class="dh-bars__text" x={x + BAR / 2} y={HEIGHT - 14} text-anchor="middle">
      {bar.label}
    </text>
  </>
);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const short = (value: number): string => String(Math.round(value * 10) / 10).replace('.', ',');
