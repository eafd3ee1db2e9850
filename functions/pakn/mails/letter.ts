import { letterMail } from '#shared/mail/letter-mail.ts';
import { renderMail, type RenderedMail } from '#shared/mail/render.ts';
import type { Reference } from '#shared/reference/index.ts';
import type { ReplyPorts } from '../ports.ts';

/** Sends letters to who sent a petition, signed by the committee at the root of the organisation. */
export const letterSender =
  (
    send: (to: string, mail: RenderedMail) => Promise<void>,
    { organisation }: Reference,
    portalUrl: string,
  ): ReplyPorts['sendLetter'] =>
  async ({ to, ...letter }) => {
    const root = organisation.units.find(({ parent, validTo }) => parent === null && validTo === null);
    const signature = [root?.names.at(-1)?.name ?? 'Bộ phận tiếp nhận phản ánh, kiến nghị'];
    await send(to.email, await renderMail(letterMail({ ...letter, name: to.name, signature, portalUrl })));
  };
