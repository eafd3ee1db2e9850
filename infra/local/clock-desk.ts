/**
 * The desk of a demonstration (`DEMO=1`): a page on loopback that says what time it is in the home, jumps days ahead or to
 * the next morning that has mails.
 * Everything due on the way happens, at its own time. The clock never goes back.
 */
import { calendarOf, knownNotices } from '#shared/calendar/index.ts';
import { addDays, civilDateAt, formatDate, instantOf } from '#shared/kernel/civil-date.ts';
import type { HomeClock } from './clock.ts';
import { listen, type Endpoint, type HttpRequest, type HttpResponse } from './endpoint.ts';

const DAY_MS = 86_400_000;
const LONGEST_JUMP_DAYS = 400;
/** Mails leave at 07:30. */
const MORNING_HOUR = 8;
/** As it is shipped: a demonstration has no notices of its own. */
const calendar = calendarOf(knownNotices);

export interface ClockDeskOptions {
  readonly clock: HomeClock;
  readonly portalUrl: string;
  /** Told after each jump how far the clock is ahead of real time (ms), so that a restart goes on from there. */
  readonly onJump: (aheadMs: number) => void;
}

/** `GET /` shows the clock; `POST /jump` with `days=N` or `to=morning` (form) moves it. */
export function startClockDesk(options: ClockDeskOptions): Promise<Endpoint> {
  return listen((request) => answer(request, options));
}

async function answer(request: HttpRequest, options: ClockDeskOptions): Promise<HttpResponse> {
  if (request.path === '/' && request.method === 'GET') return page(options);
  if (request.path !== '/jump' || request.method !== 'POST') return text(404, 'Không có trang này.');
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${request.headers.host ?? ''}`) {
    return text(403, 'Yêu cầu phải được gửi từ chính trang này.');
  }
  const form = new URLSearchParams(request.body.toString());
  if (form.get('to') === 'morning') return jump(options, nextMorning(options.clock.now()));
  const days = Number(form.get('days'));
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_JUMP_DAYS) {
    return page(options, `Số ngày phải là số nguyên từ 1 đến ${LONGEST_JUMP_DAYS}.`);
  }
  return jump(options, options.clock.now() + days * DAY_MS);
}

async function jump({ clock, onJump }: ClockDeskOptions, to: number): Promise<HttpResponse> {
  await clock.advanceTo(to);
  onJump(clock.aheadMs);
  return { status: 303, headers: { location: '/' } };
}

/**
 * When the mails of the next working day have left (epoch milliseconds). Never today: what was given out after the
 * night's run comes into the mails of the day after. Whole days from a moment before 07:30 would stop short of them.
 */
export function nextMorning(now: number): number {
  let date = addDays(civilDateAt(now), 1);
  while (!calendar.isWorkingDay(date)) date = addDays(date, 1);
  return instantOf(date, MORNING_HOUR);
}

const time = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' });

function page({ clock, portalUrl }: ClockDeskOptions, fault?: string): HttpResponse {
  const morning = formatDate(civilDateAt(nextMorning(clock.now())));
  const buttons = [1, 3, 7, 30].map((days) => `<button name="days" value="${days}">+${days} ngày</button>`).join(' ');
  const alert = fault === undefined ? '' : `<p role="alert"><strong>${fault}</strong></p>`;
  const body = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Đồng hồ – Đúng Hạn</title><body style="font:1.125rem/1.5 system-ui;max-width:36rem;margin:2rem auto;padding:0 1rem">
<main><h1>Đồng hồ của bản chạy thử</h1>${alert}
<p>Bây giờ là <strong>${time.format(clock.now())}</strong>.</p>
<form method="post" action="/jump"><p><button name="to" value="morning">Tới 8 giờ sáng ngày làm việc sau</button>: ${morning}, thư nhắc việc đã gửi</p></form>
<form method="post" action="/jump"><p>Chuyển thêm: ${buttons}</p></form>
<form method="post" action="/jump"><p><label>Số ngày khác: <input name="days" inputmode="numeric" size="4" required></label> <button>Chuyển</button></p></form>
<p>Mọi việc đến hạn trong thời gian đó được thực hiện như thật. Đồng hồ không quay lại được.</p>
<p><a href="${portalUrl}">Về trang Đúng Hạn</a></p></main>`;
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  return {
    status: fault === undefined ? 200 : 400,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  };
}

const text = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
