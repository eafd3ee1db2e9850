/**
 * Duties written in sentences: plans of one's own by a date, reports, things to be sent. A table row is an obligation
 * the plan assigns; a sentence of the decision or of «Tổ chức thực hiện» binds no less (domain §1.3).
 */
import type { DocumentHead } from '../head/document-head.ts';
import type { ProseDuty } from '../imported-plan.ts';
import type { ProseLine } from './grid.ts';
import { labelledLine } from './label-parts.ts';
import { type PlacedParagraph, placedParagraphs } from './paragraphs.ts';
import { type SentenceTime, timeIn } from './sentence-time.ts';

export interface ProseContent {
  readonly milestones: readonly ProseDuty[];
  readonly duties: readonly ProseDuty[];
}

const PREAMBLE =
  /^(?:căn cứ|(?:xét|theo) (?:đề nghị|tờ trình)|thực hiện (?:quyết định|nghị quyết|kế hoạch|nghị định|chỉ thị)|\(?(?:ban hành )?kèm theo|nơi nhận|lưu:|tm\.|kt\.|như )/iu;
/** The motto and the line of place and date, also beside each other in a table without borders. */
const LETTERHEAD =
  /CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập\s*[-–—]\s*Tự do|^[^,.;:]{2,60},\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$/iu;
const GENERAL =
  /mục đích|yêu cầu|quan điểm|mục tiêu|nguyên tắc|quyết định này có hiệu lực|^sản phẩm|quy trình rà soát/iu;
const CARRIES_OUT = /chịu trách nhiệm thi hành|có hiệu lực (?:kể )?từ|thi hành quyết định này/iu;
/** Sections that assign work in sentences. */
const ASSIGNS = /tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|chế độ (?:thông tin|báo cáo)/iu;
const CALENDAR = /tiến độ|lịch (?:trình|rà soát)|thời gian biểu|mốc thời gian|các bước/iu;

const ORGANISATION =
  '(?:giao |đề nghị |yêu cầu )?(?:các |những )?(?:thủ trưởng|chủ tịch|chánh|trưởng|giám đốc|người đứng đầu|sở|ban|ngành|phòng|văn phòng|vp|ubnd|ủy ban|uỷ ban|hđnd|trung tâm|bộ phận|cơ quan|đơn vị|công an|thanh tra|cục|tổng cục|chi cục|vụ|viện|học viện|trường(?! hợp)|kho bạc|bảo hiểm|ngân hàng|bộ(?! thủ tục| chỉ số| tiêu chí| máy)|bộ trưởng|lãnh đạo|công chức|cán bộ|chi nhánh|quỹ|đài|báo|tổ(?! chức)|đoàn|hội)(?!\\p{L})';
/** Verbs stand in small letters: «Sở Xây dựng» is a name. */
const ACTS =
  /(?<!\p{L})(?:căn cứ|dựa vào|xây dựng|lập|nhập|lấy|ban hành|có trách nhiệm|chịu trách nhiệm|(?<!được giao |cơ quan |đơn vị )chủ trì|chủ động|phối hợp|báo cáo|tổng hợp|gom|gửi|theo dõi|tổ chức|định kỳ|triển khai|thực hiện|giúp|chỉ đạo|bám sát|tiếp tục|hoàn thành|trình|thường xuyên|giám sát|hằng|hàng|đôn đốc|hướng dẫn|cùng|rà soát|kiểm tra|khảo sát|công khai|công bố|bảo đảm|đảm bảo|cung cấp|nâng cấp|làm|đưa|nhắc|mở|bố trí|tham mưu|tập huấn|tuyên truyền|đề xuất|xử lý|tiếp nhận|đẩy mạnh|tăng cường|nâng cao|duy trì|phân công|cử|kết nối|tích hợp|số hóa|cập nhật|niêm yết|đăng tải|vận hành|hoàn thiện|tham gia|cải thiện|chuẩn hóa|thẩm định|thẩm tra|góp ý|xác định|quán triệt|chấn chỉnh|khắc phục|lựa chọn|nghiên cứu|thiết lập|bồi dưỡng|đánh giá|phê duyệt|thống kê|tái cấu trúc|tiến hành|chuẩn bị|phổ biến|thông báo|quyết định|kiện toàn|bổ sung|cắt giảm|thực thi|phải|không|cần|nghiêm túc|kịp thời|khẩn trương|phối kết hợp|sắp xếp|xếp hạng|làm sạch|xác thực|đối chiếu|điều chỉnh|sửa đổi|tự|xem xét|phát huy)(?!\p{L})|:\s/u;
/** A word of place or «liên quan» closes a name: what follows in small letters is the task, whatever its verb. */
const PLACE_CLOSES =
  /(?<=(?:^|\s)(?:(?<!- )tỉnh|huyện|xã|phường|thị trấn|quận|liên quan|(?:ban|sở|bộ), ngành))\s+(?!(?:và|hoặc|hội|có|liên quan|thuộc|trực thuộc|nơi|được|cùng|tỉnh|thành phố|thị xã|xã|phường|mới|cũ|khác|đã|theo|trung ương|địa phương|ở)(?!\p{L}))(?=\p{Ll})/u;
const WHO = new RegExp(`^${ORGANISATION}`, 'iu');

const CASCADE =
  /(?:xây dựng|lập|ban hành)(?! kèm)[^.;,]{0,70}?(?:kế hoạch|văn bản)(?!\p{L})|giao chỉ tiêu cụ thể|chỉ đạo ubnd|xác định (?:các )?nhiệm vụ/iu;
const REPORTS =
  /báo cáo (?:kết quả|về|tình hình|quý|tháng|ubnd|ủy ban|văn phòng|chủ tịch|bộ|chánh|với)|gửi (?:báo cáo|kết quả|về)|báo cáo[^.;]{0,60}theo quy định/iu;
const DELIVERS =
  /(?<!\p{L})(?:gửi|báo cáo|xây dựng|lập|ban hành|trình|tổng hợp|gom|tổ chức kiểm tra|hoàn thành việc|đề xuất|đề nghị|rà soát|hoàn thành trước)(?!\p{L})/iu;

/** Where the words of the first verb begin; the whole length when no verb is known. */
export const verbAt = (text: string): number =>
  Math.min(ACTS.exec(text)?.index ?? text.length, PLACE_CLOSES.exec(text)?.index ?? text.length);

/** Who acts: the agencies before the first verb, in the sentence or behind the time it opens with. */
export function actorOf(text: string): string | null {
  if (!WHO.test(text)) return null;
  const who = text
    .slice(0, verbAt(text))
    .replace(/^(?:giao|đề nghị|yêu cầu)\s+/iu, '')
    .replace(/[\s,:;]+$/u, '');
  return who === '' || who.length > 220 ? null : who;
}

const withoutTime = (sentence: string, time: SentenceTime | null): string =>
  time === null ? sentence : `${sentence.slice(0, time.from)} ${sentence.slice(time.to)}`;

const trimmed = (text: string): string => text.replace(/\s+/gu, ' ').replace(/^[\s,;:.-]+|[\s,;:./-]+$/gu, '');

interface Said {
  readonly paragraph: PlacedParagraph;
  readonly sentence: string;
  readonly who: string | null;
  readonly time: SentenceTime | null;
}

/** The agency a heading above names: «2. Sở Nội vụ», «Điều 2. Thủ trưởng các sở:». */
export const actorAbove = (above: readonly string[]): string | null =>
  above.map((text) => (WHO.test(text) ? actorOf(text) : null)).findLast((who) => who !== null) ?? null;

function readSentence(paragraph: PlacedParagraph, sentence: string, before: string | null, head: DocumentHead): Said {
  const time = timeIn(sentence, head);
  const rest = time !== null && time.from < 3 ? trimmed(sentence.slice(time.to)) : sentence;
  const who = actorOf(rest) ?? before ?? actorAbove(paragraph.above);
  return { paragraph, sentence, who, time };
}

function dutyOf({ paragraph, sentence, who, time }: Said): ProseDuty {
  const rest = trimmed(withoutTime(sentence, time));
  const what = who !== null && rest.startsWith(who) ? trimmed(rest.slice(who.length)) : rest;
  return {
    where: paragraph.where === '' ? 'cuối văn bản' : paragraph.where,
    who,
    what,
    deadline_phrase: time?.phrase ?? '',
    deadline: time?.deadline ?? { kind: 'EMPTY' },
    cascade: CASCADE.test(sentence),
    needs_review: time?.ambiguous ?? false,
    source: { from: paragraph.from, to: paragraph.to },
  };
}

/** A date, a cycle or an event; not «thường xuyên». */
const isTimed = ({ time }: Said): boolean =>
  time !== null && time.deadline.kind !== 'CONT' && time.deadline.kind !== 'REF';

/** Grounds of the document, and the sentence that leads into the plan. */
const isPreamble = ({ text, where }: PlacedParagraph): boolean =>
  PREAMBLE.test(text) ||
  (where === '' && LETTERHEAD.test(text)) ||
  (where === '' && /[:]$|như sau|sau đây:?$/u.test(text));

/** The sentence gives somebody something to deliver. */
function isDuty(said: Said, assigns: boolean): boolean {
  if (isTimed(said) && DELIVERS.test(said.sentence) && !/^trong quá trình/iu.test(said.sentence)) return true;
  return assigns && said.who !== null && (CASCADE.test(said.sentence) || REPORTS.test(said.sentence));
}

/** Sentences and the parts between semicolons; a list of agencies before the verb stays whole. */
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const piece of text.split(/(?<=[.;])\s+(?=\p{L})/u)) {
    const above = sentences.at(-1);
    const open = above !== undefined && above.endsWith(';') && !ACTS.test(above);
    if (open) sentences[sentences.length - 1] = `${above} ${piece}`;
    else sentences.push(piece);
  }
  return sentences.filter((sentence) => /\p{L}/u.test(sentence));
}

