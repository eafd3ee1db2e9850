import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { attachmentDocument, MOST_FILES } from '../attachment.ts';
import { documentWrite } from '../case-document.ts';
import type { CaseworkPorts } from '../ports.ts';
import type { Task } from '../task.ts';
import type { TaskCommand } from './change-task.ts';
import { noteTask, type NoteRefusal } from './note-task.ts';

interface AttachFile extends TaskCommand {
  /** In the folder `evidence`; checked already. */
  readonly fileKey: string;
  /** As people know it; it stands in the history. */
  readonly fileName: string;
}

/** Brings the file of a task's document; the one that stands from now on. Changes nothing else of the task. */
export async function attachFile(
  { fileKey, fileName, ...command }: AttachFile,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal<NoteRefusal>>> {
  const { caseId, taskId } = command;
  const known = await ports.store.readDocument(attachmentDocument, caseId, taskId);
  const value = { fileKeys: [...(known?.value.fileKeys ?? []), fileKey].slice(-MOST_FILES) };
  const document = documentWrite(attachmentDocument, {
    ...{ caseId, key: taskId, value },
    version: (known?.version ?? 0) + 1,
  });
  return noteTask({ ...command, what: 'file-attached', reason: fileName, documents: [document] }, ports);
}
