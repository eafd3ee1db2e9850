/** Cases of a process as they would stand on its board, without its executions. */
import {
  answerTask,
  caseIdSchema,
  openCase,
  openTasks,
  SYSTEM,
  taskIdSchema,
  type CaseworkPorts,
} from '#shared/casework/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';

interface LaidDown {
  readonly caseId: string;
  readonly taskId: string;
  readonly unit?: string;
  readonly due: string;
  /** Left out for what is still to be done. */
  readonly done?: string;
}

const at = (date: string): number => instantOf(plainDate(date), 9);

/** Of Sở Xây dựng, unless said otherwise, opened on 2/1/2024. */
export async function layDown(
  ports: CaseworkPorts,
  process: string,
  period: string,
  tasks: readonly LaidDown[],
): Promise<void> {
  const board = `${process}#${period}`;
  const opening = at('2024-01-02');
  for (const { caseId: id, taskId: task, unit = 'so-xay-dung', due, done } of tasks) {
    const [caseId, taskId] = [caseIdSchema.parse(id), taskIdSchema.parse(task)];
    await openCase({ caseId, process, board, row: id, title: id, by: SYSTEM, now: opening }, ports);
    const day = plainDate(due);
    const opened = {
      caseId,
      taskId,
      process,
      board,
      row: id,
      subject: id,
      unit: unitId(unit),
      countedIn: 'working-day' as const,
      ladder: 'default',
      derivation: [],
      start: { state: 'open' as const, due: { strict: day, lenient: day } },
    };
    await openTasks({ tasks: [opened], by: SYSTEM, now: opening }, ports);
    if (done !== undefined)
      await answerTask({ caseId, taskId, answer: { outcome: 'done' }, by: SYSTEM, now: at(done) }, ports);
  }
}
