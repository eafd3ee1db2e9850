/**
 * Pictures of points, drawn here and sent as SVG: no script, no inline style. Each says in words what it is of; the
 * figures stand in a table beside it.
 */
import type { FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { RankedUnit } from '../domain/ranking.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { nameOfMonth } from '../domain/month.ts';
import type { TrendPoint } from '../use-cases/read-trend.ts';

const WIDTH = 480;
const INK = '#0b0c0c';
const BAR = '#0a3a52';
const LINE = '#cecece';

const ROW = 46;
/** Room for «100» behind the longest bar. */
const VALUE_ROOM = 60;
/** More bars than that are no picture any more: the first and the last are drawn. */
const MOST_BARS = 30;

interface RankingChartProps {
  readonly label: string;
  readonly ranked: readonly RankedUnit[];
  readonly nameOf: (unit: UnitId) => string;
}

/** A bar for each unit under its name, the best first. */
export const RankingChart: FC<RankingChartProps> = ({ label, ranked, nameOf }) => {
  if (ranked.length === 0) return null;
  const isCut = ranked.length > MOST_BARS;
  const half = MOST_BARS / 2;
  const shown = isCut ? [...ranked.slice(0, half), ...ranked.slice(-half)] : ranked;
  const text = isCut ? `${label}: ${String(half)} đơn vị đầu và ${String(half)} đơn vị cuối` : label;
  return (
    <figure class="dh-chart">
      <svg viewBox={`0 0 ${WIDTH} ${shown.length * ROW}`} role="img" aria-label={`Biểu đồ. ${text}.`}>
        {shown.map((unit, i) => (
          <Bar unit={unit} top={i * ROW} name={nameOf(unit.unit)} />
        ))}
      </svg>
      <figcaption class="govuk-body-s">{text}. Số liệu ở bảng dưới.</figcaption>
    </figure>
  );
};

const Bar: FC<{ unit: RankedUnit; top: number; name: string }> = ({ unit: { rank, total }, top, name }) => {
  const length = ((WIDTH - VALUE_ROOM) * total) / 100;
  return (
    <>
      <text x={0} y={top + 17} font-size="15" fill={INK}>
        {`${String(rank)}. ${name}`}
      </text>
      <rect x={0} y={top + 23} width={Math.max(length, 1)} height={16} fill={BAR} />
      <text x={length + 6} y={top + 37} font-size="15" font-weight="bold" fill={INK}>
        {formatNumber(total)}
      </text>
    </>
  );
};

const HEIGHT = 220;
const LEFT = 40;
const TOP = 24;
const BOTTOM = 30;

const placeX = (i: number, count: number): number => LEFT + ((WIDTH - LEFT - 24) * i) / Math.max(count - 1, 1);
const placeY = (points: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * points) / 100;

/** The totals of a unit, month by month; a month without one is a gap in the line. */
export const TrendChart: FC<{ label: string; trend: readonly TrendPoint[] }> = ({ label, trend }) => {
  const points = trend.flatMap(({ month, total }, i) =>
    total === null ? [] : [{ month, total, i, x: placeX(i, trend.length), y: placeY(total) }],
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <figure class="dh-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Biểu đồ. ${label}.`}>
        {[0, 50, 100].map((level) => (
          <>
            <line x1={LEFT} y1={placeY(level)} x2={WIDTH} y2={placeY(level)} stroke={LINE} />
            <text x={LEFT - 6} y={placeY(level) + 5} font-size="15" text-anchor="end" fill={INK}>
              {level}
            </text>
          </>
        ))}
        {points.slice(1).map((point, k) => (
          <Segment from={points[k]} to={point} />
        ))}
        {points.map(({ x, y }) => (
          <circle cx={x} cy={y} r={5} fill={BAR} />
        ))}
        <text x={last.x} y={last.y - 10} font-size="16" font-weight="bold" text-anchor="end" fill={INK}>
          {formatNumber(last.total)}
        </text>
        {trend.map(({ month }, i) =>
          i % 3 === 2 ? (
            <text x={placeX(i, trend.length)} y={HEIGHT - 8} font-size="15" text-anchor="middle" fill={INK}>
              {nameOfMonth(month).replace('/20', '/')}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption class="govuk-body-s">{label}. Số liệu ở bảng dưới.</figcaption>
    </figure>
  );
};

interface Placed {
  readonly i: number;
  readonly x: number;
  readonly y: number;
}

/** Months that follow one another are joined. */
const Segment: FC<{ from: Placed | undefined; to: Placed }> = ({ from, to }) =>
  from?.i !== to.i - 1 ? null : <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={BAR} stroke-width="3" />;
