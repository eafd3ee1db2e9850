/** A mail ready for SES `SendEmail`, which makes the MIME message: no code of ours touches a header. */
import type { MailContent } from './content.ts';
import { htmlOf } from './html.tsx';
import { textOf } from './text.ts';

export interface RenderedMail {
  /** One line, at most 78 characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export const renderMail = async (content: MailContent): Promise<RenderedMail> => ({
  subject: content.subject,
  html: await htmlOf(content),
  text: textOf(content),
});
