/** The plan as a file: its rows with how far they are. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { ListFormat } from '#shared/list-files/index.ts';
import { sendList } from '#shared/ui/list-download.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { byRow } from '../domain/progress.ts';
import { nameOf } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import type { OpenPlan } from './plan-context.ts';

const COLUMNS = [
  { header: 'Số', width: 8 },
  { header: 'Nhiệm vụ', width: 60 },
  { header: 'Chủ trì', width: 30 },
  { header: 'Phối hợp', width: 30 },
  { header: 'Thời hạn', width: 30 },
  { header: 'Sản phẩm', width: 30 },
  { header: 'Đầu việc', width: 10 },
  { header: 'Đã xong', width: 10 },
  { header: 'Quá hạn', width: 10 },
];

export const download =
  (format: ListFormat) =>
  async (context: PageContext, plan: OpenPlan): Promise<Response> => {
    const [rows, board] = await Promise.all([readRows(plan.caseId, plan.ports), plan.ports.store.boardOf(plan.caseId)]);
    const progress = byRow(board.tasks, context.var.today);
    const { number, title } = plan.draft;
    const day = formatDate(context.var.today);
    const list = {
      name: `Kế hoạch ${number ?? ''} – ${day.replaceAll('/', '-')}`,
      title: title === '' ? 'Kế hoạch' : title,
      about: [`${number === null ? 'Chưa có số' : `Số ${number}`}; tình hình đến ngày ${day}.`],
      columns: COLUMNS,
      rows: rows.flatMap(({ key, value }) => {
        if (value.gone) return [];
        const { title: task, lead, assigned, coordinating, phrase, product } = value.content;
        const leads = [...lead, ...assigned.map(plan.nameOf)].join('; ');
        const own = progress.get(key);
        const counts = own === undefined ? ['', '', ''] : [own.all, own.done, own.overdue];
        return [[nameOf(value), task, leads, coordinating.join('; '), phrase, product ?? '', ...counts]];
      }),
    };
    return sendList(list, format);
  };
