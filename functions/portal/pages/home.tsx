import type { FC } from 'hono/jsx';
import type { WorkCount } from '#functions/obligation/use-cases/count-work.ts';
import { GROUP_NAMES, hrefOf } from '#functions/obligation/pages/work-query.ts';
import { formatInstant, minuteOfDay } from '#shared/ui/format.ts';
import { InsetText, NotificationBanner, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import type { Reader } from '#shared/ui/page.ts';
import type { DailyRun } from '../store.ts';

export interface HomeProps {
  readonly reader: Reader;
  readonly dailyRun: DailyRun | undefined;
  readonly work: readonly WorkCount[];
  /** Nobody has set the organisation up yet. */
  readonly isEmpty: boolean;
  /** An office or a head: may put a plan in. */
  readonly mayDraftPlans: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A day and some slack: a run that is older than this has been missed. */
const RUN_IS_LATE_AFTER_MS = 26 * 3_600_000;

/** The first page after signing in: who I am here, whether the system keeps watch, what to do next. */
export const HomePage: FC<HomeProps> = ({ reader, dailyRun, work, isEmpty, mayDraftPlans, now }) => (
  <>
    {isEmpty && <SetUpFirst />}
    <h1 class="govuk-heading-l">Xin chào, {reader.name}</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <SummaryList
          rows={[
            { key: 'Đơn vị', value: reader.unit ?? 'Danh bạ chưa ghi đơn vị của bạn. Hãy báo quản trị viên.' },
            { key: 'Chức vụ', value: reader.title ?? 'Danh bạ chưa ghi.' },
            { key: 'Thư điện tử', value: reader.email ?? 'Danh bạ chưa ghi, nên bạn chưa nhận được thư nhắc việc.' },
            { key: 'Rà soát hằng ngày', value: <DailyRunState run={dailyRun} now={now} /> },
          ]}
        />
        <h2 class="govuk-heading-m">Việc tiếp theo</h2>
        <NextStep run={dailyRun} now={now} work={work} />
        {mayDraftPlans && !isEmpty && <DraftPlan />}
      </div>
    </div>
  </>
);

/** An empty installation greets whoever comes first. */
const SetUpFirst: FC = () => (
  <NotificationBanner kind="important">
    Hệ thống còn trống: chưa có đơn vị, cán bộ nào.{' '}
    <a class="govuk-notification-banner__link" href="/thiet-lap">
      Thiết lập tổ chức
    </a>
  </NotificationBanner>
);

/** Once the night's work is done the run itself waits for the hour of mailing (workflows/daily, WaitForMorning). */
const isBeforeMailing = (now: number): boolean => minuteOfDay(now) < 7 * 60 + 30;

/** Whether the nightly run that opens work and escalates what is late has been done. */
const DailyRunState: FC<{ run: DailyRun | undefined; now: number }> = ({ run, now }) => {
  if (run === undefined) return <>Chưa chạy lần nào; lần đầu lúc 00:05.</>;
  const { startedAt, endedAt } = run;
  if (now - startedAt > RUN_IS_LATE_AFTER_MS)
    return (
      <>
        {formatInstant(startedAt)} <Tag colour="red">Đã lỡ một lần</Tag>
      </>
    );
  if (endedAt === undefined)
    return (
      <>
        {formatInstant(startedAt)}{' '}
        {isBeforeMailing(now) ? <Tag colour="blue">Chờ gửi thư lúc 07:30</Tag> : <Tag colour="yellow">Đang chạy</Tag>}
      </>
    );
  return (
    <>
      {formatInstant(endedAt)} <Tag colour="green">Đã xong</Tag>
    </>
  );
};

const NextStep: FC<Pick<HomeProps, 'work' | 'now'> & { run: DailyRun | undefined }> = ({ run, now, work }) => (
  <>
    <RunWarning run={run} now={now} />
    {work.length > 0 ? <WorkLinks work={work} /> : <NothingToDo />}
  </>
);

const WorkLinks: FC<Pick<HomeProps, 'work'>> = ({ work }) => (
  <ul class="govuk-list govuk-list--bullet">
    {work.map(({ group, count }) => (
      <li>
        <a class="govuk-link" href={hrefOf({ group })}>
          {GROUP_NAMES[group]}: {count} việc
        </a>
      </li>
    ))}
  </ul>
);

const RunWarning: FC<{ run: DailyRun | undefined; now: number }> = ({ run, now }) =>
  run !== undefined && now - run.startedAt > RUN_IS_LATE_AFTER_MS ? (
    <InsetText>
      Lần rà soát gần nhất đã quá một ngày, nên nhắc việc và chuyển cấp đang chậm. Hãy báo quản trị viên ngay.
    </InsetText>
  ) : null;

const DraftPlan: FC = () => (
  <p class="govuk-body">
    <a class="govuk-link" href="/ke-hoach/moi">
      Đưa kế hoạch vào hệ thống
    </a>
    : dán văn bản hoặc tải tệp lên, xem lại, trình ký.
  </p>
);

const NothingToDo: FC = () => (
  <InsetText>
    Bạn chưa có việc nào phải làm. Khi đơn vị được giao việc, việc sẽ hiện ở đây kèm ngày phải xong; 7 giờ 30 sáng ngày
    làm việc có thư nhắc.
  </InsetText>
);
