/** Findings about who acts. */
import { absentOn } from '#shared/org/index.ts';
import { dateOf } from '#shared/kernel/civil-date.ts';
import type { ImportedPlan } from '../index.ts';
import { leaves, onRow, type Finding } from './finding.ts';

export const ownerless = (plan: ImportedPlan): Finding[] =>
  leaves(plan)
    .filter((row) => row.lead.length === 0)
    .map((row) =>
      onRow(
        row,
        'error',
        'owner-missing',
        'không có cơ quan chủ trì.',
        'Ghi cơ quan chủ trì, hoặc xác nhận văn phòng chủ trì.',
      ),
    );

/** Bodies abolished or not yet created on the day of issue (or, undated, on the first day of the plan's year). */
export function absentBodies(plan: ImportedPlan): Finding[] {
  const { date, month, year } = plan.document;
  const day =
    date ?? (month === null ? dateOf(year, 1, 1) : dateOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1));
  return leaves(plan).flatMap((row) =>
    [...new Set([...row.lead, ...row.coordinating])].flatMap((name) => {
      const change = absentOn(name, day);
      if (change === undefined) return [];
      const severity = change.verified ? 'error' : 'warning';
      return [
        onRow(
          row,
          severity,
          'body-absent',
          `«${name}» không có vào thời điểm ban hành (${change.source}).`,
          `Thay bằng: ${change.successor}.`,
        ),
      ];
    }),
  );
}
