/** Lets the daily run do once all that it does: lost starts and wake-ups, a mail, a digest, a board put away. */
import {
  announcementDocument,
  boardOf,
  caseIdOf,
  decisionTaskId,
  PROCESS,
} from '#functions/tthc-announce/domain/announcement.ts';
import { procedureWrites } from '#functions/tthc-announce/store.ts';
import {
  answerTask,
  documentWrite,
  openCase,
  openTasks,
  SYSTEM,
  taskIdSchema,
  type CaseId,
} from '#shared/casework/index.ts';
import { addDays, civilDateAt, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import type { TestHome } from './home.ts';
import { caseTableOf, referenceOf } from './organisation.ts';
import { signed } from './use-tthc-announce.ts';

const LIST_NUMBER = '900/QĐ-BXD';

/** Takes two days: on the first the lost executions start, on the second one is told what it was not told. */
export async function useDaily(home: TestHome): Promise<void> {
  const cases = caseTableOf(home);
  const ports = caseworkPorts(cases, await referenceOf(home).read());
  const today = civilDateAt(home.clock.now());
  await cases.listBoard('da-xong', addDays(today, -60));
  await overdueTask(home, 'so-tu-phap');
  const announced = await lostStarts(home, today);
  await nextWorkingMorning(home);
  const draft = { caseId: announced, taskId: decisionTaskId('draft', 1) };
  const answer = { outcome: 'submitted' };
  await answerTask({ ...draft, answer, by: SYSTEM, now: home.clock.now() }, ports);
  await nextWorkingMorning(home);
}

/** The pages of boards and of công văn: one is drafted and downloaded. */
export async function useDailyPages(home: TestHome): Promise<void> {
  await overdueTask(home, 'so-noi-vu');
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  await office.open('/bang');
  const letters = await office.open('/don-doc');
  const drafted = await office.submit(letters, { unit: 'ubnd-tinh so-noi-vu' });
  const [, file = '/don-doc'] = /href="(\/don-doc\/[^"]+)"/u.exec(drafted.html) ?? [];
  await office.open(file);
}

/** A task so long overdue that the next run brings it before the office. */
async function overdueTask(home: TestHome, unit: string): Promise<void> {
  const store = caseTableOf(home);
  const now = home.clock.now();
  const ports = caseworkPorts(store, await referenceOf(home).read());
  const today = civilDateAt(now);
  const strict = ports.calendar.addWorkingDays(today, -5);
  const caseId = caseIdOf(unit, today, 1);
  const start = { state: 'open' as const, due: { strict, lenient: strict } };
  const given = { process: 'obligation', board: 'ke-hoach', row: '1', subject: 'Việc quá hạn', ladder: 'default' };
  const task = { ...given, caseId, taskId: taskIdSchema.parse(unit), unit: unitId(unit), start };
  await openTasks({ tasks: [{ ...task, countedIn: 'working-day', derivation: [] }], by: SYSTEM, now }, ports);
}

async function nextWorkingMorning(home: TestHome): Promise<void> {
  const { calendar } = await referenceOf(home).read();
  await home.goTo(calendar.addWorkingDays(civilDateAt(home.clock.now()), 1), 9);
}

/** A case of every process whose execution was never started; returns the announcement, whose execution asks a person. */
async function lostStarts(home: TestHome, today: PlainDate): Promise<CaseId> {
  const store = caseTableOf(home);
  const now = home.clock.now();
  const announcement = { ...signed(today, 'http://localhost'), listNumber: LIST_NUMBER };
  const announced = caseIdOf(LIST_NUMBER, today, 1);
  const prefix = /^.*?-(?=[a-z])/u;
  const workflows = home.deployment.stateMachines.map(({ name }) => name.replace(prefix, ''));
  for (const workflow of workflows.filter((name) => name !== 'daily' && name !== PROCESS)) {
    const caseId = caseIdOf(`${workflow}/QĐ`, today, 1);
    const given = { caseId, process: workflow, board: workflow, row: '1', title: workflow, by: SYSTEM, now };
    await openCase({ ...given, start: { workflow, input: { caseId } } }, { store });
  }
  const documents = [
    documentWrite(announcementDocument, { caseId: announced, value: announcement, version: 1 }),
    ...procedureWrites(announced, [{ code: '1.001234', name: 'Cấp phép xây dựng' }]),
  ];
  const board = boardOf(partsOf(today).year);
  const given = { caseId: announced, process: PROCESS, board, row: '1', title: 'Công bố', by: SYSTEM, now };
  const start = { workflow: PROCESS, input: { caseId: announced, round: 1 } };
  await openCase({ ...given, documents, start }, { store });
  return announced;
}
