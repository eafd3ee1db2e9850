/** One target: who has which share of it, and how it went over the periods, as a picture and as a table. */
import { formatDate, civilDateAt } from '#shared/kernel/civil-date.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { BarChart } from '#shared/ui/components/bar-chart.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, type PageRoute } from '#shared/ui/routes.ts';
import { periodName, periodsOfPlan, statusIn, targetsHref, type TargetRow } from '#shared/targets/index.ts';
import type { ObligationPorts } from '../../ports.ts';
import { withTarget, type OneTarget } from './at.ts';
import { amount, mayAllot, planPath, shareText, StatusTag, targetName, targetPath, unitPath } from './words.tsx';

export const oneTargetPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get(
    '/chi-tieu/:plan/muc/:key',
    'signed-in',
    withTarget(ports, (found) =>
      found.context.var.page(<TargetPage {...found} />, {
        title: targetName(found.target),
        beforeMain: <BackLink href={planPath(found.ledger.plan.plan)} />,
      }),
    ),
  ),
];

/** Rows the reader may see: all for who watches over the plan, else those of his units. */
const visible = ({ rows, target, oversees, access }: OneTarget): readonly TargetRow[] =>
  rows.filter((row) => row.target.key === target.key && (oversees || access.mayRead(row.share.unit)));

const TargetPage = (found: OneTarget) => {
  const { target, ledger, access } = found;
  const { plan } = ledger.plan;
  const rows = visible(found);
  return (
    <>
      <h1 class="govuk-heading-l">{targetName(target)}</h1>
      <SummaryList
        rows={[
          { key: 'Mức kế hoạch ghi', value: target.printed },
          { key: 'Cơ quan chủ trì', value: target.lead.join('; ') || 'Không ghi' },
          ...(target.open.length === 0
            ? []
            : [{ key: 'Chưa rõ đơn vị', value: target.open.map(({ printed }) => printed || 'không ghi').join('; ') }]),
        ]}
      />
      {mayAllot(access, ledger.plan) && (
        <ButtonLink href={`${targetPath(plan, target.key)}/giao`}>Giao cho các đơn vị</ButtonLink>
      )}
      {rows.length === 0 ? (
        <InsetText>Chưa giao cho đơn vị nào mà bạn được xem.</InsetText>
      ) : (
        <>
          <OverPeriods {...found} rows={rows} />
          <Units {...found} rows={rows} />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={targetsHref({ plan, target: target.key }, { path: '/chi-tieu.xlsx' })}>
          Tải về Excel
        </a>
      </p>
      <Allotments {...found} />
    </>
  );
};

const SERIES = [
  { name: 'Đạt', tone: 'good' },
  { name: 'Chưa đạt', tone: 'bad' },
  { name: 'Chưa có số liệu', tone: 'none' },
] as const;

/** Periods that have begun: how many units stood how; for a single unit its own figures beside what it is to reach. */
const OverPeriods = (found: OneTarget & { rows: readonly TargetRow[] }) => {
  const { rows, ledger, context } = found;
  const periods = periodsOfPlan(ledger.plan).filter(({ from }) => from <= context.var.today);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return <OwnFigures {...found} row={only} />;
  const counted = periods.map(({ id }) => {
    const statuses = rows.map((row) => statusIn(row, id));
    const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
    return { id, values: [count('met'), count('missed'), count('unmeasured')] };
  });
  return (
    <>
      <BarChart
        title="Số đơn vị theo kỳ"
        series={SERIES}
        top={rows.length}
        bars={counted.map(({ id, values }) => ({ label: shortName(id), values }))}
      />
      <Table
        caption="Số đơn vị theo kỳ"
        captionSize="s"
        columns={[{ header: 'Kỳ' }, ...SERIES.map(({ name }) => ({ header: name, numeric: true }))]}
        rows={counted.map(({ id, values }) => [periodName(id), ...values.map(String)])}
        emptyText="Chưa có kỳ nào bắt đầu."
      />
    </>
  );
};

const OwnFigures = ({ row, ledger, context }: OneTarget & { row: TargetRow }) => {
  const { share, allotment, standing } = row;
  const periods = periodsOfPlan(ledger.plan).filter(({ from }) => from <= context.var.today);
  const bars = periods.map(({ id }) => ({ label: shortName(id), values: [standing.figures.get(id) ?? 0] }));
  return (
    <>
      <BarChart
        title="Kết quả theo kỳ"
        series={[{ name: 'Kết quả', tone: 'good' }]}
        bars={bars}
        {...(allotment.unit === '%' ? { top: 100 } : {})}
        {...(share.assigned === null
          ? {}
          : { level: { value: share.assigned, label: `Được giao ${amount(share.assigned, allotment.unit)}` } })}
      />
      <Table
        caption="Kết quả theo kỳ"
        captionSize="s"
        columns={[{ header: 'Kỳ' }, { header: 'Kết quả', numeric: true }, { header: 'Tình trạng' }]}
        rows={periods.map(({ id }) => {
          const value = standing.figures.get(id);
          return [
            periodName(id),
            value === undefined ? '–' : amount(value, allotment.unit),
            <StatusTag status={statusIn(row, id)} />,
          ];
        })}
        emptyText="Chưa có kỳ nào bắt đầu."
      />
    </>
  );
};

/** «Q1», «T7»: below a bar there is little room. */
const shortName = (id: string): string => {
  const part = id.split('-')[1] ?? id;
  return part.startsWith('Q') ? part : `T${String(Number(part))}`;
};

const Units = ({ rows, ledger, context }: OneTarget & { rows: readonly TargetRow[] }) => (
  <Table
    caption={`${String(rows.length)} đơn vị`}
    captionSize="s"
    columns={[
      { header: 'Đơn vị' },
      { header: 'Năm trước', numeric: true },
      { header: 'Được giao' },
      { header: 'Kết quả' },
      { header: 'Tình trạng' },
    ]}
    rows={rows.map(({ share, allotment, standing }) => [
      <a class="govuk-link" href={unitPath(ledger.plan.plan, share.unit)}>
        {unitName(context.var.reference.organisation, share.unit, context.var.today)}
      </a>,
      share.baseline === null ? '–' : amount(share.baseline, allotment.unit),
      shareText(allotment, share),
      standing.value === null || standing.period === null
        ? '–'
        : `${amount(standing.value, allotment.unit)} (${periodName(standing.period)})`,
      <StatusTag status={standing.status} />,
    ])}
    emptyText="Chưa giao cho đơn vị nào."
  />
);

const Allotments = ({ ledger, target, context }: OneTarget) => {
  const own = ledger.allotments.filter((each) => each.target === target.key);
  return (
    <Details summary={`Lịch sử giao (${String(own.length)})`}>
      <ul class="govuk-list govuk-list--spaced">
        {own.toReversed().map(({ at, by, why, shares }) => (
          <li>
            {formatDate(civilDateAt(at))}: giao cho {shares.length} đơn vị.{' '}
            {context.var.reference.organisation.person(by.person)?.name ?? 'Hệ thống'}: {why}
          </li>
        ))}
      </ul>
    </Details>
  );
};
