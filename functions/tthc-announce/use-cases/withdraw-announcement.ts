import type { Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { announcementWrite, readAnnouncement } from '../store.ts';
import { decide, type Command } from './decide.ts';

/** The matter ends before a signature: entered by mistake, or the ministry took its list back. It may be entered again. */
export async function withdrawAnnouncement(
  command: Command & { readonly reason: string },
  ports: AnnouncePorts,
): Promise<Result<Task, Refusal>> {
  const { reason, ...common } = command;
  const why = reason.trim();
  if (why === '') return refuse('reason-missing');
  const before = await readAnnouncement(ports.store, command.caseId);
  if (before.value.decision !== null) return refuse('signed-already');
  const documents = [announcementWrite(command.caseId, before, { withdrawnOn: civilDateAt(command.now) })];
  return decide(common, { answer: { outcome: 'withdrawn', reason: why }, why, documents }, ports);
}
