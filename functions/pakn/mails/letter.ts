import { letterMail } from '#shared/mail/letter-mail.ts';
import type { OutgoingMail } from '#shared/mail/mailer.ts';
import { renderMail } from '#shared/mail/render.ts';
import { mailSenderDocument, mailTexts, type Reference } from '#shared/reference/index.ts';
import type { ReplyPorts } from '../ports.ts';

/** Sends letters to who sent a petition, signed by the committee at the root of the organisation. */
export const letterSender =
  (send: (mail: OutgoingMail) => Promise<void>, reference: Reference, portalUrl: string): ReplyPorts['sendLetter'] =>
  async ({ to, ...letter }) => {
    const root = reference.organisation.units.find(({ parent, validTo }) => parent === null && validTo === null);
    const signature = [root?.names.at(-1)?.name ?? 'Bộ phận tiếp nhận phản ánh, kiến nghị'];
    const closing = reference.get(mailTexts).letterClosing;
    const rendered = await renderMail(letterMail({ ...letter, name: to.name, signature, portalUrl, closing }));
    await send({ ...rendered, to: to.email, sender: reference.get(mailSenderDocument) });
  };
