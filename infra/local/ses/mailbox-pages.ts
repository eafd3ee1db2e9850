import type { Email } from 'postal-mime';
import { escapeXml } from '../xml.ts';
import type { Mail, Relay } from './mail-store.ts';

export const STYLE = `
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem }
a { color: #0b4f9e } a:focus-visible { outline: 3px solid #b45309; outline-offset: 2px }
ul.mails { list-style: none; margin: 0; padding: 0 } ul.mails li { border-bottom: 1px solid #b8b8b8; padding: .75rem 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { font-weight: 700 } dd { margin: 0 }
iframe { width: 100%; height: 70vh; border: 1px solid #767676 }
pre { white-space: pre-wrap; border: 1px solid #767676; padding: .75rem; margin: 0 }
.meta { color: #4a4a4a; margin: 0 } .failed { color: #a30000; font-weight: 700 }
`;

const time = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title><link rel="stylesheet" href="/style.css"></head>
<body><main>${body}</main></body></html>`;

export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mails/${mail.id}">${escapeXml(mail.subject || '(không có tiêu đề)')}</a>` +
      `<p class="meta">${time.format(mail.at)} · đến ${escapeXml(mail.to.join(', '))}</p>${relayLine(mail.relay)}</li>`,
  );
  const list = rows.length === 0 ? '<p>Chưa có thư nào được gửi.</p>' : `<ul class="mails">${rows.join('')}</ul>`;
  return page('Hộp thư đi', `<h1>Hộp thư đi</h1><p class="meta">${mails.length} thư, mới nhất ở trên.</p>${list}`);
}

export function mailPage(mail: Mail, { html, text, attachments }: Email): string {
  const subject = mail.subject || '(không có tiêu đề)';
  const facts = [
    ['Từ', mail.from],
    ['Đến', mail.to.join(', ')],
    ['Lúc', time.format(mail.at)],
  ].map(([name, value]) => `<dt>${name ?? ''}</dt><dd>${escapeXml(value ?? '')}</dd>`);
  const files = attachments.map(
    ({ filename }, index) =>
      `<li><a href="/mails/${mail.id}/attachments/${index}">${escapeXml(filename ?? `Tệp ${index + 1}`)}</a></li>`,
  );
  const sections = [
    `<p><a href="/">Về hộp thư đi</a></p><h1>${escapeXml(subject)}</h1><dl>${facts.join('')}</dl>${relayLine(mail.relay)}`,
    html === undefined
      ? ''
      : `<h2>Nội dung</h2><iframe src="/mails/${mail.id}/html" title="Nội dung thư" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    text === undefined ? '' : `<h2>Bản chữ</h2><pre tabindex="0">${escapeXml(text)}</pre>`,
    files.length === 0 ? '' : `<h2>Tệp đính kèm</h2><ul>${files.join('')}</ul>`,
    `<p><a href="/mails/${mail.id}/source">Xem mã nguồn thư</a></p>`,
  ];
  return page(subject, sections.join(''));
}

export const notFoundPage = (): string =>
  page('Không tìm thấy', '<h1>Không tìm thấy thư này</h1><p>Hãy quay lại <a href="/">hộp thư đi</a>.</p>');

function relayLine({ state, attempts, next, error }: Relay): string {
  switch (state) {
    case 'kept':
      return '';
    case 'sent':
      return '<p class="meta">Đã chuyển tới máy chủ thư.</p>';
    case 'queued':
      return error === null
        ? '<p class="meta">Đang chờ chuyển tới máy chủ thư.</p>'
        : `<p class="failed">Chưa chuyển được sau ${attempts} lần (${escapeXml(error)}); thử lại lúc ${time.format(next)}.</p>`;
    case 'failed':
      return `<p class="failed">Không gửi được: ${escapeXml(error ?? '')}. Kiểm tra địa chỉ người nhận và SMTP_URL.</p>`;
  }
}
