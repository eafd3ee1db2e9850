/**
 * The mailbox page: every mail the home was given to send, for people who try it out and for tests.
 *
 *     const mailbox = await startMailbox(ses.store, { port: 8025 });
 *
 * `/` the list, `/mails/ID` one mail with its HTML in a sandboxed frame, `/mails/ID/source` the message as it would leave,
 * `/mails/ID/attachments/N`, `/mails.json` the list for tests (newest first).
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { listen, type Endpoint, type HttpResponse, type ListenOptions } from '../endpoint.ts';
import type { Mail, MailStore } from './mail-store.ts';
import { listPage, mailPage, notFoundPage, STYLE } from './mailbox-pages.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The mail's own HTML: no script, nothing loaded from elsewhere; links open in a window of their own. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

export function startMailbox(store: MailStore, options: ListenOptions = {}): Promise<Endpoint> {
  return listen(async ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return { ...html(notFoundPage(), PAGE_POLICY), status: 405 };
    if (path === '/') return html(listPage(store.newestFirst()), PAGE_POLICY);
    if (path === '/style.css')
      return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: STYLE };
    if (path === '/mails.json') return json(store.newestFirst());
    return (await mailAnswer(store, path)) ?? { ...html(notFoundPage(), PAGE_POLICY), status: 404 };
  }, options);
}

async function mailAnswer(store: MailStore, path: string): Promise<HttpResponse | undefined> {
  const [, id = '', view = ''] = /^\/mails\/([\w-]+)(?:\/(.*))?$/.exec(path) ?? [];
  const mail = store.get(id);
  const message = store.message(id);
  return mail === undefined || message === undefined ? undefined : viewOf(mail, message, view);
}

async function viewOf(mail: Mail, message: Buffer, view: string): Promise<HttpResponse | undefined> {
  if (view === 'source') return text(message);
  const parsed = await PostalMime.parse(message, { attachmentEncoding: 'arraybuffer' });
  if (view === '') return html(mailPage(mail, parsed), PAGE_POLICY);
  if (view === 'html')
    return parsed.html === undefined ? undefined : html(withInlineImages(parsed, parsed.html), MAIL_POLICY);
  const attachment = /^attachments\/\d+$/.test(view) ? parsed.attachments[Number(view.split('/')[1])] : undefined;
  return attachment === undefined ? undefined : download(attachment);
}

/** Pictures that come with the mail (`cid:`) are put into it, since the frame may load nothing. */
function withInlineImages({ attachments }: Email, source: string): string {
  let page = source;
  for (const attachment of attachments) {
    const id = attachment.contentId?.replace(/^<|>$/g, '');
    if (id === undefined) continue;
    page = page.replaceAll(`cid:${id}`, `data:${attachment.mimeType};base64,${bytesOf(attachment).toString('base64')}`);
  }
  return `<base target="_blank">${page}`;
}

function download(attachment: Attachment): HttpResponse {
  const name = encodeURIComponent(attachment.filename ?? 'tep-dinh-kem');
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    },
    body: bytesOf(attachment),
  };
}

const bytesOf = ({ content }: Attachment): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

const html = (body: string, policy: string): HttpResponse => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
  body,
});

const text = (body: Buffer): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body,
});

const json = (value: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});
