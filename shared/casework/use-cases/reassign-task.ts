import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface ReassignTask extends TaskCommand {
  readonly unit: UnitId;
  readonly reason: string;
}
export type ReassignRefusal = CommonRefusal | 'reason-missing' | 'already-done' | 'same-unit' | 'unit-not-valid';

/** Another unit has the task from today, with the same due date: re-routing never resets the clock. */
export const reassignTask = (
  command: ReassignTask,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<ReassignRefusal>>> =>
  changeTask<Exclude<ReassignRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const { unit } = command;
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (isClosed(task)) return refuse('already-done');
    if (unit === task.unit) return refuse('same-unit');
    if (!ports.directory.existsOn(unit, today)) return refuse('unit-not-valid');
    return ok({
      task: { ...task, unit },
      what: 'task-reassigned',
      why: reason,
      notices: [{ kind: 'assigned', audience: 'officer' }],
    });
  });
