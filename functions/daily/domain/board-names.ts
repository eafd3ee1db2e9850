/** What people call a board: the name its process gave, or one made of the process and the period in its id. */
import type { ListedBoard } from '#shared/casework/index.ts';
import { processName } from '#shared/reference/index.ts';

/** A board `pakn#2024-Q1` without a name is «Phản ánh, kiến nghị 2024-Q1». */
export function boardName({ board, name }: ListedBoard): string {
  if (name !== null) return name;
  const [process = '', period = ''] = board.split('#');
  return `${processName(process)} ${period}`.trim();
}

/** Of boards in use and of others. */
export function boardNames(listed: readonly ListedBoard[]): (board: string) => string {
  const names = new Map(listed.map((one) => [one.board, boardName(one)]));
  return (board) => names.get(board) ?? boardName({ board, name: null });
}
