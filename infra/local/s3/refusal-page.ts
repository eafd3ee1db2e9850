/** A refused upload or download as a page for the person at the browser; programs get S3's XML. */
import type { IncomingMessage } from 'node:http';
import { UPLOAD_LIMIT_BYTES } from '#shared/files/files.ts';
import type { HttpResponse } from '../endpoint.ts';
import { escapeXml } from '../xml.ts';
import type { S3Fault } from './fault.ts';

type Asking = Pick<IncomingMessage, 'headers'>;

/** A browser asks for a page, a program does not. */
export const wantsPage = ({ headers }: Asking): boolean => headers.accept?.includes('text/html') ?? false;

interface Words {
  readonly title: string;
  readonly remedy: string;
}

const LIMIT_MB = UPLOAD_LIMIT_BYTES / 2 ** 20;

const WORDS: Readonly<Record<string, Words>> = {
  EntityTooLarge: {
    title: `Tệp lớn hơn ${String(LIMIT_MB)} MB`,
    remedy:
      'Hãy giảm dung lượng (quét ở độ phân giải thấp hơn, tách thành nhiều phần) hoặc nhập đường dẫn tới văn bản.',
  },
  EntityTooSmall: { title: 'Chưa chọn tệp, hoặc tệp rỗng', remedy: 'Hãy quay lại và chọn tệp có nội dung.' },
  InvalidArgument: { title: 'Chưa chọn tệp', remedy: 'Hãy quay lại, chọn tệp rồi gửi.' },
  AccessDenied: {
    title: 'Trang tải tệp đã hết hạn',
    remedy: 'Trang chỉ dùng được trong một giờ. Hãy quay lại, tải lại trang rồi gửi tệp.',
  },
};
const OTHER: Words = { title: 'Chưa gửi được tệp', remedy: 'Hãy quay lại, tải lại trang rồi gửi lại.' };

/** What went wrong, what to do, and the way back to the page the form stood on; nothing typed there is lost. */
export function refusalPage({ code, status }: S3Fault, { headers }: Asking): HttpResponse {
  const { title, remedy } = WORDS[code] ?? OTHER;
  const body = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)} – Đúng Hạn</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0; color: #12212b; font: 400 1.125rem/1.5 system-ui, Arial, sans-serif; }
header { background: #0a3a52; border-bottom: 4px solid #e0a526; color: #fff; font-weight: 700; }
header p, main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.3; }
a { color: #0b5a8a; }
</style>
</head>
<body>
<header><p>Đúng Hạn</p></header>
<main>
<h1>${escapeXml(title)}</h1>
<p>${escapeXml(remedy)}</p>
<p>Những gì đã nhập trước đó vẫn được giữ.</p>
<p><a href="${escapeXml(backTo(headers))}">Quay lại trang trước</a></p>
</main>
</body>
</html>
`;
  const headersOfPage = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  };
  return { status, headers: headersOfPage, body };
}

/** The page the browser came from, when it is one of this very host; else the first page. `//x` would be another host. */
function backTo({ referer, host }: Asking['headers']): string {
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === host && !from.pathname.startsWith('//') ? `${from.pathname}${from.search}` : '/';
}
