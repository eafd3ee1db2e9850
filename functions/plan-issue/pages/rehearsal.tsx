/** Before a plan is signed: its year played through, week by week and unit by unit. */
import type { Child, FC } from 'hono/jsx';
import { addDays, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TrendChart } from '#shared/ui/components/trend-chart.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { termsOf } from '../domain/draft.ts';
import { fanOutRows, ownerlessOf } from '../domain/preview.ts';
import { rehearsalSettings, rehearse, type Collision, type Crowding, type Rehearsal } from '../domain/rehearsal.ts';
import { nameOf, type PlanRow } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';

export async function showRehearsal(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { today, reference } = context.var;
  const rows = await readRows(plan.caseId, plan.ports);
  const { calendar } = plan.ports;
  const fanned = fanOutRows(
    rows.map(({ value }) => value),
    termsOf(plan.draft, plan.caseId, today),
    { organisation: plan.organisation, calendar, today },
  );
  const settings = reference.get(rehearsalSettings);
  const props = { plan, ownerless: ownerlessOf(fanned), rehearsal: rehearse(fanned, calendar, settings), ...settings };
  return context.var.page(<RehearsalPage {...props} />, {
    title: `Diễn tập: ${plan.draft.title}`,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

/** From the pages on which the plan is submitted and signed. */
export const RehearsalLink: FC<{ plan: Pick<OpenPlan, 'caseId'> }> = ({ plan }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`${pathOf(plan.caseId)}/dien-tap`}>
      Diễn tập cả năm: tuần nào, đơn vị nào quá tải; việc nào trùng ngày nghỉ
    </a>
  </p>
);

interface RehearsalProps {
  readonly plan: OpenPlan;
  readonly rehearsal: Rehearsal;
  readonly ownerless: readonly PlanRow[];
  readonly manyAWeek: number;
}

const RehearsalPage: FC<RehearsalProps> = (props) => {
  const { plan, rehearsal, ownerless, manyAWeek } = props;
  const { crowded, collisions } = rehearsal;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{plan.draft.title}</span>
        Diễn tập cả năm
      </h1>
      <SummaryList
        rows={[
          { key: 'Nhiệm vụ chưa có người làm', value: String(ownerless.length) },
          { key: 'Hạn trùng hoặc sát ngày nghỉ', value: `${String(collisions.length)} ngày` },
          { key: `Đơn vị có từ ${String(manyAWeek)} việc trong một tuần`, value: `${String(crowded.length)} lượt` },
        ]}
      />
      <Weeks {...props} />
      <Folded count={Math.min(crowded.length, CROWDED_SHOWN)} what="đơn vị nhận quá nhiều việc trong một tuần">
        <Crowded crowded={crowded} nameOf={plan.nameOf} />
      </Folded>
      <Folded count={collisions.length} what="hạn trùng hoặc sát ngày nghỉ">
        <Collisions collisions={collisions} plan={plan} />
      </Folded>
      <Ownerless rows={ownerless} plan={plan} />
    </>
  );
};

/** Lines that are read at once; more of them open on demand, below the summary that counts them. */
const IN_SIGHT = 6;

const Folded: FC<{ count: number; what: string; children: Child }> = ({ count, what, children }) =>
  count <= IN_SIGHT ? <>{children}</> : <Details summary={`Xem ${String(count)} dòng: ${what}`}>{children}</Details>;

const weekName = (monday: PlainDate): string => `${formatDate(monday)} – ${formatDate(addDays(monday, 6))}`;

const Weeks: FC<RehearsalProps> = ({ rehearsal: { weeks } }) => (
  <section>
    <h2 class="govuk-heading-m">Việc đến hạn theo tuần</h2>
    {weeks.length === 0 ? (
      <InsetText>Chưa có việc nào tính được ngày đến hạn.</InsetText>
    ) : (
      <>
        <TrendChart
          id="tuan"
          title="Số đầu việc đến hạn mỗi tuần, từ tuần đầu đến tuần cuối"
          points={weeks.map(({ monday: date, tasks: value }) => ({ date, value }))}
          each="tuần"
        />
        <Details summary={`Số liệu từng tuần (${String(weeks.length)} tuần)`}>
          <Table
            caption="Từng tuần"
            captionSize="s"
            columns={[
              { header: 'Tuần' },
              { header: 'Đầu việc', numeric: true },
              { header: 'Đơn vị', numeric: true },
              { header: 'Ngày làm việc', numeric: true },
            ]}
            rows={weeks.map(({ monday, tasks, units, workingDays }) => [
              weekName(monday),
              String(tasks),
              String(units),
              String(workingDays),
            ])}
            emptyText="Không có tuần nào."
          />
        </Details>
      </>
    )}
  </section>
);

const CROWDED_SHOWN = 30;

const Crowded: FC<{ crowded: readonly Crowding[]; nameOf: OpenPlan['nameOf'] }> = ({ crowded, nameOf: unitName }) => (
  <Table
    caption="Đơn vị nhận quá nhiều việc trong một tuần"
    columns={[{ header: 'Đơn vị' }, { header: 'Tuần' }, { header: 'Đầu việc', numeric: true }]}
    rows={crowded
      .slice(0, CROWDED_SHOWN)
      .map(({ unit, monday, tasks }) => [unitName(unit), weekName(monday), String(tasks)])}
    emptyText="Không có đơn vị nào."
  />
);

const KINDS: Readonly<Record<Collision['kind'], string>> = {
  off: 'Là ngày nghỉ',
  'after-break': 'Ngay sau đợt nghỉ',
};

const Collisions: FC<{ collisions: readonly Collision[]; plan: OpenPlan }> = ({ collisions, plan }) => (
  <Table
    caption="Hạn trùng hoặc sát ngày nghỉ"
    columns={[{ header: 'Ngày' }, { header: 'Vì sao' }, { header: 'Nhiệm vụ' }, { header: 'Đầu việc', numeric: true }]}
    rows={collisions.map(({ date, kind, why, rows, tasks }) => [
      formatDate(date),
      `${KINDS[kind]}: ${why}`,
      rows.map((row, place) => (
        <>
          {place > 0 && ', '}
          <RowLink row={row} plan={plan} />
        </>
      )),
      String(tasks),
    ])}
    emptyText="Không có."
  />
);

const RowLink: FC<{ row: PlanRow; plan: OpenPlan }> = ({ row, plan }) => (
  <a class="govuk-link" href={`${pathOf(plan.caseId)}/dong/${row.content.key}`}>
    {nameOf(row)}
  </a>
);

const Ownerless: FC<{ rows: readonly PlanRow[]; plan: OpenPlan }> = ({ rows, plan }) =>
  rows.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Nhiệm vụ chưa có người làm</h2>
      <ul class="govuk-list govuk-list--bullet">
        {rows.map((row) => (
          <li>
            <RowLink row={row} plan={plan} /> {row.content.title}
          </li>
        ))}
      </ul>
    </section>
  );
