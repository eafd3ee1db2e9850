/** The dates of a plan in force by month and day, from the tasks on its board. */
import type { BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { progressOf, type Progress } from './progress.ts';

export interface DayOfPlan {
  readonly date: PlainDate;
  /** By the row's key, in the plan's order. */
  readonly rows: readonly { readonly key: string; readonly progress: Progress }[];
}

export interface MonthOfPlan {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly days: readonly DayOfPlan[];
  readonly progress: Progress;
}

export interface PlanCalendar {
  readonly months: readonly MonthOfPlan[];
  /** Tasks that have no date (yet): continuous, or waiting for an event. */
  readonly undated: number;
}

const isLive = ({ state }: BoardTask): boolean => state !== 'withdrawn';

export function planCalendar(tasks: readonly BoardTask[], today: PlainDate): PlanCalendar {
  const live = tasks.filter(isLive);
  const dated = live.flatMap((task) => (task.due === null ? [] : [{ task, date: task.due.lenient }]));
  const months = [...Map.groupBy(dated, ({ date }) => date.slice(0, 7))]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, own]) => ({
      month,
      days: [...Map.groupBy(own, ({ date }) => date)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([date, ofDay]) => ({
          date,
          rows: rowsOf(
            ofDay.map(({ task }) => task),
            today,
          ),
        })),
      progress: progressOf(
        own.map(({ task }) => task),
        today,
      ),
    }));
  return { months, undated: live.length - dated.length };
}

const rowsOf = (tasks: readonly BoardTask[], today: PlainDate): DayOfPlan['rows'] =>
  [...Map.groupBy(tasks, ({ row }) => row)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, own]) => ({ key, progress: progressOf(own, today) }));
