import type { FC } from 'hono/jsx';
import type { Calendar } from '#shared/calendar/index.ts';
import { isOverdue, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { daysBetween, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { Details, InsetText, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { History } from '#shared/ui/casework/history.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { nameOfPeriod } from '../domain/period.ts';
import { windowOf } from '../domain/regime.ts';
import type { Report } from '../domain/report.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { OpenReport } from '../use-cases/read-report.ts';
import type { Sum } from '../use-cases/read-sum.ts';
import { FigureTable } from './figure-table.tsx';
import { decidePath, excelPath, formPath, reportPath, submitPath, unlockPath } from './paths.ts';
import type { May } from './request.ts';

interface ReportPageProps {
  readonly open: OpenReport;
  readonly sum: Sum;
  /** A sum above holds it: that one is opened first. */
  readonly isHeld: boolean;
  readonly sheets: readonly Sheet[];
  /** The unit's task; absent while the year is not opened. */
  readonly task: Task | undefined;
  readonly events: readonly CaseEvent[];
  readonly unitName: string;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly today: PlainDate;
  readonly may: May;
}

export const ReportPage: FC<ReportPageProps> = (props) => {
  const { open, sum, sheets, task, events, unitName, organisation, calendar } = props;
  return (
    <>
      <span class="govuk-caption-l">{unitName}</span>
      <h1 class="govuk-heading-l">Báo cáo {nameOfPeriod(open.period)}</h1>
      <Remark report={open.report} />
      <SummaryList rows={factsOf(props)} />
      {task !== undefined && <WhyThisDate task={task} calendar={calendar} />}
      <Actions {...props} />
      {open.report.state === 'open' && <OwnForms open={open} mayFill={props.may.fill} />}
      {sum.senders.length > 0 && <Missing {...props} />}
      {sheets
        .filter(({ rows }) => rows.length > 0)
        .map((sheet) => (
          <FigureTable sheet={sheet} />
        ))}
      {events.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Quá trình gửi và kiểm tra</h2>
          <History events={events} organisation={organisation} />
        </>
      )}
    </>
  );
};

const REMARKS = { returned: 'Nơi nhận trả lại báo cáo', unlocked: 'Báo cáo được mở khóa để sửa' } as const;

const Remark: FC<{ report: Report }> = ({ report: { remark } }) =>
  remark === null ? null : (
    <InsetText>
      <strong>{REMARKS[remark.kind]}:</strong> {remark.reason}
    </InsetText>
  );

function factsOf({ open, organisation, task, today }: ReportPageProps): readonly SummaryRow[] {
  const { report, reporter, regime, period } = open;
  const { from, to } = windowOf(regime, period);
  const { nominal, dayOff } = reporter.reportDue;
  const due = task?.due?.lenient ?? reporter.reportDue.due.lenient;
  const receiver = reporter.receiver === null ? 'Văn phòng Chính phủ' : organisation.nameOn(reporter.receiver, today);
  return [
    { key: 'Trạng thái', value: <StateTag report={report} /> },
    { key: 'Kỳ số liệu', value: `${formatDate(from)} – ${formatDate(to)}` },
    {
      key: 'Hạn gửi',
      value: (
        <>
          {formatDate(due)}
          {dayOff !== null && due === nominal && <> – {dayOff}, nên gửi trước ngày nghỉ</>}
          <Lateness report={report} due={due} today={today} />
        </>
      ),
    },
    { key: 'Nơi nhận', value: receiver ?? '' },
    ...(report.letter === null
      ? []
      : [{ key: 'Văn bản', value: `Số ${report.letter.number} ngày ${formatDate(report.letter.date)}` }]),
    ...(report.submittedOn === null || report.state === 'open'
      ? []
      : [{ key: 'Ngày gửi', value: formatDate(report.submittedOn) }]),
  ];
}

const Lateness: FC<{ report: Report; due: PlainDate; today: PlainDate }> = ({ report, due, today }) => {
  const end = report.state === 'open' ? today : (report.submittedOn ?? today);
  if (!isOverdue({ strict: due, lenient: due }, end)) return null;
  return (
    <>
      {' '}
      <Tag colour="red">Chậm {daysBetween(due, end)} ngày lịch</Tag>
    </>
  );
};

const StateTag: FC<{ report: Report }> = ({ report: { state, remark } }) => {
  if (state === 'accepted') return <Tag colour="green">Đã chấp nhận, khóa</Tag>;
  if (state === 'submitted') return <Tag colour="blue">Đã gửi, chờ kiểm tra</Tag>;
  return remark === null ? <Tag colour="yellow">Chưa gửi</Tag> : <Tag colour="orange">Phải sửa, gửi lại</Tag>;
};

/** At most one thing to do next, by what the reader may. */
const Actions: FC<ReportPageProps> = ({ open, may, isHeld }) => {
  const { ref, report, forms } = open;
  const filled = forms.every(({ code }) => report.own[code] !== undefined);
  return (
    <ButtonGroup>
      {may.fill && report.state === 'open' && filled && <ButtonLink href={submitPath(ref)}>Gửi báo cáo</ButtonLink>}
      {may.decide && report.state === 'submitted' && (
        <ButtonLink href={decidePath(ref)}>
          {open.reporter.receiver === null ? 'Ký báo cáo' : 'Kiểm tra báo cáo'}
        </ButtonLink>
      )}
      {may.decide && report.state === 'accepted' && !isHeld && (
        <ButtonLink href={unlockPath(ref)} kind="secondary">
          Mở khóa ngoại lệ
        </ButtonLink>
      )}
      <a class="govuk-link" href={excelPath(ref)}>
        Tải Excel
      </a>
    </ButtonGroup>
  );
};

const OwnForms: FC<{ open: OpenReport; mayFill: boolean }> = ({ open: { ref, forms, report }, mayFill }) =>
  forms.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Số liệu của đơn vị</h2>
      <SummaryList
        rows={forms.map(({ code, title }) => ({
          key: `Biểu ${code}`,
          value: (
            <>
              {title}{' '}
              {report.own[code] === undefined ? (
                <Tag colour="yellow">Chưa nhập</Tag>
              ) : (
                <Tag colour="green">Đã nhập</Tag>
              )}
            </>
          ),
          ...(mayFill
            ? {
                action: {
                  href: formPath(ref, code),
                  text: report.own[code] === undefined ? 'Nhập' : 'Sửa',
                  hiddenText: `biểu ${code}`,
                },
              }
            : {}),
        }))}
      />
    </>
  );

/** Whose reports are not in the sum: accepted later, they come with the next period's. */
const Missing: FC<ReportPageProps> = ({ open, sum: { missing, senders }, organisation }) => {
  const date = open.reporter.opensOn;
  return (
    <>
      <h2 class="govuk-heading-m">Tổng hợp từ báo cáo đã chấp nhận</h2>
      <p class="govuk-body">
        Có {senders.length - missing.length} trên {senders.length} đơn vị.
        {missing.length > 0 && ' Báo cáo được chấp nhận sau khi gửi tổng hợp sẽ cộng vào kỳ tiếp theo.'}
      </p>
      {missing.length > 0 && (
        <Details summary={`${missing.length} đơn vị chưa có trong tổng hợp`}>
          <ul class="govuk-list dh-columns">
            {missing.map(({ unit }) => (
              <li>
                <a class="govuk-link" href={reportPath({ period: open.ref.period, unit: unit.id })}>
                  {organisation.nameOn(unit.id, date)}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
};
