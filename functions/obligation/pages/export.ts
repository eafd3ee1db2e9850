/** The list of work as a file, by the same filter as the page it is taken from. */
import type { Task } from '#shared/casework/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import { listRoutes, SHEETS_AND_WORD, type NamedList } from '#shared/ui/list-download.tsx';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { groupWork } from '../domain/work.ts';
import type { ObligationPorts } from '../ports.ts';
import { readWork } from '../use-cases/read-work.ts';
import { queryOf } from './work-query.ts';

const COLUMNS = [
  { header: 'Việc', width: 60 },
  { header: 'Đơn vị', width: 30 },
  { header: 'Hạn', width: 16 },
  { header: 'Trạng thái', width: 20 },
  { header: 'Đã gia hạn (lần)', width: 16 },
  { header: 'Đã trả lại (lần)', width: 16 },
];

const cellsOf = (task: Task, { var: { reference, today } }: PageContext) => [
  task.subject,
  unitName(reference.organisation, task.unit, today),
  dueWords(task),
  stateWords(task, today).text,
  task.extensions.length,
  task.returns,
];

const workFile =
  (ports: ObligationPorts) =>
  async (context: PageContext): Promise<NamedList | Response> => {
    const { access } = signedIn(context);
    const query = queryOf(context);
    if (query.unit !== null && !access.mayRead(query.unit)) return context.var.problem(problems.forbidden);
    const groups = groupWork(await readWork(access, query.unit, ports), context.var.today, query);
    const rows = [...groups.values()].flat().map((task) => cellsOf(task, context));
    return { name: `viec-${context.var.today}`, title: 'Việc của tôi', columns: COLUMNS, rows };
  };

export const exportPages = (ports: ObligationPorts): readonly PageRoute[] =>
  listRoutes({ path: '/viec', allow: 'signed-in', formats: SHEETS_AND_WORD, read: workFile(ports) });
