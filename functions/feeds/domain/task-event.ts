/** A task as an event of a calendar: on its last day, without anybody's personal data. */
import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { stateWords } from '#shared/ui/casework/task-state.tsx';
import type { CalendarEvent } from './calendar-file.ts';

interface Shown {
  readonly organisation: Organisation;
  readonly today: PlainDate;
  /** Where people reach the portal. */
  readonly portalUrl: string;
  /** Given to somebody else meanwhile. */
  readonly moved?: boolean;
}

/**
 * The title of a petition is a citizen's own words and may name people, so that a calendar, which leaves the portal,
 * does not have it (Luật Bảo vệ dữ liệu cá nhân: no more than the purpose needs).
 */
const subjectOf = ({ process, subject }: Task): string =>
  process === 'pakn' ? 'Xử lý một phản ánh, kiến nghị' : subject;

/** Undefined for work without a date. */
export function eventOf(
  task: Task,
  { organisation, today, portalUrl, moved = false }: Shown,
): CalendarEvent | undefined {
  if (task.due === null) return undefined;
  const path = `/viec/${encodeURIComponent(task.caseId)}/${encodeURIComponent(task.taskId)}`;
  const subject = subjectOf(task);
  const state = moved ? 'Đã chuyển đơn vị khác' : stateWords(task, today).text;
  return {
    uid: `${task.caseId}.${task.taskId}@${new URL(portalUrl).hostname}`,
    sequence: task.version,
    on: task.due.lenient,
    summary: task.state === 'done' ? `Đã xong: ${subject}` : `Hạn: ${subject}`,
    description: [`${unitName(organisation, task.unit, today)} – ${state}`, `${portalUrl}${path}`],
    url: `${portalUrl}${path}`,
    status: statusOf(task, moved),
    categories: ['Kiểm soát TTHC'],
  };
}

/** A clock that stands makes its day uncertain; work that is no longer owed is called off. */
function statusOf({ state }: Task, moved: boolean): CalendarEvent['status'] {
  if (moved || state === 'withdrawn') return 'CANCELLED';
  return state === 'suspended' || state === 'planned' ? 'TENTATIVE' : 'CONFIRMED';
}
