import type { FC } from 'hono/jsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { AgeCounts } from '../domain/ageing.ts';
import { AGES } from './words.ts';

interface AgeingProps {
  readonly caption: string;
  /** Heading of the first column. */
  readonly first: string;
  readonly rows: readonly (readonly [string, AgeCounts])[];
}

/** Counts by age as numbers, and the same as a bar for who looks rather than reads. */
export const AgeingTable: FC<AgeingProps> = ({ caption, first, rows }) => {
  const most = Math.max(1, ...rows.map(([, { late, soon, ample }]) => late + soon + ample));
  return (
    <Table
      caption={caption}
      captionSize="s"
      columns={[
        { header: first },
        { header: 'Biểu đồ' },
        { header: AGES.late, numeric: true },
        { header: AGES.soon, numeric: true },
        { header: AGES.ample, numeric: true },
      ]}
      emptyText="Không có việc nào."
      rows={rows.map(([name, counts]) => [
        name,
        <Bar counts={counts} most={most} />,
        String(counts.late),
        String(counts.soon),
        String(counts.ample),
      ])}
    />
  );
};

const WIDTH = 160;
const HEIGHT = 16;

/** The numbers stand beside it, so it is drawn for the eye alone. */
const Bar: FC<{ counts: AgeCounts; most: number }> = ({ counts, most }) => {
  const [late, soon, ample] = [counts.late, counts.soon, counts.ample].map((count) => (count / most) * WIDTH);
  const [lateEnd, soonEnd] = [late ?? 0, (late ?? 0) + (soon ?? 0)];
  return (
    <svg class="dh-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect class="dh-bar__late" x="0" y="0" width={late} height={HEIGHT} />
      <rect class="dh-bar__soon" x={lateEnd} y="0" width={soon} height={HEIGHT} />
      <rect class="dh-bar__ample" x={soonEnd} y="0" width={ample} height={HEIGHT} />
    </svg>
  );
};
