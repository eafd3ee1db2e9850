/** The task a page is about, and what its reader may do with it; or the answer that there is no such page for him. */
import type { Access } from '#shared/access/access.ts';
import { caseIdSchema, taskIdSchema, type Actor, type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { mayDo, type Action } from '../domain/rights.ts';
import type { ObligationPorts } from '../ports.ts';

export interface TaskView {
  readonly context: PageContext;
  readonly reader: Reader;
  readonly access: Access;
  readonly task: Task;
  readonly path: string;
  readonly by: Actor;
  readonly casework: CaseworkPorts;
}

export const taskPathOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string =>
  `/viec/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}`;

type Found = { readonly ok: true; readonly view: TaskView } | { readonly ok: false; readonly answer: Response };

/** Row-level access: who may not read the task's unit is refused; who may not do `action` there likewise. */
export async function taskAt(context: PageContext, ports: ObligationPorts, action?: Action): Promise<Found> {
  const { reader, access } = signedIn(context);
  const refused = async (answer: Response | Promise<Response>): Promise<Found> => ({ ok: false, answer: await answer });
  const caseId = caseIdSchema.safeParse(context.req.param('case'));
  const taskId = taskIdSchema.safeParse(context.req.param('task'));
  const task = caseId.success && taskId.success ? await ports.store.readTask(caseId.data, taskId.data) : undefined;
  if (task === undefined) return refused(context.var.problem(problems.notFound));
  if (!access.mayRead(task.unit) && !access.hasIn(task.unit, task.doer))
    return refused(context.var.problem(problems.forbidden));
  if (task.process !== OBLIGATION) return refused(context.redirect(ports.taskPath(task), 303));
  if (action !== undefined && !mayDo(action, access, task)) return refused(context.var.problem(problems.forbidden));
  return {
    ok: true,
    view: {
      ...{ context, reader, access, task },
      path: taskPathOf(task),
      by: access.actorFor(task.unit),
      casework: caseworkPorts(ports.store, context.var.reference),
    },
  };
}
