/** What a cell looks like, whichever column it stands in: the ground for finding cells that slipped into another. */
import { withoutBullet } from './cell-text.ts';

const AGENCY =
  /^(?:các |một số )?(?:sở|ban|ngành|văn phòng|vp|ubnd|ủy ban|uỷ ban|hđnd|trung tâm|bộ phận|cơ quan|đơn vị|phòng|công an|thanh tra|viện|chi cục|cục|tổng cục|vụ|đài|báo|bưu điện|bảo hiểm|kho bạc|ngân hàng|bộ)(?!\p{L})/iu;
const TIME =
  /^(?:thực hiện |hoàn thành |định kỳ )*(?:(?:làm )?thường xuyên|liên tục|quý|quí|(?:trong |đến |hết |đầu |cuối )?tháng \d|(?:trong |hết |cả )?năm (?:\d{4}|\d$)|trước (?:ngày )?\d|chậm nhất|ngay sau|sau khi|hàng (?:năm|quý|tháng|tuần|ngày)|hằng (?:năm|quý|tháng|tuần|ngày)|định kỳ|trong (?:năm|quý|tháng)|theo (?:kế hoạch|quy định|định kỳ)$|\d{1,2}\/\d{1,2}(?:\/\d{4})?$|khi có|6 tháng)(?!\p{L})/iu;

const firstLine = (text: string): string => withoutBullet(text.split('\n')[0] ?? '').trim();

const TIME_WORD = /\d|(?<!\p{L})(?:thường xuyên|quý|quí|tháng|ngày|năm|tuần|định kỳ)(?!\p{L})/iu;

/** Names agencies and no time («- Văn phòng UBND tỉnh; - Sở …»): a list of deadlines by agency is no such cell. */
export const looksLikeAgencies = (text: string): boolean => AGENCY.test(firstLine(text)) && !TIME_WORD.test(text);

/** Opens like a time and is as short as one. */
export const looksLikeTime = (text: string): boolean => text.length <= 70 && TIME.test(firstLine(text));
