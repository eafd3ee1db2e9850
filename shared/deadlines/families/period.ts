/**
 * Periods counted from an event, forward or back (domain §2.3.2–3).
 *
 *   Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố · Hoàn thành trước 10 ngày thông thường kể từ ngày …
 *   trong vòng 05 ngày · chậm nhất sau 02 tháng kể từ … · 24 giờ kể từ khi … · 0,25 ngày làm việc
 *   chậm nhất trước 20 ngày tính đến ngày văn bản có hiệu lực · trước ngày họp 05 ngày · 05 ngày trước ngày họp
 */
import { takeBound } from '../bounds.ts';
import type { Deadline } from '../deadline.ts';
import { takeWords } from '../free-text.ts';
import { numberOf, WORD_NUMBER } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { seesTime } from '../time-of-day.ts';

const LEAD =
  /(?:(?:trong|vòng|thời hạn|thời gian|tối đa|không quá|chậm nhất|muộn nhất|sau|trước|là|quá|khoảng|chỉ|tối thiểu|ít nhất)(?!\p{L}):? ?)*/uy;
const BEFORE_LEAD = /(?<!\p{L})(?:trước|ít nhất|tối thiểu)(?!\p{L})/u;
const AMOUNT = new RegExp(
  `(1\\/2|nửa|\\d{1,4}(?:[,.]\\d{1,2})?|${WORD_NUMBER})(?: ?- ?(\\d{1,4})| đến (\\d{1,4}))?(?: ?\\([^)]{1,20}\\))? ?(ngày|giờ|tiếng|tuần|tháng|năm)(?![\\p{L}/])`,
  'uy',
);
const WORKING = / ?\(?(làm việc|hành chính|công)\)?(?!\p{L})/uy;
const CALENDAR = / ?\(?(thông thường|theo lịch|lịch|tự nhiên|liên tục|dương lịch)\)?(?!\p{L})/uy;
const FORWARD =
  /,? ?\(?(?:(?:kể |tính |được tính )?(?:kể )?từ|sau)(?: (?:ngày|khi|thời điểm|thời gian|lúc|kể từ))*(?!\p{L}) ?|,? (?=(?:khi )?nhận (?:được|đủ)|khi )/uy;
const BACKWARD = /,? ?(?:tính |cho )*(?:(?:đến|tới)|trước|so với)(?: (?:ngày|khi|thời điểm|lúc))*(?!\p{L}) ?/uy;
/** «trước ngày họp 05 ngày», «trước khi họp 03 ngày làm việc». */
const EVENT_FIRST = new RegExp(
  `(?:(?:chậm|muộn) nhất )?trước (?:ngày |khi |thời điểm )+([\\p{L}][\\p{L} ]{2,60}?) (?:ít nhất |tối thiểu )?(?=(?:\\d{1,3}|${WORD_NUMBER})(?: ?\\([^)]{1,20}\\))? (?:ngày|giờ|tuần|tháng)(?!\\p{L}))`,
  'uy',
);

interface Amount {
  readonly n: number;
  readonly unit: string;
  readonly working: boolean;
}

function takeAmount(reader: Reader): Amount | undefined {
  const from = reader.at;
  const match = reader.take(AMOUNT);
  if (match === null) return undefined;
  const upper = match[2] ?? match[3];
  if (upper !== undefined) reader.doubt('a span of days; read as its upper end');
  const half = match[1] === '1/2' || match[1] === 'nửa';
  const n = upper !== undefined ? Number(upper) : half ? 0.5 : numberOf(match[1] ?? '');
  const unit = match[4] ?? 'ngày';
  const working = reader.take(WORKING) !== null;
  if (!working && reader.take(CALENDAR) === null && unit === 'ngày') {
    reader.assume('unit', 'calendar-day', 'calendar-day');
  }
  reader.say('period', from);
  return { n, unit, working };
}

const LONG: Readonly<Record<string, 'week' | 'month' | 'year'>> = { tuần: 'week', tháng: 'month', năm: 'year' };

function after({ n, unit, working }: Amount, event: string | null): Deadline {
  if (unit === 'giờ' || unit === 'tiếng') return { kind: 'AFTER_HOURS', n, event, ...(working ? { working } : {}) };
  if (working) return { kind: 'AFTER_WORK', n, event };
  const long = LONG[unit];
  return { kind: 'AFTER_CAL', n, event, ...(long === undefined ? {} : { unit: long }) };
}

function before({ n, unit, working }: Amount, event: string | null): Deadline {
  const long = unit === 'giờ' || unit === 'tiếng' ? 'hour' : working ? 'work' : LONG[unit];
  return { kind: 'BEFORE_EVENT', n, event, ...(long === undefined ? {} : { unit: long }) };
}

function takeEvent(reader: Reader): string | undefined {
  const from = reader.at;
  const event = takeWords(reader);
  if (event !== undefined) reader.say('event', from);
  return event;
}

function eventFirst(reader: Reader): Deadline | undefined {
  const from = reader.at;
  const match = reader.take(EVENT_FIRST);
  if (match === null) return undefined;
  const start = from + match[0].indexOf(match[1] ?? '');
  const event = reader.printed.slice(start, start + (match[1] ?? '').length);
  reader.say('event', start, start + event.length);
  const amount = takeAmount(reader);
  return amount === undefined ? undefined : before(amount, event);
}

export function period(reader: Reader): Deadline | undefined {
  const early = reader.attempt(eventFirst);
  if (early !== undefined) return early;
  const from = reader.at;
  takeBound(reader);
  reader.take(LEAD);
  if (seesTime(reader)) return undefined;
  const lead = reader.folded.slice(from, reader.at);
  const amount = takeAmount(reader);
  if (amount === undefined) return undefined;
  for (const [pattern, build] of [
    [FORWARD, after],
    [BACKWARD, before],
  ] as const) {
    const mark = reader.mark();
    const event = reader.take(pattern) === null ? undefined : takeEvent(reader);
    if (event !== undefined) return build(amount, event);
    reader.reset(mark);
  }
  // Nothing says from when: the days are known, the event is not.
  if (amount.unit === 'năm' || (amount.unit === 'tháng' && lead.trim() === '')) return undefined;
  reader.doubt(
    BEFORE_LEAD.test(lead)
      ? '«trước N ngày» without an event: within N days or N days before'
      : 'a period without the event it counts from',
  );
  return after(amount, null);
}
