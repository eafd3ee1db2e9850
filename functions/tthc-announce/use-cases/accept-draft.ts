import type { Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import { decide, type Command } from './decide.ts';

/** The office finds the draft good and hands it to the chairperson. */
export const acceptDraft = (command: Command, ports: AnnouncePorts): Promise<Result<Task, Refusal>> =>
  decide(command, { answer: { outcome: 'accepted' } }, ports);
