import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

export type ConfirmRefusal = CommonRefusal | 'not-done';

/** The workflow has been told that its task is done: the token is used up, and no later run tells it again. */
export const confirmWakeUp = (
  command: TaskCommand,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<ConfirmRefusal>>> =>
  changeTask<Exclude<ConfirmRefusal, CommonRefusal>>(command, ports, (task) =>
    isClosed(task) ? ok({ task: { ...task, token: null }, what: 'wake-up-confirmed' }) : refuse('not-done'),
  );
