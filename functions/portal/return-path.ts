/** Where to go after signing in: only ever a page of this portal. */
const BASE = 'https://portal.invalid';
const LONGEST = 1000;

/** The path (with query) to return to; `/` when the wish leads elsewhere, is malformed, or would loop. */
export function safeReturnPath(wish: string | undefined): string {
  if (wish === undefined || wish.length > LONGEST || !wish.startsWith('/')) return '/';
  // Browsers read `\` as `/` and drop tabs and line ends, so "/\evil.example" and "/\t/evil.example" would leave us.
  if (/[\\\p{Cc}]/u.test(wish) || !URL.canParse(wish, BASE)) return '/';
  const url = new URL(wish, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//') || /^\/dang-(nhap|xuat)(\/|$)/.test(url.pathname))
    return '/';
  return `${url.pathname}${url.search}`;
}
