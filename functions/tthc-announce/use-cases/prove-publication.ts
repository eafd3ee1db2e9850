import { finishTask, tellWorkflow, type Evidence, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import type { Command } from './decide.ts';

interface ProvePublication extends Omit<Command, 'version' | 'requestKey'> {
  readonly evidence: Evidence;
  readonly note?: string;
  /** Absent when the checker proves it, which saw the page and no form. */
  readonly version?: number;
  readonly requestKey?: string;
}

/** A publication is done, by the unit's evidence or by what the checker saw; the workflow then goes on. */
export async function provePublication(
  command: ProvePublication,
  ports: AnnouncePorts,
): Promise<Result<Task, Refusal>> {
  const finished = await finishTask(command, ports);
  if (!finished.ok) return finished;
  await tellWorkflow(finished.value, command.now, ports);
  return ok(finished.value);
}
