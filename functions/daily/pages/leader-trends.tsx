import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { Details } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TrendChart } from '#shared/ui/components/trend-chart.tsx';
import type { Trend } from '../store/trend-table.ts';

/** How the committee's mornings went, as charts and as their numbers. */
export const LeaderTrends: FC<{ trends: readonly Trend[] }> = ({ trends }) => (
  <>
    <div class="dh-trends">
      <TrendChart
        id="qua-han"
        title="Việc quá hạn mỗi sáng"
        points={trends.map(({ date, overdue: value }) => ({ date, value }))}
      />
      <TrendChart
        id="da-xong"
        title="Việc xong từ sáng trước"
        points={trends.map(({ date, finished: value }) => ({ date, value }))}
      />
    </div>
    <Details summary="Số liệu của biểu đồ">
      <Table
        caption="Các sáng gần đây"
        captionSize="s"
        columns={[
          { header: 'Sáng' },
          { header: 'Quá hạn', numeric: true },
          { header: 'Đến hạn trong 7 ngày', numeric: true },
          { header: 'Xong từ sáng trước', numeric: true },
        ]}
        rows={trends
          .toReversed()
          .map(({ date, overdue, dueThisWeek, finished }) => [
            formatDate(date),
            String(overdue),
            String(dueThisWeek),
            String(finished),
          ])}
        emptyText="Chưa có sáng nào."
      />
    </Details>
  </>
);
