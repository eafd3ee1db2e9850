import type { RenderedMail } from './render.ts';

/** Who a mail seems to come from; the address itself is the installation's own, the one SES knows. */
export interface MailSender {
  /** Stands before the address: «Văn phòng UBND tỉnh». */
  readonly name: string;
  /** Where an answer goes; null for the address the mail came from. */
  readonly replyTo: string | null;
}

export interface OutgoingMail extends RenderedMail {
  /** One address. */
  readonly to: string;
  readonly sender: MailSender;
}

/** The way mails leave: SES. */
export interface Mailer {
  /** `refused`: the service will never take this mail (a malformed address). Throws for what may pass. */
  send(mail: OutgoingMail): Promise<'sent' | 'refused'>;
}
