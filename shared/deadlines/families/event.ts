/**
 * At once after an event, or when need arises.
 *
 *   Ngay sau khi có Thông tư của Bộ Nội vụ · ngay sau có QĐ phê duyệt của Chủ tịch UBND tỉnh · Sau khi có báo cáo …
 *   Ngay sau khi văn bản QPPL được ban hành · Theo Quyết định công bố của Bộ và việc ban hành văn bản QPPL của tỉnh
 *   Đột xuất · Khi có yêu cầu · Khi phát sinh · Tổ chức kiểm tra đột xuất khi có phản ánh, kiến nghị …
 *   Cùng ngày nhận được quyết định … · Ngay trong ngày tiếp nhận · Trước khi gửi thẩm định · Trước kỳ họp HĐND tỉnh
 *   Theo chỉ đạo … và tình hình thực tế tại địa phương · Căn cứ vào tình hình nhu cầu thực tế của người dân
 */
import type { Deadline } from '../deadline.ts';
import { takeWords } from '../free-text.ts';
import type { Reader } from '../reader.ts';

const AFTER =
  /(?:(?:triển khai|thực hiện|hoàn thành|báo cáo|gửi|ban hành|tổ chức)[ :]+)?(?:ngay (?:sau )?(?:khi|(?=sau|có))(?: (?=có|được))?|ngay sau(?: ngày)?|(?:thực hiện )?sau(?: khi| ngày| thời điểm)?)(?!\p{L}) ?(?!\d)/uy;
const AT_ONCE = /(?:thực hiện |triển khai )?ngay(?: lập tức)?(?= ?[.;]? ?$)/uy;
const SAME_DAY =
  /(?:ngay )?(?:trong|cùng)(?: cùng)? ngày(?: làm việc)?(?: (?:với ngày|với|khi|kể từ khi|sau khi)(?= ))?(?! ?\d)(?!\p{L}) ?/uy;
const END = /[.;,) ]*$/uy;
/** «trước ngày …» needs words of an event; a day written in words is a date. */
const BEFORE =
  /(?:(?:chậm|muộn) nhất )?(?:(?:là )?(?:ngay )?trước (?:khi|thời điểm)(?!\p{L}) (?=\p{L})|trước ngày (?=[^,;:\d]{0,80}?(?:hiệu lực|họp|hội nghị|đại hội|khai mạc|khai giảng|diễn ra|ban hành|bầu cử|tổ chức|kết thúc|bắt đầu)(?!\p{L}))|trước (?=(?:các )?(?:kỳ họp|phiên họp|cuộc họp|hội nghị|đại hội)(?!\p{L})))/uy;
const ADHOC =
  /(?:(?:tổ chức |tiến hành |thực hiện )?(?:kiểm tra |báo cáo |rà soát |họp )?(?:đột xuất|phát sinh đột xuất)|khi cần(?: thiết)?|khi phát sinh|khi có phát sinh|nếu có(?= ?[.;)]*$))(?!\p{L})/uy;
const WHEN = /(?: ?[,(])? ?(?:khi|nếu|theo) (?=\p{L})/uy;
const WHEN_FIRST = /(?:khi|nếu|trường hợp) (?=\p{L})/uy;
/** Need, not a document: wishes of superiors and the situation on the ground. */
const NEED =
  /(?:theo|căn cứ(?: vào)?|tùy(?: theo| thuộc(?: vào)?)?) (?=(?:chỉ đạo|yêu cầu|đề nghị|tình hình|nhu cầu|thực tế|điều kiện|phát sinh|đột xuất)(?!\p{L}))/uy;
const ANNOUNCED = /theo (?=quyết định công bố[^,;]{0,80} và việc ban hành)/uy;
const AND_ENACTED = / và việc /uy;

/** «Cùng ngày nhận được …»: no day passes. */
export function sameDay(reader: Reader): Deadline | undefined {
  const start = reader.at;
  if (reader.take(SAME_DAY) === null) return undefined;
  reader.say('period', start);
  if (reader.sees(END)) {
    reader.doubt('«trong ngày» without the event whose day is meant');
    return { kind: 'AFTER_CAL', n: 0, event: null };
  }
  const event = takeEvent(reader);
  return event === undefined ? undefined : { kind: 'AFTER_CAL', n: 0, event };
}

/** «Trước khi gửi thẩm định»: at the latest when it happens. */
export function beforeEvent(reader: Reader): Deadline | undefined {
  if (reader.take(BEFORE) === null) return undefined;
  const event = takeEvent(reader);
  return event === undefined ? undefined : { kind: 'BEFORE_EVENT', n: 0, event };
}

function takeEvent(reader: Reader): string | undefined {
  const from = reader.at;
  const event = takeWords(reader);
  if (event !== undefined) reader.say('event', from);
  return event;
}

export function afterEvent(reader: Reader): Deadline | undefined {
  const start = reader.at;
  if (reader.take(AT_ONCE) !== null) {
    reader.say('kind', start);
    reader.assume('event', 'plan-issue', 'plan-issue');
    return { kind: 'AFTER_NOW', event: null };
  }
  if (reader.take(AFTER) === null) return undefined;
  const event = takeEvent(reader);
  return event === undefined ? undefined : { kind: 'AFTER_NOW', event };
}

/** «Theo Quyết định công bố của Bộ và việc ban hành văn bản …»: each of the two events starts the work anew. */
export function announcedOrEnacted(reader: Reader): Deadline | undefined {
  if (reader.take(ANNOUNCED) === null) return undefined;
  const from = reader.at;
  const split = reader.folded.indexOf(' và việc ', from);
  const first = reader.printed.slice(from, split);
  reader.at = split;
  reader.say('event', from);
  reader.take(AND_ENACTED);
  const secondFrom = reader.at;
  const second = takeWords(reader);
  if (second === undefined) return undefined;
  reader.say('event', secondFrom);
  return {
    kind: 'COMPOSITE',
    op: 'AND',
    parts: [
      { kind: 'AFTER_NOW', event: first },
      { kind: 'AFTER_NOW', event: second },
    ],
  };
}

export function adhoc(reader: Reader): Deadline | undefined {
  const from = reader.at;
  if (reader.take(ADHOC) !== null) {
    reader.say('kind', from);
    const mark = reader.mark();
    if (reader.take(WHEN) === null) return { kind: 'ADHOC' };
    const at = reader.at;
    const event = takeWords(reader);
    if (event === undefined) {
      reader.reset(mark);
      return { kind: 'ADHOC' };
    }
    reader.say('event', at);
    return { kind: 'ADHOC', event };
  }
  if (reader.take(NEED) === null && reader.take(WHEN_FIRST) === null) return undefined;
  const event = takeEvent(reader);
  return event === undefined ? undefined : { kind: 'ADHOC', event };
}
