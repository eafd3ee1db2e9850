import { documentWrite, noteTask, type Actor, type CaseworkPorts, type Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { obligationDocument, reaches } from '#shared/obligations/index.ts';
import { targetMeasured } from '../documents.ts';
import { refuse } from '../domain/refusals.ts';

interface RecordMeasurement {
  readonly task: Task;
  /** In the unit of the row's target. */
  readonly value: number;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly version: number;
  readonly requestKey: string;
}

/** A unit says what it has reached of a row's numeric target. It does not end the task: that takes evidence. */
export async function recordMeasurement(
  { task, value, by, now, version, requestKey }: RecordMeasurement,
  ports: CaseworkPorts,
): Promise<Result<Task, Refusal>> {
  const { caseId, taskId } = task;
  const [obligation, known] = await Promise.all([
    ports.store.readDocument(obligationDocument, caseId),
    ports.store.readDocument(targetMeasured, caseId, taskId),
  ]);
  const measure = obligation?.value.row.measure ?? null;
  if (measure === null) return refuse('no-target');
  const document = documentWrite(targetMeasured, {
    ...{ caseId, key: taskId },
    value: { value, on: civilDateAt(now), by: by.person },
    version: (known?.version ?? 0) + 1,
  });
  const reason = `${String(value).replace('.', ',')}${measure.unit}: ${reaches(measure, value) ? 'đạt' : 'chưa đạt'} chỉ tiêu`;
  return noteTask(
    { caseId, taskId, by, now, version, requestKey, what: 'target-measured', reason, documents: [document] },
    ports,
  );
}
