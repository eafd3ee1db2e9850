import { createHash } from 'node:crypto';
import { caseIdSchema, openCase, openTasks, SYSTEM, taskIdSchema, type NewTask } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { escalationChain, type Organisation } from '#shared/org/index.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { DailyPorts } from '../ports.ts';

/** Working days in which somebody looks at it. */
const DAYS = 2;
const MOST_TEXT = 400;

/**
 * Puts what the run could not do into the office's list of work, a task for each, so that nothing is passed over in
 * silence. The same trouble of one month is one task, however often the run meets it.
 */
export async function nameTroubles(
  troubles: readonly Trouble[],
  now: number,
  known: Reference,
  { cases }: Pick<DailyPorts, 'cases'>,
): Promise<void> {
  const date = civilDateAt(now);
  const unit = officeOn(known.organisation, date);
  if (troubles.length === 0 || unit === undefined) return;
  const ports = caseworkPorts(cases, known);
  const month = date.slice(0, 'YYYY-MM'.length);
  const caseId = caseIdSchema.parse(`trouble_${month}`);
  const board = `trouble#${date.slice(0, 'YYYY'.length)}`;
  const title = `Việc hệ thống chưa làm được, tháng ${month.slice(-2)}/${month.slice(0, 4)}`;
  await openCase({ caseId, process: 'obligation', board, row: month, title, by: SYSTEM, now }, { store: cases });
  const due = known.calendar.addWorkingDays(date, DAYS);
  const tasks = troubles.map(({ what, about, why }): NewTask => ({
    ...{ caseId, process: 'obligation', board, row: month, unit, doer: 'office', ladder: 'default' },
    taskId: taskIdSchema.parse(createHash('sha256').update(`${what} ${about}`).digest('hex').slice(0, 16)),
    subject: `Hệ thống chưa làm được – ${what}: ${about}. Lý do: ${why}`.slice(0, MOST_TEXT),
    countedIn: 'working-day',
    derivation: [`${DAYS} ngày làm việc kể từ ngày hệ thống gặp lỗi`],
    start: { state: 'open', due: { strict: due, lenient: due } },
  }));
  await openTasks({ tasks, urgent: true, by: SYSTEM, now }, ports);
}

/** The body whose office answers for the daily run: the office of the committee at the root. */
function officeOn(organisation: Organisation, date: PlainDate): UnitId | undefined {
  const [root] = organisation.rootsOn(date);
  if (root === undefined) return undefined;
  const office = escalationChain(organisation, root.id, date, root.id).find(({ rung }) => rung === 'office');
  const held = office?.holders[0]?.person.roles.find((role) => role.role === 'office' && validOn(role, date));
  return held?.unit ?? root.id;
}
