/** A unit's targets of one plan over the periods that have begun. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { periodName, periodsOfPlan, statusIn, type TargetLedger, type TargetRow } from '#shared/targets/index.ts';
import { amount, shareText, StatusTag, targetName, targetPath } from './words.tsx';

interface Props {
  readonly ledger: TargetLedger;
  readonly rows: readonly TargetRow[];
  readonly today: PlainDate;
}

export const AllPeriods = ({ ledger, rows, today }: Props) => {
  const periods = periodsOfPlan(ledger.plan).filter(({ from }) => from <= today);
  return (
    <Table
      caption="Các kỳ"
      columns={[
        { header: 'Chỉ tiêu' },
        { header: 'Được giao' },
        ...periods.map(({ id }) => ({ header: periodName(id) })),
        { header: 'Tình trạng' },
      ]}
      rows={rows.map((row) => [
        <a class="govuk-link" href={targetPath(ledger.plan.plan, row.target.key)}>
          {targetName(row.target)}
        </a>,
        shareText(row.allotment, row.share),
        ...periods.map(({ id }) => {
          const value = row.standing.figures.get(id);
          return value === undefined
            ? '–'
            : `${amount(value, row.allotment.unit)}${statusIn(row, id) === 'missed' ? ' (chưa đạt)' : ''}`;
        }),
        <StatusTag status={row.standing.status} />,
      ])}
      emptyText="Chưa được giao chỉ tiêu nào."
    />
  );
};
