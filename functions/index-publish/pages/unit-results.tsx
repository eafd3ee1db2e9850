/** «Mất điểm ở đâu»: the points of one unit group by group, and its way over the last twelve months. */
import type { Child, FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { lossesOf, totalOf } from '../domain/ranking.ts';
import { gradeOf, mostOf, type Scale } from '../domain/scale.ts';
import { nameOfMonth, type MonthId } from '../domain/month.ts';
import { sumOf } from '../domain/points.ts';
import type { UnitScores } from '../domain/sheet.ts';
import type { TrendPoint } from '../use-cases/read-trend.ts';
import { TrendChart } from './charts.tsx';

interface UnitResultsProps {
  readonly name: string;
  readonly month: MonthId;
  readonly scale: Scale;
  readonly scores: UnitScores;
  readonly trend: readonly TrendPoint[];
  /** What the lost points come from, for who may see it. */
  readonly children?: Child;
}

export const UnitResults: FC<UnitResultsProps> = ({ name, month, scale, scores, trend, children }) => {
  const total = totalOf(scale, scores);
  return (
    <>
      <p class="govuk-body-l">
        Tháng {nameOfMonth(month)}: {formatNumber(total)} điểm, {gradeOf(scale, total).toLocaleLowerCase('vi')}.
      </p>
      <h2 class="govuk-heading-m">Mất điểm ở đâu</h2>
      <Table
        caption="Chỉ số mất điểm, nhiều nhất trước"
        captionSize="s"
        columns={[
          { header: 'Chỉ số' },
          { header: 'Nhóm' },
          { header: 'Tối đa', numeric: true },
          { header: 'Đạt', numeric: true },
          { header: 'Mất', numeric: true },
        ]}
        rows={lossesOf(scale, scores).map(({ group, indicator, points, lost }) => [
          indicator.name,
          group,
          formatNumber(indicator.max),
          formatNumber(points),
          formatNumber(lost),
        ])}
        emptyText="Không mất điểm nào."
      />
      {children}
      <Groups scale={scale} scores={scores} />
      <Trend name={name} trend={trend} />
    </>
  );
};

const Groups: FC<{ scale: Scale; scores: UnitScores }> = ({ scale, scores }) => (
  <Table
    caption="Điểm từng nhóm"
    captionSize="s"
    columns={[{ header: 'Nhóm' }, { header: 'Tối đa', numeric: true }, { header: 'Đạt', numeric: true }]}
    rows={scale.groups.map((group) => [
      group.name,
      formatNumber(mostOf(group)),
      formatNumber(sumOf(group.indicators.map(({ id }) => scores[id] ?? 0))),
    ])}
    emptyText=""
  />
);

const Trend: FC<Pick<UnitResultsProps, 'name' | 'trend'>> = ({ name, trend }) => (
  <>
    <h2 class="govuk-heading-m">Mười hai tháng gần nhất</h2>
    <TrendChart label={`Tổng điểm của ${name} theo tháng`} trend={trend} />
    <Table
      caption="Tổng điểm theo tháng"
      captionSize="s"
      columns={[{ header: 'Tháng' }, { header: 'Tổng điểm', numeric: true }]}
      rows={trend.flatMap(({ month: of, total: points }) =>
        points === null ? [] : [[nameOfMonth(of), formatNumber(points)]],
      )}
      emptyText="Chưa có tháng nào công khai."
    />
  </>
);
