const NAMES: Readonly<Record<string, string>> = {
  obligation: 'Nhiệm vụ của kế hoạch',
  'plan-issue': 'Ban hành kế hoạch',
  'tthc-announce': 'Công bố thủ tục hành chính',
  pakn: 'Phản ánh, kiến nghị',
  'quarterly-report': 'Báo cáo định kỳ',
  'tthc-review': 'Rà soát thủ tục hành chính',
  'impact-assessment': 'Đánh giá tác động',
  'index-publish': 'Bộ chỉ số 766',
  inspection: 'Kiểm tra',
};

/** What people call a process, by its slug, which stands for one that has no name. */
export const processName = (slug: string): string => NAMES[slug] ?? slug;
