/** How a task stands, in words. Overdue is no state of a task: it follows from its date and today. */
import type { FC } from 'hono/jsx';
import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import { daysBetween, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Tag, type TagColour } from '../components/messages.tsx';

type Standing = Pick<BoardTask, 'state' | 'due' | 'finishedOn' | 'waitingFor'>;

interface StateWords {
  readonly text: string;
  readonly colour: TagColour;
}

const WAITING = {
  event: 'Chờ sự kiện',
  reference: 'Chờ văn bản khác',
  date: 'Chưa có hạn',
} as const;

function openWords({ due }: Standing, today: PlainDate): StateWords {
  if (due === null) return { text: 'Đang thực hiện', colour: 'blue' };
  if (isOverdue(due, today))
    return { text: `Quá hạn ${String(daysBetween(due.lenient, today))} ngày lịch`, colour: 'red' };
  const left = daysBetween(today, due.lenient);
  if (left === 0) return { text: 'Hạn hôm nay', colour: 'orange' };
  return { text: `Còn ${String(left)} ngày lịch`, colour: left <= 6 ? 'yellow' : 'blue' };
}

const doneWords = ({ due, finishedOn }: Standing): StateWords =>
  due !== null && finishedOn !== null && isOverdue(due, finishedOn)
    ? { text: 'Hoàn thành muộn', colour: 'green' }
    : { text: 'Hoàn thành', colour: 'green' };

const WORDS: Readonly<Record<Standing['state'], (task: Standing, today: PlainDate) => StateWords>> = {
  planned: () => ({ text: 'Chưa đến kỳ', colour: 'grey' }),
  open: openWords,
  waiting: ({ waitingFor }) => ({ text: WAITING[waitingFor?.kind ?? 'date'], colour: 'purple' }),
  continuous: () => ({ text: 'Thường xuyên', colour: 'teal' }),
  suspended: () => ({ text: 'Tạm dừng', colour: 'purple' }),
  withdrawn: () => ({ text: 'Đã rút', colour: 'grey' }),
  done: doneWords,
};

/** A task's state on a day in a few words. Days are calendar days and say so: mails count working days. */
export const stateWords = (task: Standing, today: PlainDate): StateWords => WORDS[task.state](task, today);

export const TaskStateTag: FC<{ task: Standing; today: PlainDate }> = ({ task, today }) => {
  const { text, colour } = stateWords(task, today);
  return <Tag colour={colour}>{text}</Tag>;
};

/** The date of a task, or what it waits for instead of one. */
export function dueWords({ due, waitingFor, state }: Standing): string {
  if (due !== null) return formatDate(due.lenient);
  if (waitingFor?.kind === 'event') return `Khi có: ${waitingFor.event}`;
  if (waitingFor?.kind === 'reference') return `Theo: ${waitingFor.reference}`;
  return state === 'continuous' ? 'Thường xuyên' : 'Chưa có hạn';
}
