/** What people call a board: the name its process gave, or one made of the process and the period in its id. */
import type { ListedBoard } from '#shared/casework/index.ts';

const PROCESSES: Readonly<Record<string, string>> = {
  'plan-issue': 'Ban hành kế hoạch',
  'tthc-announce': 'Công bố thủ tục hành chính',
  pakn: 'Phản ánh, kiến nghị',
  'quarterly-report': 'Báo cáo định kỳ',
  'tthc-review': 'Rà soát thủ tục hành chính',
  'impact-assessment': 'Đánh giá tác động',
  'index-publish': 'Bộ chỉ số 766',
  inspection: 'Kiểm tra',
};

/** A board `pakn#2024-Q1` without a name is «Phản ánh, kiến nghị 2024-Q1». */
export function boardName({ board, name }: ListedBoard): string {
  if (name !== null) return name;
  const [process = '', period = ''] = board.split('#');
  return `${PROCESSES[process] ?? process} ${period}`.trim();
}

/** Of boards in use and of others. */
export function boardNames(listed: readonly ListedBoard[]): (board: string) => string {
  const names = new Map(listed.map((one) => [one.board, boardName(one)]));
  return (board) => names.get(board) ?? boardName({ board, name: null });
}
