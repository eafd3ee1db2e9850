import type { Finding, Ground } from '../domain/group.ts';
import type { Review } from '../domain/review.ts';

export const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  ordered: 'Theo chỉ đạo của cấp trên, kế hoạch của tỉnh',
  'own-choice': 'Đơn vị tự lựa chọn',
  petitions: 'Từ phản ánh, kiến nghị',
};

export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  simplify: 'Đơn giản hóa',
  abolish: 'Bãi bỏ',
  keep: 'Giữ nguyên',
};

/** Where a review stands, from what has been answered. */
export function standing(review: Review): string {
  const { nothing, plan, results, evaluations, drafts, signatures, decision } = review;
  if (nothing !== null) return 'Không có thủ tục phải rà soát';
  if (decision !== null) return 'Đã có quyết định';
  if (plan === null) return 'Đang lập kế hoạch rà soát';
  const accepted = evaluations.at(-1)?.accepted ?? false;
  if (accepted) return drafts.length > signatures.length ? 'Chờ ký quyết định' : 'Đang dự thảo quyết định';
  return results.length > evaluations.length ? 'Chờ Văn phòng đánh giá' : 'Đang rà soát';
}
