import { answerTask, tellAgain, tellWorkflow, type Actor } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { figuresDocument } from '../domain/losses.ts';
import { isComplete } from '../domain/ranking.ts';
import type { Scale } from '../domain/scale.ts';
import { changesBetween, runningCase } from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { refuse, type IndexRefusal } from '../refusals.ts';
import { findPublication, nextDocument, sheetWrite, type KnownSheet } from '../store.ts';
import { readFigures } from './read-figures.ts';
import { runningTask } from './running-task.ts';

interface SubmitScores {
  readonly known: KnownSheet;
  readonly scale: Scale;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Hands the complete scores to the leader, with what the system's cases say of the month as it stands now. */
export async function submitScores(
  { known, scale, by, requestKey, now }: SubmitScores,
  ports: IndexPorts,
): Promise<Result<null, Refusal>> {
  const { caseId, sheet } = known;
  if (sheet.lastRequest === requestKey) {
    await tellAgain(runningCase(known.caseId, sheet), now, ports);
    return ok(null);
  }
  const obstacle = await obstacleTo(known, scale, ports);
  const task = await runningTask('scores', known, ports.store);
  if (obstacle !== undefined || task === undefined) return refuse(obstacle ?? 'changed-meanwhile');
  const figures = await readFigures(sheet.units, sheet.month, civilDateAt(now), ports.store);
  const answered = await answerTask(
    {
      caseId: task.caseId,
      taskId: task.taskId,
      answer: { outcome: 'submitted' },
      documents: [
        sheetWrite(known, { state: 'submitted', remark: null, lastRequest: requestKey }),
        await nextDocument(ports.store, figuresDocument, caseId, figures),
      ],
      by,
      now,
      requestKey,
    },
    ports,
  );
  if (!answered.ok) return answered;
  await tellWorkflow(answered.value, now, ports);
  return ok(null);
}

async function obstacleTo(
  { caseId, sheet }: KnownSheet,
  scale: Scale,
  { store }: Pick<IndexPorts, 'store'>,
): Promise<IndexRefusal | undefined> {
  if (sheet.state === 'published') return 'locked';
  if (sheet.state !== 'scoring') return 'with-leader';
  if (!sheet.units.every((unit) => isComplete(scale, sheet.scores[unit]))) return 'scores-missing';
  if (sheet.correction === null) return undefined;
  const published = await findPublication(store, sheet.month, caseId);
  const changes = changesBetween(published?.publication.scores ?? {}, sheet.scores);
  return changes.length === 0 ? 'nothing-changed' : undefined;
}
