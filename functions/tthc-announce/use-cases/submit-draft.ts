import type { Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import { decide, type Command } from './decide.ts';

interface SubmitDraft extends Command {
  /** Number of the letter that the draft goes with, «45/TTr-SXD». */
  readonly letter: string;
  /** Where the draft can be read; null when it lies in the office's own document system. */
  readonly link: string | null;
}

/** The drafting unit hands the draft to the office for control. */
export const submitDraft = (
  { letter, link, ...command }: SubmitDraft,
  ports: AnnouncePorts,
): Promise<Result<Task, Refusal>> =>
  decide(command, { answer: { outcome: 'submitted', letter, link }, why: `Tờ trình ${letter}` }, ports);
