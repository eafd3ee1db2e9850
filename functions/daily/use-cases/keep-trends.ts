import type { Reference } from '#shared/reference/index.ts';
import { committeesOf } from '../domain/digest.ts';
import { countsOfRow, type Period } from '../domain/digest-rows.ts';
import type { DailyPorts } from '../ports.ts';
import type { KeptBoard } from './keep-boards.ts';

/**
 * Keeps the morning's numbers of each committee that has rows on some board, zeros too: a morning without an item is one on
 * which nothing ran.
 */
export async function keepTrends(
  boards: readonly Pick<KeptBoard, 'all'>[],
  period: Period,
  { organisation }: Pick<Reference, 'organisation'>,
  { trends }: Pick<DailyPorts, 'trends'>,
): Promise<void> {
  const placed = boards.flatMap(({ all }) =>
    all.flatMap((row) => committeesOf(row, organisation, period).map((committee) => ({ committee, row }))),
  );
  const mornings = [...Map.groupBy(placed, (one) => one.committee)].map(([committee, own]) => {
    const counts = own.flatMap(({ row }) => countsOfRow(row, period));
    const numberOf = (wanted: (typeof counts)[number]): number => counts.filter((count) => count === wanted).length;
    return {
      committee,
      date: period.date,
      overdue: numberOf('overdue'),
      dueThisWeek: numberOf('dueThisWeek'),
      finished: numberOf('finished'),
    };
  });
  await trends.keep(mornings);
}
