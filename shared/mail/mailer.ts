import type { RenderedMail } from './render.ts';

export interface OutgoingMail extends RenderedMail {
  /** One address. */
  readonly to: string;
}

/** The way mails leave: SES. */
export interface Mailer {
  /** `refused`: the service will never take this mail (a malformed address). Throws for what may pass. */
  send(mail: OutgoingMail): Promise<'sent' | 'refused'>;
}
