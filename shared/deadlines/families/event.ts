/**
 * At once after an event, or when need arises.
 *
 *   Ngay sau khi có Thông tư của Bộ Nội vụ · ngay sau có QĐ phê duyệt của Chủ tịch UBND tỉnh · Sau khi có báo cáo …
 *   Ngay sau khi văn bản QPPL được ban hành · Theo Quyết định công bố của Bộ và việc ban hành văn bản QPPL của tỉnh
 *   Đột xuất · Khi có yêu cầu · Khi phát sinh · Tổ chức kiểm tra đột xuất khi có phản ánh, kiến nghị …
 *   Theo chỉ đạo … và tình hình thực tế tại địa phương · Căn cứ vào tình hình nhu cầu thực tế của người dân
 */
import type { Deadline } from '../deadline.ts';
import { takeWords } from '../free-text.ts';
import type { Reader } from '../reader.ts';

const AFTER =
  /(?:(?:triển khai|thực hiện|hoàn thành|báo cáo|gửi|ban hành|tổ chức)[ :]+)?(?:ngay (?:sau )?(?:khi|(?=sau|có))(?: (?=có|được))?|ngay sau(?: ngày)?|(?:thực hiện )?sau(?: khi| ngày| thời điểm)?)(?!\p{L}) ?(?!\d)/uy;
const AT_ONCE = /(?:thực hiện |triển khai )?ngay(?: lập tức)?(?= ?[.;]? ?$)/uy;
const ADHOC =
  /(?:(?:tổ chức |tiến hành |thực hiện )?(?:kiểm tra |báo cáo |rà soát |họp )?(?:đột xuất|phát sinh đột xuất)|khi cần(?: thiết)?|khi phát sinh|khi có phát sinh)(?!\p{L})/uy;
const WHEN = /(?: ?[,(])? ?(?:khi|nếu|theo) (?=\p{L})/uy;
const WHEN_FIRST = /(?:khi|nếu|trường hợp) (?=\p{L})/uy;
/** Need, not a document: wishes of superiors and the situation on the ground. */
const NEED =
  /(?:theo|căn cứ(?: vào)?|tùy(?: theo| thuộc(?: vào)?)?) (?=(?:chỉ đạo|yêu cầu|đề nghị|tình hình|nhu cầu|thực tế|điều kiện|phát sinh|đột xuất)(?!\p{L}))/uy;
const ANNOUNCED = /theo (?=quyết định công bố[^,;]{0,80} và việc ban hành)/uy;
const AND_ENACTED = / và việc /uy;

export function afterEvent(reader: Reader): Deadline | undefined {
  const start = reader.at;
  if (reader.take(AT_ONCE) !== null) {
    reader.say('kind', start);
    reader.assume('event', 'plan-issue', 'plan-issue');
    return { kind: 'AFTER_NOW', event: null };
  }
  if (reader.take(AFTER) === null) return undefined;
  const from = reader.at;
  const event = takeWords(reader);
  if (event === undefined) return undefined;
  reader.say('event', from);
  return { kind: 'AFTER_NOW', event };
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
  const at = reader.at;
  const event = takeWords(reader);
  if (event === undefined) return undefined;
  reader.say('event', at);
  return { kind: 'ADHOC', event };
}
