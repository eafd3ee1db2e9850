/** Findings about days: missing, past when issued, off days, and the order of rows that need one another. */
import type { Calendar } from '#shared/calendar/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { ImportedPlan } from '../index.ts';
import type { PlanRow } from '../imported-plan.ts';
import { leaves, onRow, type Finding } from './finding.ts';
import { lastNamedDay, writtenDay } from './fixed-days.ts';

export const missingDeadlines = (plan: ImportedPlan): Finding[] =>
  leaves(plan)
    .filter((row) => row.deadline.kind === 'EMPTY')
    .map((row) =>
      onRow(row, 'error', 'deadline-missing', 'không có thời hạn.', 'Ghi thời hạn, hoặc ghi rõ lấy theo nhiệm vụ nào.'),
    );

/** A window that closed before the plan was issued; «trước ngày D» on the day of issue was late at birth. */
export function pastAtIssue(plan: ImportedPlan): Finding[] {
  const issued = plan.document.date;
  if (issued === null) return [];
  return leaves(plan).flatMap((row) => {
    const day = lastNamedDay(row.deadline);
    if (day === undefined || day > issued) return [];
    const mend = 'Lùi thời hạn, hoặc ghi là đã hoàn thành.';
    return day === issued
      ? [onRow(row, 'warning', 'same-day-as-issue', `thời hạn ${formatDate(day)} trùng ngày ban hành.`, mend)]
      : [
          onRow(
            row,
            'error',
            'past-at-issue',
            `thời hạn ${formatDate(day)} đã qua khi ban hành ngày ${formatDate(issued)}.`,
            mend,
          ),
        ];
  });
}

/** A written day does not roll to the next working day (BLDS art. 148.5 is about periods), so people should know. */
export const daysOff = (plan: ImportedPlan, calendar: Calendar): Finding[] =>
  leaves(plan).flatMap((row) => {
    const day = writtenDay(row.deadline);
    if (day === undefined || calendar.isWorkingDay(day)) return [];
    const { name, provisional } = calendar.explainDay(day);
    const before = formatDate(calendar.onOrBefore(day));
    const certainty = provisional ? ' (lịch nghỉ năm này chưa công bố)' : '';
    return [
      onRow(
        row,
        'warning',
        'day-off',
        `thời hạn ${formatDate(day)} là ngày nghỉ: ${name}${certainty}.`,
        `Nên ghi ngày làm việc liền trước: ${before}.`,
      ),
    ];
  });

/** A row cannot end before one whose result starts it, nor a parent before its parts. */
export function dependentOrder(plan: ImportedPlan): Finding[] {
  const byId = new Map(plan.rows.map((row) => [row.id, row]));
  return plan.rows.flatMap((row) => {
    const needed = (row.deadline.depends_on ?? []).flatMap((id) => byId.get(id) ?? []);
    const parent = row.parent === null ? undefined : byId.get(row.parent);
    return [
      ...needed.filter((first) => endsAfter(first, row)).map((first) => outOfOrder(row, first)),
      ...(parent !== undefined && endsAfter(row, parent) ? [outOfOrder(parent, row)] : []),
    ];
  });
}

function endsAfter(one: PlanRow, other: PlanRow): boolean {
  const [first, second] = [lastNamedDay(one.deadline), lastNamedDay(other.deadline)];
  return first !== undefined && second !== undefined && first > second;
}

const outOfOrder = (row: PlanRow, first: PlanRow): Finding =>
  onRow(
    row,
    'warning',
    'dependent-order',
    `phải xong trước nhiệm vụ ${first.id} mà nó cần kết quả.`,
    `Đổi thời hạn của ${row.id} hoặc ${first.id} để ${first.id} xong trước.`,
  );
