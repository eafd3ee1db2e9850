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
const WORKS =
  'phê duyệt|thiết lập|trình|ban hành|xây dựng|gửi|báo cáo|công bố|công khai|tổ chức|triển khai|tổng hợp|đăng tải|rà soát|dự thảo|thẩm định|lấy ý kiến|họp|kiểm tra|sơ kết|tổng kết|đánh giá|cập nhật|niêm yết|nộp|phát hành|tham mưu|thực hiện|hoàn thành|hoàn thiện|kết thúc|bắt đầu|khởi công|nghiệm thu|khảo sát|phổ biến|giao|quyết định|phát động|tập huấn|kiện toàn|lập|tuyên truyền|vận hành|thí điểm|đăng ký|chấm|trao|công nhận|thành lập|thông qua|chuẩn bị|hội nghị|mở|chốt|ký|(?:đợt|lần|kỳ|bước|vòng) \\d';
const MONTH_WORD = '(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp)';
/** What follows a piece of work or a unit named before its time. */
const TIME_AHEAD = `(?:trước|chậm nhất|muộn nhất|không quá|trong (?:tháng|quý|năm|vòng)|xong|ngay sau|hoàn thành|(?:hàng|mỗi) (?:tuần|tháng|quý|năm)|(?:đến |từ )?(?:vào )?(?:tháng (?:\\d{1,2}|${MONTH_WORD})|quý (?:\\d|[iv]{1,3})|ngày \\d{1,2}))(?!\\p{L})`;
const STOP = '(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|năm|vòng)|vào|xong|ngay)(?!\\p{L})';
/** A piece of work named before its time without a colon: «Phát động tháng Ba, tổng kết tháng Mười một». */
const WORK = new RegExp(
  `(?:${WORKS})(?!\\p{L}) (?:(?!${STOP})[\\p{L}\\d/,.&()-]+ ){0,24}?(?=${TIME_AHEAD}|vào )`,
  'uy',
);
const UNITS =
  'cấp(?= (?:tỉnh|huyện|xã|trung ương|cơ sở))|các(?! (?:tháng|quý|năm|ngày|tuần))|ủy ban|ubnd|hđnd|sở|ban(?! hành)|phòng|văn phòng|cơ quan|đơn vị|địa phương|trung tâm|bộ|tỉnh|huyện|xã|phường|đặc khu|công an|bưu điện|bhxh|bảo hiểm|thanh tra|chi cục|cục|ngành|trường(?! hợp)';
/** A unit named before its time without a colon: «Các sở, ban, ngành trước ngày 05/12; UBND cấp xã trước ngày 10/12». */
const UNIT = new RegExp(
  `(?:(?:riêng|còn|đối với) )?(?:${UNITS})(?!\\p{L}) ?(?:(?!${STOP})[\\p{L}\\d/,.&()-]+ ){0,24}?(?:phải |cần )?(?=${TIME_AHEAD})`,
  'uy',
);
const BEHIND =
  /,? ?\(?(?:áp dụng |dành )?(?:đối với|cho) ([\p{L}\d ,-]{2,160}?)\)?(?= ?(?:[;.]|$|, ?(?:trước|chậm|muộn|ngày|tháng|quý|trong|hàng)|,? và (?:trước|chậm|ngày|tháng|quý)))/uy;
const REMARK =
  / ?\(((?:đối với|cấp|các|sở|ubnd|phòng|lần|đợt|kỳ|báo cáo|dự kiến|nếu có|kể cả|gồm|bao gồm|bước|giai đoạn (?:i|ii|1|2)\)|số|văn bản|sơ kết|tổng kết|(?:0?[369] tháng(?: đầu năm)?|cả năm|năm|quý|tháng)(?=\)))[^()]{0,120})\)/uy;
const ORGANISATION = new RegExp(`^(?:(?:đối với|riêng|còn) |- ?)?(?:${UNITS})(?!\\p{L})`, 'u');

/** A time inside a label would be lost in it, so such words are no label. */
const TIME = /\d ?[/.-] ?\d|(?:ngày|tháng) \d|quý [iv\d]|20\d\d|hàng (?:tháng|quý|năm)/u;

export type Label = { readonly actor: string } | { readonly what: string };

function label(reader: Reader, from: number, text: string): Label {
  const words = text
    .replace(/^(?:(?:đối )?với|riêng|còn) /iu, '')
    .replace(/[\s:,-]+$/u, '')
    .trim();
  const isActor = ORGANISATION.test(words.toLowerCase());
  reader.say(isActor ? 'actor' : 'what', from);
  return isActor ? { actor: words } : { what: words };
}

/** Takes «Cấp xã: » and the like. */
export function takeLabel(reader: Reader): Label | undefined {
  const from = reader.at;
  const match = reader.take(FOR) ?? reader.take(COLON) ?? reader.take(WORK) ?? reader.take(UNIT);
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
