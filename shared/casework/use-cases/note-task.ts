import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { DocumentWrite } from '../case-document.ts';
import type { EventKind } from '../event.ts';
import type { CaseworkPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import type { Task } from '../task.ts';
import { changeTask, type CommonRefusal, type TaskCommand } from './change-task.ts';

interface NoteTask extends TaskCommand {
  readonly what: Extract<EventKind, 'extension-asked' | 'extension-refused' | 'file-attached' | 'report-asked'>;
  readonly reason: string;
  /** What the process writes with it, in the same transaction. */
  readonly documents?: readonly DocumentWrite[];
}
export type NoteRefusal = CommonRefusal | 'reason-missing';

/** Something said about a task that changes nothing of it yet; it stands in the history, with what the process keeps. */
export const noteTask = (command: NoteTask, ports: CaseworkPorts): Promise<Result<Task, Refusal<NoteRefusal>>> =>
  changeTask<Exclude<NoteRefusal, CommonRefusal>>(command, ports, (task) => {
    const reason = command.reason.trim();
    if (reason === '') return refuse('reason-missing');
    return ok({ task, what: command.what, why: reason, documents: command.documents ?? [] });
  });
