/** Dead-letter queues of the template: what was given up is kept, one JSON line each, and said in the log. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder.ts';
import type { Log } from './log.ts';

export type DeadLetter = (queueArn: string, message: unknown, failure: unknown) => void;

export function openDeadLetters(folder: DataFolder | undefined, log: Log, now: () => number): DeadLetter {
  return (queueArn, message, failure) => {
    const queue = queueArn.split(':').at(-1) ?? queueArn;
    const cause = failure instanceof Error ? failure.message : String(failure);
    log({ source: 'dead letter', level: 'error', text: `${queue}: given up after the last try: ${cause}` });
    if (folder === undefined) return;
    const line = JSON.stringify({ time: new Date(now()).toISOString(), message, cause });
    appendFileSync(path.join(folder.part('dead-letters'), `${queue}.jsonl`), `${line}\n`);
  };
}
