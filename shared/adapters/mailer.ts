import { SendEmailCommand, type SESClient } from '@aws-sdk/client-ses';
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
