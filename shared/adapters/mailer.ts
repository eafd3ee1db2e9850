import { MessageRejected, SendEmailCommand, SESServiceException, type SESClient } from '@aws-sdk/client-ses';
import type { Mailer } from '#shared/mail/mailer.ts';
import type { RenderedMail } from '#shared/mail/render.ts';

interface Sender {
  readonly from: string;
  readonly configurationSet: string;
}

/** Sends one mail to one bare address (SES `SendEmail`, which writes the MIME message). Throws when SES refuses it. */
export type SendMail = (to: string, mail: RenderedMail) => Promise<void>;

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

export const mailer =
  (client: SESClient, { from, configurationSet }: Sender): SendMail =>
  async (to, { subject, html, text }) => {
    await client.send(
      new SendEmailCommand({
        Source: from,
        ConfigurationSetName: configurationSet,
        Destination: { ToAddresses: [to] },
        Message: { Subject: utf8(subject), Body: { Html: utf8(html), Text: utf8(text) } },
      }),
    );
  };

/** Many mails one after another: one that SES will never take is told apart from what may pass, and stops nobody. */
export const mailerOf = (client: SESClient, sender: Sender): Mailer => {
  const sendOne = mailer(client, sender);
  return {
    send: async ({ to, ...mail }) => {
      try {
        await sendOne(to, mail);
        return 'sent';
      } catch (error) {
        if (isOfThisMail(error)) return 'refused';
        throw error;
      }
    },
  };
};

/** An address or content SES does not take; everything else (throttling, a paused account) is tried again. */
const isOfThisMail = (error: unknown): boolean =>
  error instanceof MessageRejected || (error instanceof SESServiceException && error.name === 'InvalidParameterValue');
