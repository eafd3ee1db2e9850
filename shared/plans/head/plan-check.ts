/** Is this a plan at all? A document that is none gets one clear line; a real plan of any form must pass. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { DocumentKind, Heading } from './headings.ts';

export type NotAPlan =
  'empty' | 'other-language' | 'no-accents' | 'announcement' | 'other-document' | 'not-a-plan' | 'year-missing';

const refuse = (code: NotAPlan, message: string, remedy: string): Refusal<NotAPlan> => ({ code, message, remedy });

const REMEDY = 'Hãy chọn tệp kế hoạch (hoặc quyết định ban hành kèm kế hoạch) có bảng nhiệm vụ.';

/** Vietnamese marks on a fifth of its letters or more; English and unaccented text have almost none. */
export function checkLanguage(lines: readonly string[]): Refusal<NotAPlan> | undefined {
  const text = lines.join(' ').slice(0, 50_000);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return refuse('empty', 'Tệp không có chữ nào.', 'Hãy chọn lại tệp kế hoạch có nội dung.');
  const marked = text.match(/[ăâđêôơưĂÂĐÊÔƠƯ]|[aăâeêioôơuưy][̣̀́̃̉]/giu)?.length ?? 0;
  const tones = text.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0;
  if ((marked + tones) / letters >= 0.08) return undefined;
  if (/(?<!\p{L})(?:ke hoach|thu tuc hanh chinh|uy ban nhan dan)(?!\p{L})/iu.test(text))
    return refuse(
      'no-accents',
      'Văn bản gõ không dấu nên không đọc chắc chắn được.',
      'Hãy dùng bản có dấu tiếng Việt.',
    );
  return refuse('other-language', 'Văn bản không phải tiếng Việt.', REMEDY);
}

const NAMES: Partial<Record<DocumentKind, string>> = {
  'CHỈ THỊ': 'chỉ thị',
  'BÁO CÁO': 'báo cáo',
  'TỜ TRÌNH': 'tờ trình',
  'THÔNG BÁO': 'thông báo',
  'NGHỊ QUYẾT': 'nghị quyết',
  'NGHỊ ĐỊNH': 'nghị định',
  'THÔNG TƯ': 'thông tư',
  'CÔNG ĐIỆN': 'công điện',
  'CÔNG VĂN': 'công văn',
  'HƯỚNG DẪN': 'văn bản hướng dẫn',
  'QUY CHẾ': 'quy chế',
  'QUY ĐỊNH': 'quy định',
  'GIẤY MỜI': 'giấy mời',
  'BIÊN BẢN': 'biên bản',
  'LỊCH CÔNG TÁC': 'lịch công tác',
  LUẬT: 'luật',
};

const PLAN_WORDS = /kế hoạch|chương trình|phân công (?:nhiệm vụ|thực hiện)|lộ trình|nhiệm vụ trọng tâm/iu;
const ANNOUNCES = /^(?:về việc |v\/v )?(?:công bố|phê duyệt (?:danh mục|quy trình)|ban hành danh mục)/iu;

export function checkKind(headings: readonly Heading[], lines: readonly string[]): Refusal<NotAPlan> | undefined {
  const [first] = headings;
  if (first === undefined)
    return assignsWork(lines)
      ? undefined
      : refuse(
          'not-a-plan',
          'Tệp này không phải kế hoạch: không thấy tên «Kế hoạch» và không có bảng giao việc.',
          REMEDY,
        );
  if (isPlan(first.kind)) return undefined;
  const attached = headings.some(({ kind, title }) => isPlan(kind) && title !== '');
  if (first.kind === 'QUYẾT ĐỊNH') return checkDecision(first.title, attached, lines);
  if (attached && assignsWork(lines)) return undefined;
  const name = NAMES[first.kind] ?? first.kind.toLowerCase();
  return refuse('other-document', `Văn bản này là ${name}, không phải kế hoạch.`, REMEDY);
}

const isPlan = (kind: DocumentKind): boolean => kind === 'KẾ HOẠCH' || kind === 'CHƯƠNG TRÌNH';

function checkDecision(title: string, attached: boolean, lines: readonly string[]): Refusal<NotAPlan> | undefined {
  if (ANNOUNCES.test(title) && !(PLAN_WORDS.test(title.slice(0, 60)) && attached))
    return refuse(
      'announcement',
      'Đây là quyết định công bố, phê duyệt danh mục hoặc quy trình thủ tục hành chính, không phải kế hoạch.',
      REMEDY,
    );
  if (PLAN_WORDS.test(title) || attached || assignsWork(lines)) return undefined;
  return refuse('other-document', 'Quyết định này không ban hành kế hoạch nào.', REMEDY);
}

const OWNER =
  /(?:cơ quan|đơn vị|bộ phận|người)[^.;]{0,30}(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)|^chủ trì(?!\p{L})|phân công/iu;
const TIME = /^(?:thời gian|thời hạn|tiến độ|hoàn thành|thời điểm|thời gian hoàn thành)(?!\p{L})/iu;

/** Columns or labels that give work to someone by a time; a list of procedures has times («thời hạn giải quyết») only. */
const assignsWork = (lines: readonly string[]): boolean => {
  const short = lines
    .flatMap((line) => line.split(/\t|\|/u).map((cell) => cell.trim()))
    .filter((cell) => cell.length < 200);
  return (
    short.some((cell) => OWNER.test(cell)) &&
    short.some((cell) => TIME.test(cell) && !/giải quyết/iu.test(cell)) &&
    !short.some((cell) => /^(?:tên thủ tục hành chính|tên tthc|phí, lệ phí|lệ phí)/iu.test(cell))
  );
};
