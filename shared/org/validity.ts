/**
 * Bodies that a date abolishes or creates. A plan of 2024 keeps its «UBND cấp huyện»; a plan of 2026 that names one names
 * nobody. This is data: an administrator adds rows when the law changes.
 */
import { plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { foldName } from './fold.ts';

export interface BodyChange {
  /** Matches the folded name (`foldName`). */
  readonly names: RegExp;
  /** First day on which the body exists. */
  readonly from?: PlainDate;
  /** First day on which it no longer exists. */
  readonly until?: PlainDate;
  /** Who has its work now, for the officer. */
  readonly successor: string;
  readonly source: string;
  /** False where the day differs by place or has not been read in the law itself. */
  readonly verified: boolean;
}

const TWO_TIERS = plainDate('2025-07-01');
const MERGED = plainDate('2025-03-01');
const MERGER = 'Hợp nhất sở, ngành năm 2025 (Nghị quyết 18-NQ/TW; ngày theo nghị quyết của từng tỉnh)';

const merged = (names: RegExp, successor: string): BodyChange => ({
  names,
  until: MERGED,
  successor,
  source: MERGER,
  verified: false,
});

const CHANGES: readonly BodyChange[] = [
  {
    names:
      /cấp huyện|(?<!\p{L})(?:ubnd|hđnd|chủ tịch ubnd)(?: (?:các|một số))? (?:quận|huyện|thị xã)(?!\p{L})|(?:thuộc|của) (?:ubnd )?(?:các )?huyện(?!\p{L})|^(?:ubnd|văn phòng hđnd và ubnd) huyện/u,
    until: TWO_TIERS,
    successor: 'UBND cấp xã, hoặc sở, ngành nhận nhiệm vụ',
    source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15: bỏ cấp huyện từ ngày 01/7/2025',
    verified: true,
  },
  {
    names: /(?<!\p{L})thị trấn(?!\p{L})/u,
    until: TWO_TIERS,
    successor: 'UBND xã, phường, đặc khu',
    source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15: cấp xã gồm xã, phường, đặc khu',
    verified: true,
  },
  {
    names:
      /trung tâm phục vụ hành chính công (?:cấp )?(?:xã|phường|đặc khu)|ubnd (?:các )?đặc khu|xã, phường, đặc khu/u,
    from: TWO_TIERS,
    successor: 'Bộ phận Tiếp nhận và Trả kết quả cấp xã',
    source: 'Nghị định 118/2025/NĐ-CP: Trung tâm Phục vụ hành chính công cấp xã từ ngày 01/7/2025',
    verified: true,
  },
  merged(/^(?:sở|bộ) kế hoạch và đầu tư/u, 'Sở Tài chính'),
  merged(/^(?:sở|bộ) lao động/u, 'Sở Nội vụ'),
  merged(/^(?:sở|bộ) thông tin và truyền thông/u, 'Sở Khoa học và Công nghệ'),
  merged(/^(?:sở|bộ) giao thông vận tải/u, 'Sở Xây dựng'),
  merged(/^(?:sở|bộ) tài nguyên và môi trường/u, 'Sở Nông nghiệp và Môi trường'),
  merged(/^(?:sở|bộ) nông nghiệp và phát triển nông thôn/u, 'Sở Nông nghiệp và Môi trường'),
];

/** The change that leaves a printed body without existence on `date`, if there is one. */
export function absentOn(printed: string, date: PlainDate): BodyChange | undefined {
  const name = foldName(printed);
  return CHANGES.find(
    ({ names, from, until }) =>
      names.test(name) && ((until !== undefined && date >= until) || (from !== undefined && date < from)),
  );
}
