/**
 * A ranking as bars, drawn here and sent as SVG: no script, no inline style. It says in words what it is of; the figures
 * stand in a table below.
 */
import type { FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { RankedUnit } from '../domain/ranking.ts';

const WIDTH = 440;
const ROW = 44;
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
    <figure class="dh-ranking">
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
      <text class="dh-bars__text" x={0} y={top + 16}>
        {`${String(rank)}. ${name}`}
      </text>
      <rect class="dh-bars__bar--good" x={0} y={top + 22} width={Math.max(length, 1)} height={16} />
      <text class="dh-bars__text" x={length + 6} y={top + 35} font-weight="bold">
        {formatNumber(total)}
      </text>
    </>
  );
};
