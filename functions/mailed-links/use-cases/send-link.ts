import { hashOfKey, newKeyText, type AccessKeys } from '#shared/access-keys/index.ts';
import { noteTask, type Actor, type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import { civilDateAt, formatDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { letterMail } from '#shared/mail/letter-mail.ts';
import type { Mailer, MailSender } from '#shared/mail/mailer.ts';
import { renderMail } from '#shared/mail/render.ts';
import { DAY_MS, isReportable, ownerOf } from '../domain/link.ts';
import { refuse, type LinkRefusal } from '../refusals.ts';

export interface LinkPorts {
  readonly keys: AccessKeys;
  readonly mailer: Mailer;
  readonly sender: MailSender;
  /** The installation's words under a letter. */
  readonly closing: readonly string[];
  readonly casework: CaseworkPorts;
  readonly isSilenced: (address: string) => Promise<boolean>;
  /** Where people reach the portal. */
  readonly portalUrl: string;
  /** What units are called today. */
  readonly nameOf: (unit: Task['unit']) => string;
}

export interface SendLink {
  readonly task: Task;
  readonly address: string;
  /** What the office wants to say to the body; empty for nothing. */
  readonly message: string;
  /** Calendar days the link is good for. */
  readonly days: number;
  readonly by: Actor;
  /** The body on whose behalf it is asked: signs the mail. */
  readonly signature: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly requestKey: string;
}

export const LINK = '/bao-cao-qua-thu';

/**
 * Mails a body the link by which it reports one task, once. Only the key's hash is kept. The history of the task says who
 * asked whom; a mail that did not leave takes the key back with it.
 */
export async function sendLink(command: SendLink, ports: LinkPorts): Promise<Result<null, Refusal<LinkRefusal>>> {
  const { task, address, days, by, now, requestKey } = command;
  if (!isReportable(task)) return refuse('not-reportable');
  if (await ports.isSilenced(address)) return refuse('address-silenced');
  const text = newKeyText();
  const place = { purpose: 'link', owner: ownerOf(task), id: hashOfKey(requestKey).slice(0, 20) } as const;
  const { caseId, taskId } = task;
  const added = await ports.keys.add({
    ...{ ...place, hash: hashOfKey(text), label: address, grant: { caseId, taskId, address } },
    ...{ madeBy: by.person, madeAt: now, endsAt: now + days * DAY_MS },
  });
  if (!added) return refuse('sent-before');
  if ((await mail(command, text, ports)) === 'refused') {
    await ports.keys.revoke(place, by.person, now);
    return refuse('mail-refused');
  }
  const reason = `Gửi liên kết tới ${address}, dùng đến ngày ${formatDate(civilDateAt(now + days * DAY_MS))}`;
  // Of a task that somebody changes in this very moment the link is in the log of access all the same.
  await noteTask(
    { caseId, taskId, by, now, requestKey: `link-${requestKey}`, what: 'report-asked', reason },
    ports.casework,
  );
  return ok(null);
}

async function mail(command: SendLink, text: string, ports: LinkPorts): Promise<'sent' | 'refused'> {
  const { task, address, message, days, signature, now } = command;
  const unit = ports.nameOf(task.unit);
  const until = formatDate(civilDateAt(now + days * DAY_MS));
  const due = task.due === null ? '' : ` Hạn: ${formatDate(task.due.lenient)}.`;
  const letter = letterMail({
    name: unit,
    toBody: true,
    subject: `Đề nghị báo cáo: ${task.subject}`,
    paragraphs: [
      `${signature} đề nghị ${unit} báo cáo kết quả việc «${task.subject}».${due}`,
      ...(message === '' ? [] : [message]),
      `Liên kết dưới đây chỉ mở đúng việc này, dùng một lần, đến hết ngày ${until}. Không cần tài khoản. Xin không chuyển tiếp thư.`,
    ],
    link: { text: 'Báo cáo kết quả', path: `${LINK}?khoa=${text}` },
    signature: [signature],
    portalUrl: ports.portalUrl,
    closing: ports.closing,
  });
  return ports.mailer.send({ ...(await renderMail(letter)), to: address, sender: ports.sender });
}
