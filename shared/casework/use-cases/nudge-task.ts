import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface NudgeTask extends TaskCommand {
  readonly reason: string;
}
export type NudgeRefusal = CommonRefusal | 'reason-missing' | 'already-done';

/** Somebody who watches over the work asks for it out of turn («đôn đốc»); the unit hears of it in its next mail. */
export const nudgeTask = (command: NudgeTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<NudgeRefusal>>> =>
  changeTask<Exclude<NudgeRefusal, CommonRefusal>>(command, ports, (task) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    if (isClosed(task)) return refuse('already-done');
    return ok({ task, what: 'task-nudged', why: reason, notices: [{ kind: 'notice', audience: 'officer' }] });
  });
