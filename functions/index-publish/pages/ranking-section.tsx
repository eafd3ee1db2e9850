/** Rankings as everybody sees them: chart, table, and how the total stands to the month before. */
import type { FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { nameOfMonth, type MonthId } from '../domain/month.ts';
import { roundPoints } from '../domain/points.ts';
import { isComplete, totalOf, type RankedUnit, type Ranking } from '../domain/ranking.ts';
import type { Line } from '../domain/rules.ts';
import { indicatorsOf, mostOf, type Scale } from '../domain/scale.ts';
import type { Scores } from '../domain/sheet.ts';
import { RankingChart } from './ranking-chart.tsx';

interface RankingsProps {
  readonly month: MonthId;
  readonly scale: Scale;
  readonly rankings: readonly Ranking[];
  /** Published scores of the month before, when there are any. */
  readonly before: Scores | undefined;
  readonly nameOf: (unit: UnitId) => string;
  readonly hrefOf: (unit: UnitId) => string;
}

const CLASSES: Readonly<Record<string, string>> = {
  'departments province': 'Sở, ban, ngành',
  'committees district': 'UBND cấp huyện',
  'committees commune': 'UBND cấp xã',
};
export const classWords = ({ kind, tier }: Line['scored'][number]): string =>
  CLASSES[`${kind} ${tier}`] ?? 'Các đơn vị';

export const Rankings: FC<RankingsProps> = (props) => (
  <>
    {props.rankings.map((ranking) => (
      <section>
        <h2 class="govuk-heading-m">{classWords(ranking.agencyClass)}</h2>
        <RankingChart
          label={`${classWords(ranking.agencyClass)} theo tổng điểm (tối đa 100)`}
          ranked={ranking.ranked}
          nameOf={props.nameOf}
        />
        <RankingTable {...props} ranking={ranking} />
      </section>
    ))}
  </>
);

const RankingTable: FC<RankingsProps & { ranking: Ranking }> = (props) => {
  const { month, scale, ranking, nameOf, hrefOf } = props;
  return (
    <Table
      caption={`Xếp hạng ${classWords(ranking.agencyClass)} tháng ${nameOfMonth(month)}`}
      captionSize="s"
      dense
      columns={[
        { header: 'Đơn vị' },
        { header: 'Hạng', numeric: true },
        { header: 'Tổng điểm', numeric: true },
        { header: 'Xếp loại' },
        { header: 'So với tháng trước', numeric: true },
        ...scale.groups.map((group) => ({ header: `${group.name} (${formatNumber(mostOf(group))})`, numeric: true })),
      ]}
      rows={ranking.ranked.map((unit) => [
        <a class="govuk-link" href={hrefOf(unit.unit)}>
          {nameOf(unit.unit)}
        </a>,
        String(unit.rank),
        formatNumber(unit.total),
        unit.grade,
        changeOf(props, unit),
        ...unit.groups.map(formatNumber),
      ])}
      emptyText="Chưa có đơn vị nào đủ điểm."
    />
  );
};

function changeOf({ scale, before }: RankingsProps, { unit, total }: RankedUnit): string {
  const scores = before?.[unit];
  if (scores === undefined || !isComplete(scale, scores)) return '–';
  const change = roundPoints(total - totalOf(scale, scores));
  return change > 0 ? `+${formatNumber(change)}` : formatNumber(change);
}

/** What the scale says that nobody has compared with the decision's text yet. */
export const SourceNote: FC<{ scale: Scale }> = ({ scale }) => {
  const indicators = indicatorsOf(scale).filter(({ verified }) => !verified);
  const doubtful = [
    ...indicators.map(({ name, max }) => `«${name}» ${formatNumber(max)} điểm`),
    ...(scale.gradesVerified ? [] : ['mức xếp loại']),
  ];
  return (
    <p class="govuk-body-s dh-secondary">
      Thang điểm: {scale.source}.{doubtful.length > 0 && ` Chưa đối chiếu với văn bản: ${doubtful.join(', ')}.`}
    </p>
  );
};
