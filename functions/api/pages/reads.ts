/** What each operation reads. */
import { caseIdSchema, taskIdSchema, type Task } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { z } from 'zod';
import type { OperationId } from '../domain/operations.ts';
import { pageAt } from '../domain/paging.ts';
import { taskStates, type ApiObligation, type ApiReport } from '../domain/resources.ts';
import { caseDetail, obligationDetail, obligationOf, obligationsOf } from '../domain/views.ts';
import type { ApiPorts } from '../ports.ts';
import { ApiRefusal, type Asked } from './answer.ts';
import { pagingOf, parameter } from './query.ts';

type Read = (asked: Asked, ports: ApiPorts) => Promise<unknown>;

const notFound = (): ApiRefusal => new ApiRefusal('not-found');
const yearSchema = z.coerce.number().int().min(2000).max(2100);
const textSchema = z.string().max(200);

const pathPart = ({ context }: Asked, name: string): string => context.req.param(name) ?? '';

const unitOf = (text: string): UnitId => {
  const unit = unitIdSchema.safeParse(text);
  if (!unit.success) throw notFound();
  return unit.data;
};

const allowed = (asked: Asked, unit: UnitId): void => {
  if (!asked.mayRead(unit)) throw new ApiRefusal('forbidden');
};

const listPlans: Read = async (asked, { plans }) => {
  const year = parameter(asked, 'year', yearSchema, 'năm, ví dụ 2026.') ?? partsOf(asked.context.var.today).year;
  return pageAt(await plans.ofYear(year), ({ id }) => id, pagingOf(asked));
};

const getPlan: Read = async (asked, { plans }) => {
  const plan = await plans.plan(pathPart(asked, 'plan'));
  if (plan === undefined) throw notFound();
  return plan;
};

const listObligations: Read = async (asked, ports) => {
  const unit = parameter(asked, 'unit', unitIdSchema, 'mã đơn vị.');
  const plan = parameter(asked, 'plan', textSchema, 'mã kế hoạch.');
  const state = parameter(asked, 'state', z.enum(taskStates), `một trong ${taskStates.join(', ')}.`);
  if (unit === undefined && plan === undefined)
    throw new ApiRefusal('bad-parameter', 'Cho «plan», «unit» hoặc cả hai.');
  if (unit !== undefined) allowed(asked, unit);
  const all = await obligationsAsked({ plan, unit }, asked, ports);
  const wanted = all.filter(
    (one) =>
      (unit === undefined || one.unit === unit) &&
      (state === undefined || one.state === state) &&
      asked.mayRead(unitOf(one.unit)),
  );
  return pageAt(wanted, ({ caseId, taskId }) => `${caseId} ${taskId}`, pagingOf(asked));
};

const OBLIGATION = 'obligation';

async function obligationsAsked(
  { plan, unit }: { readonly plan: string | undefined; readonly unit: UnitId | undefined },
  { context }: Asked,
  { cases, plans }: ApiPorts,
): Promise<readonly ApiObligation[]> {
  const { today } = context.var;
  if (plan !== undefined) {
    // Boards of other processes are no plans.
    if ((await plans.plan(plan)) === undefined) throw notFound();
    return obligationsOf(plan, await cases.boardOf(plan), today);
  }
  const tasks = unit === undefined ? [] : await cases.workOfUnit(unit);
  return tasks.filter(({ process }) => process === OBLIGATION).map((task) => obligationOf(task, today));
}

const getObligation: Read = async (asked, { cases }) => {
  const caseId = caseIdSchema.safeParse(pathPart(asked, 'case'));
  const taskId = taskIdSchema.safeParse(pathPart(asked, 'task'));
  const task = caseId.success && taskId.success ? await cases.readTask(caseId.data, taskId.data) : undefined;
  if (task?.process !== OBLIGATION) throw notFound();
  allowed(asked, task.unit);
  return obligationDetail(task, asked.context.var.today);
};

const listCases: Read = async (asked, { cases }) => {
  const board = parameter(asked, 'board', textSchema, 'mã bảng.');
  if (board === undefined) throw new ApiRefusal('bad-parameter', '«board»: cho mã bảng.');
  const read = await cases.boardOf(board);
  const process = processOf(board);
  const visible = new Set(read.tasks.filter(({ unit }) => asked.mayRead(unit)).map(({ caseId }) => caseId));
  const items = read.cases
    .filter(({ caseId }) => asked.seesAll || visible.has(caseId))
    .map(({ caseId, title }) => ({ id: caseId, process, board, title: process === 'pakn' ? null : title }));
  return pageAt(items, ({ id }) => id, pagingOf(asked));
};

/** «pakn#2024-Q1» is a process and its period; any other board is a plan. */
const processOf = (board: string): string => (board.includes('#') ? board.slice(0, board.indexOf('#')) : OBLIGATION);

const getCase: Read = async (asked, { cases }) => {
  const caseId = caseIdSchema.safeParse(pathPart(asked, 'case'));
  const found = caseId.success ? await cases.readCase(caseId.data) : undefined;
  if (found === undefined) throw notFound();
  const [tasks, events] = await Promise.all([cases.tasksOf(found.caseId), cases.eventsOf(found.caseId)]);
  const own = tasks.filter(({ unit }) => asked.mayRead(unit));
  if (!asked.seesAll && own.length === 0) throw new ApiRefusal('forbidden');
  return caseDetail(found, own, events.filter(concerns(own, asked)), asked.context.var.today);
};

const concerns =
  (own: readonly Task[], { seesAll }: Asked) =>
  ({ before, after }: Parameters<typeof caseDetail>[2][number]): boolean => {
    const about = (after ?? before)?.taskId;
    return seesAll || about === undefined || own.some(({ taskId }) => taskId === about);
  };

async function reportsOf(period: string, asked: Asked, { reports }: ApiPorts): Promise<readonly ApiReport[]> {
  const { reference, today } = asked.context.var;
  const found = await reports.ofPeriod(period, reference, today);
  if (found === undefined) throw notFound();
  return found;
}

const listReports: Read = async (asked, ports) => {
  const period = parameter(asked, 'period', textSchema, 'kỳ, ví dụ 2024-q1.');
  if (period === undefined) throw new ApiRefusal('bad-parameter', '«period»: cho kỳ báo cáo, ví dụ 2024-q1.');
  const own = (await reportsOf(period, asked, ports)).filter(({ unit }) => asked.mayRead(unitOf(unit)));
  return pageAt(own, ({ unit }) => unit, pagingOf(asked));
};

const getReport: Read = async (asked, ports) => {
  const unit = unitOf(pathPart(asked, 'unit'));
  allowed(asked, unit);
  const report = (await reportsOf(pathPart(asked, 'period'), asked, ports)).find((one) => one.unit === unit);
  if (report === undefined) throw notFound();
  return ports.reports.detail(report);
};

export const READS: Readonly<Record<OperationId, Read>> = {
  listPlans,
  getPlan,
  listObligations,
  getObligation,
  listCases,
  getCase,
  listReports,
  getReport,
};