const inHeadings = ({ above }: PlacedParagraph, words: RegExp): boolean =>
  above.some((heading) => heading.length < 160 && words.test(heading));

function saidIn(paragraph: PlacedParagraph, head: DocumentHead): readonly Said[] {
  const said: Said[] = [];
  for (const sentence of sentencesOf(paragraph.text))
    said.push(readSentence(paragraph, sentence, said.at(-1)?.who ?? null, head));
  return said;
}

/** Neither grounds nor purpose nor the labels of a task: a sentence that may give work. */
export const isAssignment = (paragraph: PlacedParagraph): boolean =>
  !isPreamble(paragraph) &&
  labelledLine(paragraph.text) === null &&
  !CARRIES_OUT.test(paragraph.text) &&
  !inHeadings(paragraph, GENERAL);

/** Duties and dated milestones in the lines outside every table. */
export function readProse(lines: readonly ProseLine[], head: DocumentHead): ProseContent {
  const milestones: ProseDuty[] = [];
  const duties: ProseDuty[] = [];
  for (const paragraph of placedParagraphs(lines)) {
    if (!isAssignment(paragraph)) continue;
    const calendar = inHeadings(paragraph, CALENDAR) && paragraph.number !== null;
    const assigns = /^Điều (?!1$)/u.test(paragraph.where) || inHeadings(paragraph, ASSIGNS);
    const said = saidIn(paragraph, head);
    const dated = said.filter(({ time }) => time !== null && time.deadline.kind !== 'CONT');
    if (calendar) milestones.push(...dated.slice(-1).map(dutyOf));
    else duties.push(...said.filter((one) => isDuty(one, assigns)).map(dutyOf));
  }
  return { milestones, duties };
}
