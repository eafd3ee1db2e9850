import { nudgeTask, type Actor } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PeriodId } from '../domain/period.ts';
import type { ReportPorts } from '../ports.ts';
import { isMissing, readBoard, type BoardLine } from './read-board.ts';

interface RemindMissing {
  readonly period: PeriodId;
  /** Whom the person who reminds watches over. */
  readonly concerns: (unit: UnitId) => boolean;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Reminders written side by side. */
const AT_ONCE = 20;

/** Puts a reminder into the next mail of every unit whose report is still to come; how many that are. */
export async function remindMissing(
  { period, concerns, by, requestKey, now }: RemindMissing,
  ports: ReportPorts,
): Promise<number> {
  const lines = (await readBoard(period, civilDateAt(now), ports)).filter(
    (line) => isMissing(line) && concerns(line.unit),
  );
  const last = lines.at(-1);
  const keyOf = ({ task }: BoardLine): string => `${requestKey}:${task.taskId}`;
  // The same form sent again: what was written last is there, and so is all before it.
  if (last === undefined || (await ports.store.wasRequested(keyOf(last)))) return lines.length;
  for (let i = 0; i < lines.length; i += AT_ONCE)
    await Promise.all(
      lines
        .slice(i, i + AT_ONCE)
        .map(({ task: { caseId, taskId } }) =>
          nudgeTask(
            { caseId, taskId, reason: 'Đôn đốc gửi báo cáo định kỳ', by, now, requestKey: `${requestKey}:${taskId}` },
            ports,
          ),
        ),
    );
  return lines.length;
}
