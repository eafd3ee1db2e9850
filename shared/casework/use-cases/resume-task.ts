import type { Refusal } from '#shared/kernel/refusal.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { dueAfterPause } from '../due.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';
import { movedTo } from './move-due.ts';

export type ResumeRefusal = CommonRefusal | 'not-suspended';

/** The clock goes on: the days that were left at the stop are left now. */
export const resumeTask = (command: TaskCommand, ports: CaseworkPorts): Promise<Result<Task, Refusal<ResumeRefusal>>> =>
  changeTask<Exclude<ResumeRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const pause = task.suspensions.at(-1);
    if (task.state !== 'suspended' || task.due === null || pause === undefined) return refuse('not-suspended');
    const due = dueAfterPause(ports.calendar, task.countedIn, task.due, { stopped: pause.from, resumed: today });
    const running: Task = {
      ...task,
      state: 'open',
      suspensions: [...task.suspensions.slice(0, -1), { ...pause, to: today }],
    };
    const why = `Tạm dừng từ ${formatDate(pause.from)} đến ${formatDate(today)} (${pause.reason})`;
    const unmoved = due.strict === task.due.strict && due.lenient === task.due.lenient;
    return ok({
      task: unmoved ? running : movedTo(running, due, why),
      what: 'task-resumed',
      why,
      notices: [{ kind: 'due-moved', audience: 'officer' }],
    });
  });
