import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import {
  answerTask,
  askPerson,
  defineDocument,
  documentWrite,
  finishTask,
  openTasks,
  restartProcess,
  SYSTEM,
  tellAgain,
  tellWorkflow,
  withdrawTask,
  type JsonObject,
  type Workflows,
} from '#shared/casework/index.ts';
import { startProcess } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { anEvidence, aTask, change, noon, OFFICE, startWorld, type World } from './world.ts';

/** Step Functions as far as casework sees it: what was started, what was told; it can be away. */
class RecordingWorkflows implements Workflows {
  readonly started: string[] = [];
  readonly told: { token: string; output: JsonObject }[] = [];
  away = false;

  start(workflow: string, name: string): Promise<void> {
    if (this.away) return Promise.reject(new Error('Step Functions is away'));
    this.started.push(`${workflow}/${name}`);
    return Promise.resolve();
  }

  succeed(token: string, output: JsonObject): Promise<'told' | 'gone'> {
    if (this.away) return Promise.reject(new Error('Step Functions is away'));
    this.told.push({ token, output });
    return Promise.resolve('told');
  }
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const portsWith = (workflows: Workflows) => ({ ...world.ports, workflows });
const form = defineDocument('test.form', z.object({ title: z.string() }));
const NOW = noon('2024-03-01');

function asked(token: string) {
  const task = { ...aTask({ caseId: world.newCase(), process: 'plan-issue', doer: 'leader' }), token };
  return { task, by: SYSTEM, now: NOW };
}

it('the task of a waiting state is told to its doer, and its answer to the workflow, once', async () => {
  const workflows = new RecordingWorkflows();
  const question = asked('token-1');
  await askPerson(question, portsWith(workflows));
  const mails = await world.store.mailsOn(plainDate('2024-03-04'));
  expect(mails.find(({ person }) => person === 'leader')?.parts).toContainEqual(
    expect.objectContaining({ kind: 'assigned', caseId: question.task.caseId }),
  );
  const answered = await answerTask(
    { ...change(question.task, '2024-03-04'), answer: { outcome: 'returned' }, why: 'Sai số liệu' },
    world.ports,
  );
  if (!answered.ok) throw new Error(answered.error.code);
  expect(await tellWorkflow(answered.value, noon('2024-03-04'), portsWith(workflows))).toBe('told');
  expect(workflows.told).toEqual([{ token: 'token-1', output: { outcome: 'returned', finishedOn: '2024-03-04' } }]);
  const kept = await world.store.readTask(question.task.caseId, question.task.taskId);
  expect(kept).toMatchObject({ state: 'done', token: null, next: null });
});

it('a state entered again renews the token of the task it finds; a person’s answer meanwhile is told at once', async () => {
  const workflows = new RecordingWorkflows();
  const question = asked('first');
  await askPerson(question, portsWith(workflows));
  await askPerson({ ...question, task: { ...question.task, token: 'second' } }, portsWith(workflows));
  expect((await world.store.readTask(question.task.caseId, question.task.taskId))?.token).toBe('second');
  await answerTask({ ...change(question.task, '2024-03-01'), answer: { outcome: 'signed' } }, world.ports);
  await askPerson({ ...question, task: { ...question.task, token: 'third' } }, portsWith(workflows));
  expect(workflows.told).toEqual([{ token: 'third', output: { outcome: 'signed', finishedOn: '2024-03-01' } }]);
});

it('an answer whose workflow could not be told stays on the next day’s agenda', async () => {
  const workflows = new RecordingWorkflows();
  const question = asked('token-2');
  await askPerson(question, portsWith(workflows));
  const done = await finishTask({ ...change(question.task, '2024-03-01'), evidence: anEvidence() }, world.ports);
  if (!done.ok) throw new Error(done.error.code);
  workflows.away = true;
  await expect(tellWorkflow(done.value, NOW, portsWith(workflows))).rejects.toThrow('away');
  const due = await world.store.dueOn(plainDate('2024-03-02'));
  expect(due.filter(({ caseId }) => caseId === question.task.caseId)).toMatchObject([{ next: { what: 'wake-up' } }]);
});

it('a withdrawn task tells its workflow so; one that is still open tells nothing', async () => {
  const workflows = new RecordingWorkflows();
  const question = asked('token-3');
  await askPerson(question, portsWith(workflows));
  const open = await world.store.readTask(question.task.caseId, question.task.taskId);
  if (open === undefined) throw new Error('the task is not there');
  expect(await tellWorkflow(open, NOW, portsWith(workflows))).toBe('nobody-waits');
  const gone = await withdrawTask({ ...change(question.task, '2024-03-01', OFFICE), reason: 'Thôi' }, world.ports);
  if (!gone.ok) throw new Error(gone.error.code);
  await tellWorkflow(gone.value, NOW, portsWith(workflows));
  expect(workflows.told).toEqual([{ token: 'token-3', output: { outcome: 'withdrawn', finishedOn: null } }]);
});

const aProcess = () => ({
  caseId: world.newCase(),
  process: 'pakn',
  board: 'pakn#2024-Q1',
  row: '0001',
  title: 'Phản ánh về trả kết quả chậm',
  start: { workflow: 'pakn', input: { received: '2024-03-01' } },
  by: OFFICE,
  now: NOW,
});

it('a process starts once, named after its case, and is then no longer looked for', async () => {
  const workflows = new RecordingWorkflows();
  const command = { ...aProcess(), documents: [] };
  expect((await startProcess(command, { store: world.store, workflows })).ok).toBe(true);
  const again = await startProcess(command, { store: world.store, workflows });
  expect(again).toMatchObject({ ok: false, error: { code: 'case-exists' } });
  expect(workflows.started).toEqual([`pakn/${command.caseId}`]);
  expect((await world.store.startsOn(plainDate('2024-03-02'))).map(({ caseId }) => caseId)).not.toContain(
    command.caseId,
  );
});

it('an execution that could not be started is found the next day and started then', async () => {
  const workflows = new RecordingWorkflows();
  workflows.away = true;
  const command = aProcess();
  await expect(startProcess(command, { store: world.store, workflows })).rejects.toThrow('away');
  const lost = (await world.store.startsOn(plainDate('2024-03-02'))).filter(({ caseId }) => caseId === command.caseId);
  expect(lost).toHaveLength(1);
  workflows.away = false;
  for (const known of lost) await restartProcess(known, { store: world.store, workflows });
  expect(workflows.started).toEqual([`pakn/${command.caseId}`]);
});

it('a form sent again starts what could not be started when it was sent first, and tells what could not be told', async () => {
  const workflows = new RecordingWorkflows();
  const caseId = world.newCase();
  const command = { caseId, process: 'pakn', board: caseId, row: '1', title: 'Phản ánh', by: SYSTEM, now: NOW };
  const start = { workflow: 'pakn', input: { caseId } };
  workflows.away = true;
  await expect(startProcess({ ...command, start }, portsWith(workflows))).rejects.toThrow('away');
  workflows.away = false;
  expect((await startProcess({ ...command, start }, portsWith(workflows))).ok).toBe(false);
  expect(workflows.started).toEqual([`pakn/${caseId}`]);

  const { task } = asked('token-9');
  await askPerson({ task, by: SYSTEM, now: NOW }, portsWith(workflows));
  const answer = { outcome: 'signed' };
  await answerTask({ caseId: task.caseId, taskId: task.taskId, answer, by: SYSTEM, now: NOW }, world.ports);
  await tellAgain(task.caseId, NOW, portsWith(workflows));
  await tellAgain(task.caseId, NOW, portsWith(workflows));
  expect(workflows.told.map(({ token }) => token)).toEqual(['token-9']);
});

it('a process’s own documents are written with the facts they must agree with, or not at all', async () => {
  const command = aProcess();
  const caseId = command.caseId;
  const documents = [documentWrite(form, { caseId, value: { title: 'Bản đầu' }, version: 1 })];
  await startProcess({ ...command, documents }, { store: world.store, workflows: new RecordingWorkflows() });
  expect(await world.store.readDocument(form, caseId)).toEqual({ key: '', value: { title: 'Bản đầu' }, version: 1 });
  const [task] = await openTasks({ tasks: [aTask({ caseId })], by: SYSTEM, now: NOW }, world.ports);
  if (task === undefined) throw new Error('the task was there already');
  const stale = [documentWrite(form, { caseId, value: { title: 'Bản của người khác' }, version: 1 })];
  const refused = await answerTask(
    { ...change(task, '2024-03-01'), answer: { outcome: 'signed' }, documents: stale },
    world.ports,
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'changed-meanwhile' } });
  expect((await world.store.readTask(caseId, task.taskId))?.state).toBe('open');
  const next = [documentWrite(form, { caseId, value: { title: 'Bản hai' }, version: 2 })];
  await answerTask({ ...change(task, '2024-03-01'), answer: { outcome: 'signed' }, documents: next }, world.ports);
  expect(await world.store.documentsOf(form, caseId)).toEqual([{ key: '', value: { title: 'Bản hai' }, version: 2 }]);
});
