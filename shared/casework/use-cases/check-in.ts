import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface CheckIn extends TaskCommand {
  /** What was done since the last time. */
  readonly note: string;
}
export type CheckInRefusal = CommonRefusal | 'reason-missing' | 'not-continuous';

/** The unit's answer on a «thường xuyên» task: what it did. The task goes on. */
export const checkIn = (command: CheckIn, ports: CaseworkPorts): Promise<Result<Task, Refusal<CheckInRefusal>>> =>
  changeTask<Exclude<CheckInRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const note = command.note.trim();
    if (note === '') return refuse('reason-missing');
    if (task.state !== 'continuous') return refuse('not-continuous');
    return ok({ task: { ...task, checkedInOn: today }, what: 'checked-in', why: note });
  });
