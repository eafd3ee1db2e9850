import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { DocumentWrite } from '../case-document.ts';
import type { JsonObject } from '../json.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { isClosed, type Evidence, type Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface AnswerTask extends TaskCommand {
  /** What the workflow is told; `outcome` names the branch it goes on by. */
  readonly answer: JsonObject & { readonly outcome: string };
  readonly why?: string;
  readonly evidence?: Evidence;
  /** What the process writes with the decision, in the same transaction. */
  readonly documents?: readonly DocumentWrite[];
}
export type AnswerRefusal = CommonRefusal | 'already-done' | 'not-open' | 'evidence-in-future';

/** A person decides what a workflow waits for: signed or returned, accepted or refused. Then `tellWorkflow`. */
export const answerTask = (command: AnswerTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<AnswerRefusal>>> =>
  changeTask<Exclude<AnswerRefusal, CommonRefusal>>(command, ports, (task, today) => {
    const { answer, why, evidence = null, documents = [] } = command;
    if (task.state === 'done') return refuse('already-done');
    if (isClosed(task) || task.state === 'suspended') return refuse('not-open');
    if (evidence !== null && evidence.date > today) return refuse('evidence-in-future');
    return ok({
      task: { ...task, state: 'done', answer, evidence, finishedOn: today },
      what: 'task-finished',
      documents,
      ...(why === undefined ? {} : { why }),
    });
  });
