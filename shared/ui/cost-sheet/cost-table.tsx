import type { FC } from 'hono/jsx';
import { totalOf, yearlyCostOf, type CostSheet, type Saving } from '#shared/compliance-cost/index.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { Table } from '../components/table.tsx';

/** «1.234.000 đồng». */
export const dong = (amount: number): string => `${formatNumber(amount)} đồng`;

/** «3.200.000 đồng (10 %)»; what becomes dearer says so. */
export function savingWords({ dong: saved, percent }: Saving): string {
  const share = percent === null ? '' : ` (${formatNumber(Math.abs(percent))} %)`;
  return saved < 0 ? `Tăng ${dong(-saved)}${share}` : `Giảm ${dong(saved)}${share}`;
}

/** A sheet with the cost of each line and its total, in đồng a year. */
export const CostTable: FC<{ caption: string; lines: CostSheet }> = ({ caption, lines }) => (
  <Table
    caption={caption}
    captionSize="s"
    columns={[
      { header: 'Công việc' },
      { header: 'Giờ', numeric: true },
      { header: 'Đồng/giờ', numeric: true },
      { header: 'Dịch vụ', numeric: true },
      { header: 'Phí, lệ phí', numeric: true },
      { header: 'Số lần', numeric: true },
      { header: 'Đối tượng', numeric: true },
      { header: 'Đồng/năm', numeric: true },
    ]}
    rows={
      lines.length === 0
        ? []
        : [
            ...lines.map((line) => [
              line.activity,
              formatNumber(line.hours),
              formatNumber(line.hourlyIncome),
              formatNumber(line.services),
              formatNumber(line.fees),
              formatNumber(line.timesPerYear),
              formatNumber(line.subjects),
              formatNumber(yearlyCostOf(line)),
            ]),
            ['Tổng cộng', '', '', '', '', '', '', <strong>{formatNumber(totalOf(lines))}</strong>],
          ]
    }
    emptyText="Chưa có dòng nào."
  />
);
