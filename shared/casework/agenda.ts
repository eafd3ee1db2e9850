/** When the daily run must next touch a task. Computed anew at each change, in the same write. */
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { nextRung } from './ladder.ts';
import type { CaseworkPorts } from './ports.ts';
import type { Agenda, Task } from './task.ts';

/** Always a day after `today`, whose run is over. Null for a task that waits for somebody, stands still or is closed. */
export function agendaOf(
  task: Task,
  today: PlainDate,
  { calendar, ladderOf }: Pick<CaseworkPorts, 'calendar' | 'ladderOf'>,
): Agenda | null {
  switch (task.state) {
    case 'planned':
      if (task.opensOn === null) return null;
      return { what: 'opening', on: task.opensOn > today ? task.opensOn : addDays(today, 1) };
    case 'open': {
      if (task.due === null) return null;
      const rung = nextRung(calendar, ladderOf(task.ladder), task.due, { climbed: task.climbed, today });
      return rung === null ? null : { what: 'rung', ...rung };
    }
    case 'continuous': {
      const on = task.checkIns.find((day) => day > today);
      return on === undefined ? null : { what: 'check-in', on };
    }
    case 'done':
    case 'withdrawn':
      // The workflow is told at once; should that fail, tomorrow's run finds the task here and tells it again.
      return task.token === null ? null : { what: 'wake-up', on: addDays(today, 1) };
    default:
      return null;
  }
}
