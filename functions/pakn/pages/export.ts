/** The list as a CSV file that Excel opens. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { dueWords } from '#shared/ui/casework/task-state.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { workingDaysLeft } from '../domain/ageing.ts';
import { STEP_NAMES, stepOf } from '../domain/step.ts';
import { listingOf } from './list.tsx';
import { nameOf, type PagePorts } from './pakn-context.ts';

/** A cell as RFC 4180 has it. What a spreadsheet would take for a formula is kept as text by an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) && !/^-?\d+$/u.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADINGS = [
  'Mã hồ sơ',
  'Việc phản ánh',
  'Ngày nhận',
  'Bước',
  'Đơn vị đang giữ',
  'Hạn',
  'Số ngày làm việc còn lại (âm: quá hạn)',
];

export const exportList =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { today, reference } = context.var;
    const { petitions, quarter } = await listingOf(context, pages);
    const unitName = nameOf(context);
    const rows = petitions.map(({ caseId, title, receivedOn, open }) => [
      caseId,
      title,
      formatDate(receivedOn),
      open === null ? 'Đã kết thúc' : STEP_NAMES[stepOf(open.taskId)],
      open === null ? '' : unitName(open.unit),
      open === null ? '' : dueWords(open),
      open === null ? '' : String(workingDaysLeft(open, reference.calendar, today)),
    ]);
    // With a byte order mark, without which Excel reads UTF-8 as something else.
    const text = `\uFEFF${[HEADINGS, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
    return context.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="pakn-${quarter ?? today}.csv"`,
    });
  };
