import type { CaseworkPorts } from '../ports.ts';
import { commitWithMail } from '../post.ts';
import { sendDate, type MailPart, type Rhythm } from '../mail.ts';
import type { Recipient } from '../ports.ts';

interface QueueMail {
  readonly to: readonly Recipient[];
  readonly part: MailPart;
  readonly urgent: Rhythm['urgent'];
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Puts a part into the next mail of each person; queueing it again changes nothing. At most 100 people. */
export async function queueMail(
  { to, part, urgent, now }: QueueMail,
  ports: Pick<CaseworkPorts, 'store' | 'calendar'>,
): Promise<void> {
  const mail = to.map(({ person, rhythm }) => ({
    person,
    sendOn: sendDate(ports.calendar, now, { rhythm, urgent }),
    part,
  }));
  await commitWithMail(ports, { mail });
}
