/** Where reports begin: my units' reports of a year, the boards of its periods, and opening a year. */
import type { FC } from 'hono/jsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { formatDate, partsOf } from '#shared/kernel/civil-date.ts';
import { headingOfPeriod, idOfPeriod, PARTS } from '../domain/period.ts';
import { isKnown, regimeOf } from '../domain/regime.ts';
import { reporterOf, type Reporter } from '../domain/reporters.ts';
import type { Report } from '../domain/report.ts';
import { readReport } from '../store.ts';
import { boardPath, LIST_PATH, reportPath, YEAR_PATH } from './paths.ts';
import { mayOpenYear, portsOf, type PagePorts } from './request.ts';

interface Line {
  readonly reporter: Reporter;
  readonly report: Report;
}
interface PeriodLines {
  readonly name: string;
  readonly board: string;
  readonly lines: readonly Line[];
}

export const showList =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const ports = portsOf(context, pagePorts);
    const { organisation, calendar, settings, store } = ports;
    const year = yearOf(context);
    const mine = access.unitsAs('officer', 'head');
    const known = PARTS.map((part) => ({ year, part })).filter((period) => isKnown(settings.regimes, period));
    const periods = await Promise.all(
      known.map(async (period): Promise<PeriodLines> => {
        const regime = regimeOf(settings.regimes, period);
        const owed = mine.flatMap((unit) => reporterOf(unit, { organisation, calendar, regime, period }) ?? []);
        const id = idOfPeriod(period);
        const lines = owed.map(async (reporter) => {
          const { report } = await readReport(store, { period: id, unit: reporter.unit.id }, reporter.receiver);
          return { reporter, report };
        });
        return { name: headingOfPeriod(period), board: boardPath(id), lines: await Promise.all(lines) };
      }),
    );
    return context.var.page(<ListPage year={year} periods={periods} mayOpen={mayOpenYear(context)} />, {
      title: 'Báo cáo định kỳ',
    });
  };

/** The year asked for, else this year. */
export function yearOf(context: PageContext): number {
  const asked = context.req.query('nam') ?? '';
  return /^20[0-3]\d$/u.test(asked) ? Number(asked) : partsOf(context.var.today).year;
}

const ListPage: FC<{ year: number; periods: readonly PeriodLines[]; mayOpen: boolean }> = ({
  year,
  periods,
  mayOpen,
}) => (
  <>
    <h1 class="govuk-heading-l">Báo cáo định kỳ năm {year}</h1>
    {periods.map((period) => (
      <Period {...period} />
    ))}
    {mayOpen && <ButtonLink href={`${YEAR_PATH}?nam=${year}`}>Mở kỳ báo cáo năm {year}</ButtonLink>}
    <p class="govuk-body dh-beside">
      <a class="govuk-link" href={`${LIST_PATH}?nam=${year - 1}`}>
        Năm {year - 1}
      </a>{' '}
      <a class="govuk-link" href={`${LIST_PATH}?nam=${year + 1}`}>
        Năm {year + 1}
      </a>
    </p>
  </>
);

const Period: FC<PeriodLines> = ({ name, board, lines }) => (
  <>
    <h2 class="govuk-heading-m">{name}</h2>
    <SummaryList
      rows={[
        ...lines.map(({ reporter, report }) => ({
          key: reporter.unit.names.at(-1)?.name ?? reporter.unit.id,
          value: (
            <>
              Hạn {formatDate(reporter.reportDue.due.lenient)} <State report={report} />
            </>
          ),
          action: {
            href: reportPath({ period: report.period, unit: report.unit }),
            text: 'Mở báo cáo',
            hiddenText: name,
          },
        })),
        {
          key: 'Các đơn vị',
          value: 'Ai đã gửi, ai chưa gửi',
          action: { href: board, text: 'Xem bảng', hiddenText: name },
        },
      ]}
    />
  </>
);

const State: FC<{ report: Report }> = ({ report: { state, remark } }) => {
  if (state === 'accepted') return <Tag colour="green">Đã chấp nhận</Tag>;
  if (state === 'submitted') return <Tag colour="blue">Chờ kiểm tra</Tag>;
  return remark === null ? <Tag colour="grey">Chưa gửi</Tag> : <Tag colour="orange">Phải sửa</Tag>;
};
