/** The provider's own pages: choose an officer, leave, something went wrong. Plain HTML, no script. */
import type { Officer } from './people.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Danh bạ trình diễn</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/identity.css">
</head>
<body>
<header><p>Danh bạ trình diễn</p></header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;

const officerButton = (
  officer: Officer,
): string => `<li><button type="submit" name="sub" value="${escape(officer.sub)}">
<strong>${escape(officer.name)}</strong>
<span>${escape(officer.title)}</span>
</button></li>`;

const unitSection = ([unit, officers]: [string, Officer[]]): string => `<section>
<h2>${escape(unit)}</h2>
<ul>
${officers.map(officerButton).join('\n')}
</ul>
</section>`;

/** One button for each officer, by unit. `action` is the address that takes the choice. */
export function chooseOfficerPage(action: string, people: readonly Officer[]): string {
  const byUnit = Map.groupBy(people, (officer) => officer.unit);
  return page(
    'Bạn vào với vai ai?',
    `<p class="note">Đây là danh bạ mẫu để dùng thử: không có mật khẩu, ai mở được trang này cũng chọn được bất kỳ vai nào.
Khi dùng thật, quản trị viên đặt <code>OIDC_ISSUER</code> và <code>OIDC_CLIENT_ID</code> để nối với hệ thống đăng nhập
của cơ quan.</p>
<form method="post" action="${escape(action)}">
${[...byUnit].map(unitSection).join('\n')}
</form>`,
  );
}

/** Asks whether to end the provider's session too. `form` is the provider's own form, without a button. */
export const signOutPage = (form: string): string =>
  page(
    'Đăng xuất khỏi danh bạ?',
    `<p>Đăng xuất xong, lần đăng nhập sau bạn phải chọn lại mình là ai.</p>
${form}
<p><button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Đăng xuất</button></p>`,
  );

export const signedOutPage = (): string => page('Đã đăng xuất', '<p>Bạn có thể đóng trang này.</p>');

/** A protocol error, told to the person: what happened and what to do. `code` is the OAuth error code. */
export const errorPage = (code: string, description: string): string =>
  page(
    'Không đăng nhập được',
    `<p>Yêu cầu đăng nhập không hợp lệ hoặc đã quá hạn. Hãy quay lại trang làm việc và bấm <b>Đăng nhập</b> lần nữa.</p>
<p class="detail">${escape(code)}: ${escape(description)}</p>`,
  );

export const notFoundPage = (): string =>
  page('Không có trang này', '<p>Hãy quay lại trang làm việc và bấm <b>Đăng nhập</b>.</p>');

export const stylesheet = `
:root { color: #12212b; background: #f4f6f7; font: 400 1.0625rem/1.5 system-ui, "Be Vietnam Pro", Arial, sans-serif; }
body { margin: 0; }
header { background: #0a3a52; border-bottom: 4px solid #e0a526; color: #fff; }
header p { max-width: 46rem; margin: 0 auto; padding: .9rem 1rem; font-weight: 700; font-size: 1.125rem; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
@media (min-width: 40rem) { ul { grid-template-columns: 1fr 1fr; } }
button { font: inherit; color: inherit; text-align: left; width: 100%; min-height: 44px; padding: .7rem 1rem; background: #fff;
  border: 1px solid #6b7f8a; border-radius: 4px; cursor: pointer; }
button:hover { border-color: #0a3a52; box-shadow: inset 0 0 0 1px #0a3a52; }
button:focus-visible { outline: 3px solid #12212b; outline-offset: 0; background: #ffdd00; }
button strong, button span { display: block; }
button.main { width: auto; background: #0b5d45; border-color: #0b5d45; color: #fff; font-weight: 700; }
button.main:focus-visible { color: #12212b; }
.note { background: #fff; border-left: 6px solid #e0a526; margin: 0; padding: .9rem 1rem; }
.detail { color: #44545e; font-size: .9375rem; }
code { font-size: .95em; }
`;
