import type { CaseStore, Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import { boardNames } from '../domain/board-names.ts';
import { committeesOf } from '../domain/digest.ts';
import type { LoggedStep } from '../domain/digest-rows.ts';
import { readingOnce } from '../domain/reading-once.ts';
import { eachAlone, troubleOf, type Trouble } from '../domain/trouble.ts';
import type { DraftedLetter } from '../store/letter-list.ts';
import { letterFor, type LetterPorts } from './draft-letter.ts';

/**
 * Drafts a công văn for each unit whose delay has come before the office in these events: the step «Văn phòng» of the
 * ladder. Says how many, and which could not be drafted.
 */
export async function draftEscalated(
  { events, date }: { readonly events: readonly LoggedStep[]; readonly date: PlainDate },
  reference: Reference,
  ports: LetterPorts & { readonly cases: CaseStore },
): Promise<{ readonly drafted: number; readonly troubles: readonly Trouble[] }> {
  const climbed = events.filter(({ what }) => what === 'rungs-climbed');
  const keys = new Map(
    climbed.flatMap(({ caseId, after, steps }) =>
      after === null ? [] : [[`${caseId}#${after.taskId}`, { caseId, taskId: after.taskId, steps }] as const],
    ),
  );
  const tasks = await ports.cases.readTasks([...keys.values()]);
  const late = tasks.filter((task) => reachedOffice(task, keys.get(`${task.caseId}#${task.taskId}`)?.steps, reference));
  const pairs = new Map(
    late.flatMap((task) =>
      committeesOf(task, reference.organisation, { date, since: date }).map(
        (committee) => [`${committee}#${task.unit}`, { committee, unit: task.unit, date }] as const,
      ),
    ),
  );
  if (pairs.size === 0) return { drafted: 0, troubles: [] };
  const sourceOf = boardNames(await ports.cases.boards());
  // A unit that owes something to two committees is read once.
  const workOfUnit = readingOnce((unit: UnitId) => ports.cases.workOfUnit(unit));
  const drafted: DraftedLetter[] = [];
  const troubles = await eachAlone(
    [...pairs.values()],
    async (pair) => {
      const letter = await letterFor({ ...pair, sourceOf }, reference, { ...ports, cases: { workOfUnit } });
      if (letter !== undefined) drafted.push(letter);
    },
    ({ committee, unit }, fault) => troubleOf('dự thảo công văn đôn đốc', `${committee} gửi ${unit}`, fault),
  );
  await ports.letters.putAll(drafted);
  return { drafted: drafted.length, troubles };
}

const reachedOffice = ({ ladder }: Task, steps: readonly number[] = [], reference: Reference): boolean =>
  reference.ladderOf(ladder).some(({ offset, audience }) => audience === 'office' && steps.includes(offset));
