import type { FC } from 'hono/jsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { CalendarYear } from '../domain/calendar-year.ts';

/** The years around the present one, and where the days off of each are known from. */
export const YearsPage: FC<{ years: readonly CalendarYear[] }> = ({ years }) => (
  <>
    <h1 class="govuk-heading-l">Ngày nghỉ, làm bù</h1>
    <p class="govuk-body">
      Hạn của mọi việc được tính theo lịch này. Khi có thông báo hoán đổi ngày làm việc, nhập vào đây: hệ thống tính lại
      hạn của từng việc đang mở và báo cho người làm.
    </p>
    <Table
      caption="Các năm"
      captionSize="s"
      columns={[
        { header: 'Năm' },
        { header: 'Căn cứ' },
        { header: 'Ngày nghỉ', numeric: true },
        { header: 'Làm bù', numeric: true },
      ]}
      rows={years.map(({ notice, origin }) => [
        <a class="govuk-link" href={`/quan-tri/ngay-nghi/${notice.year}`}>
          {notice.year}
        </a>,
        <Origin notice={notice.notice} origin={origin} />,
        notice.days.filter(({ what }) => what !== 'make-up').length,
        notice.days.filter(({ what }) => what === 'make-up').length,
      ])}
      emptyText="Chưa có năm nào."
    />
    <p class="govuk-body">
      <a class="govuk-link" href="/quan-tri/lich-su/calendar">
        Lịch sử thay đổi ngày nghỉ
      </a>
    </p>
  </>
);

export const Origin: FC<{ notice: string | null; origin: CalendarYear['origin'] }> = ({ notice, origin }) => {
  if (origin === 'law')
    return (
      <>
        Suy từ Bộ luật Lao động <Tag colour="yellow">Tạm tính</Tag>
      </>
    );
  return <>{notice ?? 'Có sẵn trong hệ thống'}</>;
};
