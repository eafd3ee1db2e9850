import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Evidence, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface FinishTask extends TaskCommand {
  readonly evidence: Evidence;
  /** Why it is late, or whatever the unit wants to say. */
  readonly note?: string;
}
export type FinishRefusal = CommonRefusal | 'already-done' | 'not-open' | 'event-not-recorded' | 'evidence-in-future';

/**
 * «Hoàn thành», by evidence only. Also ends a continuous task and one whose date is written elsewhere; not one whose
 * event nobody recorded, nor one whose clock stands. A task token, if there is one, is then ready to be sent.
 */
export const finishTask = (command: FinishTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<FinishRefusal>>> =>
  changeTask<Exclude<FinishRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const { evidence, note } = command;
    if (task.state === 'done') return refuse('already-done');
    if (isClosed(task) || task.state === 'suspended') return refuse('not-open');
    if (task.state === 'waiting' && task.waitingFor?.kind === 'event') return refuse('event-not-recorded');
    if (evidence.date > today) return refuse('evidence-in-future');
    return ok({
      task: { ...task, state: 'done', evidence, finishedOn: today },
      what: 'task-finished',
      ...(note === undefined ? {} : { why: note }),
    });
  });
