import { MessageRejected, SendEmailCommand, SESServiceException, type SESClient } from '@aws-sdk/client-ses';
import { encodedWords } from '#shared/mail/encoded-words.ts';
import type { Mailer, OutgoingMail } from '#shared/mail/mailer.ts';

interface Installation {
  /** The bare address that SES knows. */
  readonly from: string;
  readonly configurationSet: string;
}

/** Sends one mail to one bare address (SES `SendEmail`, which writes the MIME message). Throws when SES refuses it. */
export type SendMail = (mail: OutgoingMail) => Promise<void>;

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

export const mailer =
  (client: SESClient, { from, configurationSet }: Installation): SendMail =>
  async ({ to, sender, subject, html, text }) => {
    await client.send(
      new SendEmailCommand({
        Source: sender.name === '' ? from : `${encodedWords(sender.name)} <${from}>`,
        ...(sender.replyTo !== null && { ReplyToAddresses: [sender.replyTo] }),
        ConfigurationSetName: configurationSet,
        Destination: { ToAddresses: [to] },
        Message: { Subject: utf8(subject), Body: { Html: utf8(html), Text: utf8(text) } },
      }),
    );
  };

/** Many mails one after another: one that SES will never take is told apart from what may pass, and stops nobody. */
export const mailerOf = (client: SESClient, installation: Installation): Mailer => {
  const sendOne = mailer(client, installation);
  return {
    send: async (mail) => {
      try {
        await sendOne(mail);
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
