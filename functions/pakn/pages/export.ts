/** The list as a file, by the same filter as the page it is taken from. */
import type { BoardTask } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Cell } from '#shared/list-files/index.ts';
import { dueWords } from '#shared/ui/casework/task-state.tsx';
import type { NamedList } from '#shared/ui/list-download.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { workingDaysLeft } from '../domain/ageing.ts';
import { quarterName } from '../domain/quarter.ts';
import { STEP_NAMES, stepOf } from '../domain/step.ts';
import { listingOf } from './list.tsx';
import { nameOf, type PagePorts } from './pakn-context.ts';

const COLUMNS = [
  { header: 'Mã hồ sơ', width: 26 },
  { header: 'Việc phản ánh', width: 60 },
  { header: 'Ngày nhận', width: 14 },
  { header: 'Bước', width: 24 },
  { header: 'Đơn vị đang giữ', width: 36 },
  { header: 'Hạn', width: 14 },
  { header: 'Số ngày làm việc còn lại (âm: quá hạn)', width: 16 },
];

/** Negative once it is late; blank for work that has no date. */
const daysLeft = (task: BoardTask, { var: { reference, today } }: PageContext): Cell =>
  task.due === null ? '' : workingDaysLeft(task, reference.calendar, today);

export const petitionsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { today } = context.var;
    const { petitions, quarter } = await listingOf(context, pages);
    const unitName = nameOf(context);
    const rows = petitions.map(({ caseId, title, receivedOn, open }) => [
      caseId,
      title,
      formatDate(receivedOn),
      open === null ? 'Đã kết thúc' : STEP_NAMES[stepOf(open.taskId)],
      open === null ? '' : unitName(open.unit),
      open === null ? '' : dueWords(open),
      open === null ? '' : daysLeft(open, context),
    ]);
    const period = quarter === null ? 'đang giải quyết' : `tiếp nhận ${quarterName(quarter)}`;
    return { name: `pakn-${quarter ?? today}`, title: `Phản ánh, kiến nghị ${period}`, columns: COLUMNS, rows };
  };
