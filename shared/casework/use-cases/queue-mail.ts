import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { MAX_WRITES, type CaseworkPorts } from '../ports.ts';
import { commitWithMail } from '../post.ts';
import { sendDate, type MailPart, type Rhythm } from '../mail.ts';
import type { Recipient } from '../ports.ts';

interface QueueMail {
  readonly to: readonly Recipient[];
  readonly part: MailPart;
  readonly urgent: Rhythm['urgent'];
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The mail day; by each person's rhythm when left out. */
  readonly sendOn?: PlainDate;
}

/** Puts a part into the next mail of each person; queueing it again changes nothing. */
export async function queueMail(
  { to, part, urgent, now, sendOn }: QueueMail,
  ports: Pick<CaseworkPorts, 'store' | 'calendar'>,
): Promise<void> {
  const mail = to.map(({ person, rhythm }) => ({
    person,
    sendOn: sendOn ?? sendDate(ports.calendar, now, { rhythm, urgent }),
    part,
  }));
  for (let from = 0; from < mail.length; from += MAX_WRITES)
    await commitWithMail(ports, { mail: mail.slice(from, from + MAX_WRITES) });
}
