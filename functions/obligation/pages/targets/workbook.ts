/** Targets as an Excel workbook: a line for each unit and target, a column for each period. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { periodName, periodsOfPlan, STATUS_WORDS, type TargetRow } from '#shared/targets/index.ts';
import { planName, targetName } from './words.tsx';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const FIXED = [
  ['Kế hoạch', 40],
  ['Chỉ tiêu', 60],
  ['Đơn vị', 36],
  ['Đơn vị tính', 12],
  ['Cấp trên giao', 14],
  ['Kết quả năm trước', 14],
  ['Được giao', 12],
  ['Phấn đấu', 12],
] as const;

export async function targetWorkbook(
  rows: readonly TargetRow[],
  organisation: Organisation,
  today: PlainDate,
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is asked for: it is large, and no other page needs it.
  const { default: exceljs } = await import('exceljs');
  const plans = [...new Map(rows.map(({ plan }) => [plan.plan, plan])).values()];
  const periods = [...new Set(plans.flatMap((plan) => periodsOfPlan(plan).map(({ id }) => id)))].sort();
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Chỉ tiêu', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    ...FIXED.map(([header, width]) => ({ header, width, style: { alignment: { wrapText: true } } })),
    ...periods.map((id) => ({ header: periodName(id), width: 12 })),
    { header: 'Tình trạng', width: 18 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const { plan, target, share, allotment, standing } of rows)
    sheet.addRow([
      planName(plan),
      targetName(target),
      organisation.nameOn(share.unit, today) ?? share.unit,
      allotment.unit ?? '',
      allotment.value,
      share.baseline,
      share.assigned,
      share.aim,
      ...periods.map((id) => standing.figures.get(id) ?? null),
      STATUS_WORDS[standing.status].label,
    ]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
