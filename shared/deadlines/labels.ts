/**
 * Words that say for whom or for what a deadline is, before or behind it.
 *
 *   Cấp xã: Trước ngày 15/3/2024; cấp huyện: … · Xây dựng dự thảo: Tháng 3/2024 · Phê duyệt quy trình nội bộ trước 07 ngày
 *   … đối với cấp xã · Quý I (lần 1) · (báo cáo năm) · Đối với UBND cấp xã, trước ngày 15/3
 */
import type { Deadline } from './deadline.ts';
import type { Reader } from './reader.ts';

const COLON = /[\p{L}\d][^:;→]{1,160}? ?: ?(?=\S)/uy;
const FOR =
  /(?:đối )?với (?=[^:;\d]{2,160}?[:,]? (?:trước|chậm|muộn|ngày|tháng|quý|trong|hàng|mỗi|định kỳ|thường|năm \d))[^:;\d]{2,160}?(?=[:,]? (?:trước|chậm|muộn|ngày|tháng|quý|trong|hàng|mỗi|định kỳ|thường|năm \d))[:,]? ?/uy;
/** A piece of work named before its time without a colon. */
const WORK =
  /(?:phê duyệt|thiết lập|trình|ban hành|xây dựng|gửi|báo cáo|công bố|công khai|tổ chức|triển khai|tổng hợp|đăng tải|rà soát|dự thảo|thẩm định|lấy ý kiến|họp|kiểm tra|sơ kết|tổng kết|đánh giá|cập nhật|niêm yết|nộp|phát hành|tham mưu|thực hiện|hoàn thành|hoàn thiện|kết thúc|bắt đầu|khởi công|nghiệm thu|khảo sát|phổ biến|giao|quyết định)(?!\p{L}) (?:(?!(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|năm|vòng)|vào|xong|ngay)(?!\p{L}))[\p{L}\d/,.&()-]+ ){1,24}?(?=(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|năm|vòng)|(?:vào )?(?:tháng|quý|ngày) ?[\div]|xong|ngay sau)(?!\p{L}|\p{L}*\/))/uy;
const BEHIND =
  /,? ?\(?(?:áp dụng |dành )?(?:đối với|cho) ([\p{L}\d ,-]{2,160}?)\)?(?= ?(?:[;.]|$|, ?(?:trước|chậm|muộn|ngày|tháng|quý|trong|hàng)|,? và (?:trước|chậm|ngày|tháng|quý)))/uy;
const REMARK =
  / ?\(((?:đối với|cấp|các|sở|ubnd|phòng|lần|đợt|kỳ|báo cáo|dự kiến|nếu có|kể cả|gồm|bao gồm|bước|giai đoạn (?:i|ii|1|2)\)|số|văn bản)[^()]{0,120})\)/uy;
const ORGANISATION =
  /^(?:đối với |- ?)?(?:cấp|các|ủy ban|ubnd|hđnd|sở|ban|phòng|văn phòng|cơ quan|đơn vị|địa phương|trung tâm|bộ|tỉnh|huyện|xã|công an|bưu điện|bhxh|bảo hiểm|thanh tra|chi cục|cục|ngành|trường)(?!\p{L})/u;

/** A time inside a label would be lost in it, so such words are no label. */
const TIME = /\d ?[/.-] ?\d|(?:ngày|tháng) \d|quý [iv\d]|20\d\d|hàng (?:tháng|quý|năm)/u;

export type Label = { readonly actor: string } | { readonly what: string };

function label(reader: Reader, from: number, text: string): Label {
  const words = text
    .replace(/^(?:đối )?với /iu, '')
    .replace(/[\s:,-]+$/u, '')
    .trim();
  const isActor = ORGANISATION.test(words.toLowerCase());
  reader.say(isActor ? 'actor' : 'what', from);
  return isActor ? { actor: words } : { what: words };
}

/** Takes «Cấp xã: » and the like. */
export function takeLabel(reader: Reader): Label | undefined {
  const from = reader.at;
  const match = reader.take(FOR) ?? reader.take(COLON) ?? reader.take(WORK);
  return match === null || TIME.test(match[0]) ? undefined : label(reader, from, reader.printed.slice(from, reader.at));
}

/** Takes « đối với cấp xã», « (lần 1)» behind a deadline. */
export function takeRemark(reader: Reader): Label | undefined {
  const from = reader.at;
  const match = reader.take(BEHIND) ?? reader.take(REMARK);
  if (match?.[1] === undefined || TIME.test(match[1])) {
    reader.at = from;
    return undefined;
  }
  const start = from + match[0].indexOf(match[1]);
  return label(reader, from, reader.printed.slice(start, start + match[1].length));
}

/** A deadline with its label; one it already has stays. */
export const labelled = (deadline: Deadline, given: Label | undefined): Deadline => ({ ...given, ...deadline });
