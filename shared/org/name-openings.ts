/** The words that open the name of an agency or of a class of agencies. */

/** Always a name, also without a capital («trung tâm hành chính công tỉnh»). */
export const SPECIFIC = [
  'UBND',
  'Ủy ban',
  'Uỷ ban',
  'HĐND',
  'Hội đồng',
  'Văn phòng',
  'VP',
  'VPUBND',
  'VPCP',
  'Trung tâm',
  'TTPVHCC',
  'TTHCC',
  'TTHC công',
  'Bộ phận',
  'Công an',
  'Quân đội',
  'Bộ Chỉ huy',
  'BCH',
  'Bảo hiểm',
  'BHXH',
  'Đài',
  'Cục',
  'Chi cục',
  'Tổng cục',
  'Chi nhánh',
  'Viện',
  'Ngân hàng',
  'Bưu điện',
  'Kho bạc',
  'Thuế',
  'Hải quan',
  'Liên đoàn',
  'Mặt trận',
  'MTTQ',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Đảng ủy',
  'Tỉnh đoàn',
  'Thanh tra',
  'Tòa án',
  'Toà án',
  'Trường',
  'Học viện',
  'Bệnh viện',
  'Công ty',
  'Tập đoàn',
  'VNPT',
  'Viettel',
  'Tổ công tác',
  'Chủ tịch',
  'Chánh',
  'Giám đốc',
  'Thủ trưởng',
  'Lãnh đạo',
  'Cổng',
  'Thủ tướng',
  'Chính phủ',
].join('|');
/** A name before a capital («Sở Nội vụ», «Báo Quảng Nam»), otherwise part of a class («Các Sở, Ban, ngành»). */
const GENERIC =
  'sở|ban|ngành|phòng|cơ quan|đơn vị|bộ|vụ|tổ chức|cá nhân|doanh nghiệp|hội|đoàn|đoàn thể|địa phương|tổ|đối tượng|hiệp hội';
/** A name only before a capital: «xã Tân An» is one, «Thương binh và Xã hội», «báo cáo» are not. */
const PLACE = 'báo|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu';
const PLURAL = 'các|những|một số|toàn bộ|tất cả';

const startsWith = (words: string): RegExp => new RegExp(`^(?:${words})(?!\\p{L})`, 'iu');
const PLURAL_START = startsWith(PLURAL);
const SPECIFIC_START = startsWith(SPECIFIC);
const GENERIC_START = startsWith(GENERIC);
const NAMED_GENERIC = new RegExp(`^(?:${variants(`${GENERIC}|${PLACE}`)})\\s+\\p{Lu}`, 'u');
const CLASS = new RegExp(
  `^(?:(?:${PLURAL})\\s+)?(?:${GENERIC})(?:\\s*[,:]|\\s*$|\\s+(?:và\\s+)?(?!\\p{Lu}))|^(?:${PLURAL})\\s`,
  'iu',
);
const LEVEL_CLASS = /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ phận Một cửa|Công an)\s+(?:các|cấp)(?!\p{L})/iu;

/** Both cases of the first letter, since a case-blind pattern would make `\p{Lu}` match small letters too. */
function variants(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');
}

/** «Các Vụ, Cục, đơn vị»: the bare word names the class, «Cục Hóa chất» one body. */
const BARE_MEMBER =
  /^(?:tổng cục|cục|chi cục|viện|trường)(?:\s*$|\s+(?:và|có|liên quan|thuộc|trực thuộc|khác)(?!\p{L}))/iu;

/**
 * True when `text` opens the name of an agency or class. `afterClass`: it follows «Các Sở, …», whose further members
 * («Ban», «ngành», «địa phương») open nothing.
 */
export function opensName(text: string, afterClass: boolean): boolean {
  if (afterClass && BARE_MEMBER.test(text)) return false;
  if (PLURAL_START.test(text) || SPECIFIC_START.test(text) || NAMED_GENERIC.test(text)) return true;
  return !afterClass && GENERIC_START.test(text);
}

/** True for «Các Sở», «cơ quan», «ban, ngành»: members may still follow. */
export const isOpenClass = (text: string): boolean => CLASS.test(text.trim()) && !NAMED_GENERIC.test(text.trim());

/** True for text that names a class («Các Sở», «UBND cấp huyện») rather than one body. */
export const isClassNoun = (text: string): boolean => LEVEL_CLASS.test(text.trim()) || isOpenClass(text);

/** «Văn phòng HĐND» goes on with «và UBND»: the two bodies share one office. */
export const endsInCouncil = (text: string): boolean => /(?:HĐND|ĐBQH|Hội đồng nhân dân)$/u.test(text.trim());
