import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime, { decodeWords } from 'postal-mime';
import { SesFault } from './fault.ts';

/** A mail to send, whichever of SES's actions brought it. */
export interface Outgoing {
  /** The bare address of the sender. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly message: Buffer;
}

const MAX_RECIPIENTS = 50;

/** The address inside `Tên <a@b.vn>`, or the text itself. */
export const bareAddress = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim();

/** The name in `Tên <a@b.vn>`, its encoded words read; empty for a bare address. */
const nameBefore = (text: string): string => decodeWords(/^(.*)<[^<>]+>\s*$/.exec(text)?.[1] ?? '').trim();

/** The values of `NAME.member.1`, `NAME.member.2` … */
function members(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${name}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** SendEmail: the message is built here, as SES builds it. */
export async function readSendEmail(form: URLSearchParams, messageId: string, date: Date): Promise<Outgoing> {
  const source = required(form, 'Source');
  // SES takes a name before the address in encoded words alone (RFC 2047).
  if (!/^[\x20-\x7e]*$/.test(source)) throw new SesFault('InvalidParameterValue', 'Source holds letters beyond ASCII');
  const [to, cc, bcc] = ['To', 'Cc', 'Bcc'].map((kind) => members(form, `Destination.${kind}Addresses`));
  const subject = required(form, 'Message.Subject.Data');
  const [text, html] = [form.get('Message.Body.Text.Data'), form.get('Message.Body.Html.Data')];
  if (text === null && html === null) throw new SesFault('ValidationError', 'The message has neither text nor HTML');
  const composer = new MailComposer({
    from: { name: nameBefore(source), address: bareAddress(source) },
    ...(to !== undefined && { to }),
    ...(cc !== undefined && { cc }),
    replyTo: members(form, 'ReplyToAddresses'),
    subject,
    ...(text !== null && { text }),
    ...(html !== null && { html }),
    messageId,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const recipients = [to, cc, bcc].flatMap((addresses) => addresses ?? []);
  return checked({ from: bareAddress(source), to: recipients, subject, message: await composer.compile().build() });
}

/** SendRawEmail: the message is kept as it is; what the request leaves out is read from its header. */
export async function readSendRawEmail(form: URLSearchParams): Promise<Outgoing> {
  const message = Buffer.from(required(form, 'RawMessage.Data'), 'base64');
  const mail = await PostalMime.parse(message);
  const from = form.get('Source') ?? mail.from?.address;
  if (from === undefined) throw new SesFault('InvalidParameterValue', "Missing required header 'From'.");
  const asked = members(form, 'Destinations');
  const named = [mail.to, mail.cc, mail.bcc].flatMap((list) =>
    (list ?? []).flatMap(({ address, group }) =>
      address === undefined ? group.map((member) => member.address) : [address],
    ),
  );
  return checked({
    from: bareAddress(from),
    to: asked.length > 0 ? asked : named,
    subject: mail.subject ?? '',
    message,
  });
}

function checked(outgoing: Outgoing): Outgoing {
  const to = outgoing.to.map(bareAddress);
  if (to.length === 0) throw new SesFault('InvalidParameterValue', 'Missing final destination address');
  if (to.length > MAX_RECIPIENTS) throw new SesFault('MessageRejected', `Recipient count exceeds ${MAX_RECIPIENTS}.`);
  const bad = [outgoing.from, ...to].find((address) => !/^[^\s@<>]+@[^\s@<>]+$/.test(address));
  if (bad !== undefined) throw new SesFault('InvalidParameterValue', `Not an e-mail address: ${bad}`);
  return { ...outgoing, to };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null) throw new SesFault('ValidationError', `The parameter ${name} is missing`);
  return value;
}
