/** «Mất điểm ở đâu»: the points of one unit group by group, and its way over the last twelve months. */
import type { Child, FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { BarChart } from '#shared/ui/components/bar-chart.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { lossesOf, totalOf } from '../domain/ranking.ts';
import { gradeOf, mostOf, type Scale } from '../domain/scale.ts';
import { nameOfMonth, type MonthId } from '../domain/month.ts';
import { sumOf } from '../domain/points.ts';
import type { UnitScores } from '../domain/sheet.ts';
import type { TrendPoint } from '../use-cases/read-trend.ts';

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
          { header: 'Mất', numeric: true },
          { header: 'Đạt', numeric: true },
          { header: 'Tối đa', numeric: true },
          { header: 'Nhóm' },
        ]}
        rows={lossesOf(scale, scores).map(({ group, indicator, points, lost }) => [
          indicator.name,
          formatNumber(lost),
          formatNumber(points),
          formatNumber(indicator.max),
          group,
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
    columns={[{ header: 'Nhóm' }, { header: 'Đạt', numeric: true }, { header: 'Tối đa', numeric: true }]}
    rows={scale.groups.map((group) => [
      group.name,
      formatNumber(sumOf(group.indicators.map(({ id }) => scores[id] ?? 0))),
      formatNumber(mostOf(group)),
    ])}
    emptyText=""
  />
);

const Trend: FC<Pick<UnitResultsProps, 'name' | 'trend'>> = ({ name, trend }) => (
  <>
    <h2 class="govuk-heading-m">Mười hai tháng gần nhất</h2>
    <BarChart
      title={`Tổng điểm của ${name} theo tháng; tháng không có cột là chưa công khai`}
      series={[{ name: 'Tổng điểm', tone: 'good' }]}
      bars={sinceFirst(trend).map(({ month, total }) => ({ label: nameOfMonth(month), values: [total ?? 0] }))}
      top={100}
    />
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

/** From the first month on of which anything is published. */
const sinceFirst = (trend: readonly TrendPoint[]): readonly TrendPoint[] =>
  trend.slice(
    Math.max(
      0,
      trend.findIndex(({ total }) => total !== null),
    ),
  );
