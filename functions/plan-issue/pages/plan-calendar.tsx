/** A plan's dates through the year: what falls due on which day, and how far it is. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { planCalendar, type DayOfPlan, type MonthOfPlan, type PlanCalendar } from '../domain/plan-calendar.ts';
import { nameOf, type RowDocument } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { PlanViews } from './plan-views.tsx';
import { ProgressText } from './progress-text.tsx';

export async function showPlanCalendar(context: PageContext, plan: OpenPlan): Promise<Response> {
  const [rows, board] = await Promise.all([readRows(plan.caseId, plan.ports), plan.board()]);
  const { today } = context.var;
  const calendar = planCalendar(board.tasks, today);
  const page = <CalendarPage {...{ plan, calendar, today }} rows={new Map(rows.map((row) => [row.key, row]))} />;
  return context.var.page(page, {
    title: `Lịch: ${plan.draft.title}`,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

interface CalendarProps {
  readonly plan: OpenPlan;
  readonly calendar: PlanCalendar;
  readonly rows: ReadonlyMap<string, RowDocument>;
  readonly today: PlainDate;
}

const CalendarPage: FC<CalendarProps> = ({ plan, calendar, rows, today }) => {
  const nearest = calendar.months.find(({ month }) => month >= today.slice(0, 7))?.month;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{plan.draft.title}</span>
        Việc theo ngày đến hạn
      </h1>
      <PlanViews plan={plan.caseId} here="/lich" />
      {calendar.months.length === 0 && <InsetText>Chưa có việc nào của kế hoạch có ngày đến hạn.</InsetText>}
      {calendar.months.map((month) => (
        <Month {...{ plan, month, rows }} open={month.month === nearest} />
      ))}
      {calendar.undated > 0 && (
        <p class="govuk-body">
          Ngoài ra có {calendar.undated} việc không có ngày: thường xuyên, hoặc còn chờ một sự kiện.
        </p>
      )}
    </>
  );
};

type MonthProps = Pick<CalendarProps, 'plan' | 'rows'> & { month: MonthOfPlan; open: boolean };

/** A year is long on the phone: each month says how far it is and opens on demand. */
const Month: FC<MonthProps> = ({ plan, month, rows, open }) => (
  <section>
    <h2 class="govuk-heading-m">
      Tháng {month.month.slice(5)}/{month.month.slice(0, 4)}
    </h2>
    <p class="govuk-body">
      <ProgressText progress={month.progress} />
    </p>
    <Details summary={`Xem ${String(month.days.length)} ngày có hạn trong tháng ${month.month.slice(5)}`} open={open}>
      <ul class="dh-work">
        {month.days.map((day) => (
          <Day {...{ plan, day, rows }} />
        ))}
      </ul>
    </Details>
  </section>
);

const Day: FC<Pick<CalendarProps, 'plan' | 'rows'> & { day: DayOfPlan }> = ({ plan, day, rows }) => (
  <li class="dh-day">
    <strong class="dh-day__date">{formatDate(day.date)}</strong>
    <ul class="dh-day__rows">
      {day.rows.map(({ key, progress }) => (
        <li>
          <a class="govuk-link" href={`${pathOf(plan.caseId)}/dong/${key}`}>
            {titleOf(key, rows)}
          </a>{' '}
          <ProgressText progress={progress} />
        </li>
      ))}
    </ul>
  </li>
);

function titleOf(key: string, rows: CalendarProps['rows']): string {
  const row = rows.get(key)?.value;
  return row === undefined ? key : `${nameOf(row)}. ${row.content.title}`;
}
