import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  acceptRow,
  addRow,
  editRow,
  mergeRow,
  splitRow,
  type RowEdit,
} from '#functions/plan-issue/use-cases/change-rows.ts';
import { changePlanRow } from '#functions/plan-issue/use-cases/change-plan-row.ts';
import { decidePlan } from '#functions/plan-issue/use-cases/decide-plan.ts';
import { numberPlan } from '#functions/plan-issue/use-cases/number-plan.ts';
import { readDraft, readRows } from '#functions/plan-issue/use-cases/read-draft.ts';
import { startAmendment } from '#functions/plan-issue/use-cases/start-amendment.ts';
import { submitPlan } from '#functions/plan-issue/use-cases/submit-plan.ts';
import { askNumber, askReview, askSignature } from '#functions/plan-issue/use-cases/ask.ts';
import { ownPlanDocument } from '#functions/plan-issue/domain/draft.ts';
import { finishTask, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { obligationDocument, obligationCaseId } from '#shared/obligations/index.ts';
import { aDesk, fixture, LEADER, morning, OFFICER, valueOf, type Desk } from './desk.ts';
import { smallLocality } from './small-locality.ts';

const DAY = '2024-03-05';
const QUANG_NAM = { text: fixture('quang-nam-2024'), on: DAY };

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(smallLocality());
});
afterAll(() => desk.close());

const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

async function rowOf(caseId: CaseId, id: string) {
  const row = (await readRows(caseId, desk.ports)).find(({ value }) => value.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

async function editOf(caseId: CaseId, id: string, changes: Partial<RowEdit>): Promise<RowEdit> {
  return { ...(await rowOf(caseId, id)).value.content, ...changes };
}

it('a text that is no plan is refused with the importer’s own words, and opens nothing', async () => {
  const caseId = await desk.read({ text: fixture('not-a-plan-letter'), on: DAY });
  const { value } = await readDraft(caseId, desk.ports);
  expect(value.status).toBe('refused');
  expect(value.refusal?.message).not.toBe('');
  expect(await readRows(caseId, desk.ports)).toEqual([]);
});

it('of two officers at one row the second is told, and at another row nobody is disturbed', async () => {
  const caseId = await desk.read(QUANG_NAM);
  const { key, version } = await rowOf(caseId, 'I.3');
  const edit = await editOf(caseId, 'I.3', { title: 'Cử lại công chức đầu mối' });
  expect(code(await editRow({ caseId, key, version, edit }, desk.ports))).toBe('ok');
  const late = { ...edit, title: 'Cử công chức khác' };
  expect(code(await editRow({ caseId, key, version, edit: late }, desk.ports))).toBe('row-changed-meanwhile');
  const other = await rowOf(caseId, 'I.4');
  expect(code(await acceptRow({ caseId, key: other.key, version: other.version }, desk.ports))).toBe('ok');
  expect((await rowOf(caseId, 'I.3')).value.content.title).toBe('Cử lại công chức đầu mối');
});

it('a row is split into rows behind it, and joined with the one that a page break cut off', async () => {
  const caseId = await desk.read(QUANG_NAM);
  const { key, version } = await rowOf(caseId, 'IX.1');
  valueOf(await splitRow({ caseId, key, version, titles: ['Mở lớp nghiệp vụ', 'Tập huấn số hóa'] }, desk.ports));
  const rows = await readRows(caseId, desk.ports);
  const place = rows.findIndex((row) => row.key === key);
  expect(rows[place + 1]?.value.content.title).toBe('Tập huấn số hóa');
  const again = await rowOf(caseId, 'IX.1');
  valueOf(await mergeRow({ caseId, key, version: again.version }, desk.ports));
  const merged = await rowOf(caseId, 'IX.1');
  expect(merged.value.content.title).toBe('Mở lớp nghiệp vụ Tập huấn số hóa');
  expect((await readRows(caseId, desk.ports))[place + 1]?.value.gone).toBe(true);
});

it('what was flagged must be looked at before the plan is submitted', async () => {
  const caseId = await desk.read(QUANG_NAM);
  const submit = { ...desk.step(caseId, DAY), outcome: 'submitted' as const };
  expect(code(await submitPlan(submit, desk.ports))).toBe('rows-unsettled');
  await desk.acceptAll(caseId);
  expect(code(await submitPlan(submit, desk.ports))).toBe('ok');
  // The same form again counts once; another one comes too late.
  expect(code(await submitPlan(submit, desk.ports))).toBe('ok');
  expect(code(await submitPlan({ ...submit, requestKey: 'another' }, desk.ports))).toBe('not-in-review');
});

it('returned with a reason it comes again as a new round; signed once, a second signature is refused', async () => {
  const caseId = await desk.read(QUANG_NAM);
  await desk.acceptAll(caseId);
  const now = morning(DAY);
  valueOf(await submitPlan({ ...desk.step(caseId, DAY), outcome: 'submitted' }, desk.ports));
  await askSignature({ caseId, now, token: 'first' }, desk.ports);
  const returned = { outcome: 'returned', why: ' ' } as const;
  const reasonless = await decidePlan({ ...desk.step(caseId, DAY, LEADER), decision: returned }, desk.ports);
  expect(code(reasonless)).toBe('reason-missing');
  const decision = { ...returned, why: 'Sai số liệu mục II' };
  valueOf(await decidePlan({ ...desk.step(caseId, DAY, LEADER), decision }, desk.ports));
  expect((await readDraft(caseId, desk.ports)).value).toMatchObject({ status: 'review', round: 2 });
  await askReview({ caseId, now, token: 'second-review' }, desk.ports);
  valueOf(await submitPlan({ ...desk.step(caseId, DAY), outcome: 'submitted' }, desk.ports));
  await askSignature({ caseId, now, token: 'second' }, desk.ports);
  const sign = { ...desk.step(caseId, DAY, LEADER), decision: { outcome: 'signed' } as const };
  expect(code(await decidePlan(sign, desk.ports))).toBe('ok');
  expect(code(await decidePlan({ ...sign, requestKey: 'again' }, desk.ports))).toBe('not-signing');
  expect(desk.told.filter((token) => token === 'second')).toEqual(['second']);
});

it('a number without its sign, a date in the future or far from the plan’s year are refused beside their field', async () => {
  const caseId = await desk.read(QUANG_NAM);
  await desk.acceptAll(caseId);
  valueOf(await submitPlan({ ...desk.step(caseId, DAY), outcome: 'submitted' }, desk.ports));
  await askSignature({ caseId, now: morning(DAY), token: 'signature' }, desk.ports);
  valueOf(await decidePlan({ ...desk.step(caseId, DAY, LEADER), decision: { outcome: 'signed' } }, desk.ports));
  await askNumber({ caseId, now: morning(DAY), token: 'number' }, desk.ports);
  const refusedFor = async (number: string, date: string) =>
    numberPlan({ ...desk.step(caseId, DAY), number, date: plainDate(date) }, desk.ports);
  expect(await refusedFor('467', DAY)).toMatchObject({ error: { code: 'number-wrong', field: 'number' } });
  expect(await refusedFor('467/QĐ-UBND', '2024-03-06')).toMatchObject({ error: { code: 'date-in-future' } });
  expect(await refusedFor('467/QĐ-UBND', '2019-03-05')).toMatchObject({ error: { code: 'date-out-of-plan' } });
});

it('an amendment withdraws, changes and adds rows with reasons; what a row was stays to be read', async () => {
  const plan = await desk.issue({ ...QUANG_NAM, number: '467/QĐ-UBND' });
  const own = await rowOf(plan, 'I.2');
  const duty = obligationCaseId(plan, own.value.content);
  const done = { caseId: duty, taskId: taskIdSchema.parse('001.so-tu-phap') };
  const evidence = {
    number: '15/KH-STP',
    date: plainDate('2024-03-08'),
    link: 'https://stp.example.vn',
    fileKey: null,
  };
  valueOf(await finishTask({ ...done, evidence, by: OFFICER, now: morning('2024-03-08') }, desk.ports));
  const day = '2024-03-12';
  const caseId = desk.nextId(day);
  const address = 'https://dung-han.example.vn/ke-hoach/sua-doi';
  valueOf(await startAmendment({ caseId, plan, address, by: OFFICER, now: morning(day) }, desk.ports));
  await askReview({ caseId, now: morning(day), token: 'amendment' }, desk.ports);
  const why = 'Dời hạn theo đề nghị của các sở';
  const edit = await editOf(plan, 'I.2', {
    phrase: 'Trước ngày 31/3/2024',
    deadline: { kind: 'ABS_BEFORE', date: plainDate('2024-03-31') },
  });
  const change = { amendment: caseId, version: 0, why };
  valueOf(await changePlanRow({ ...change, key: own.key, edit }, desk.ports));
  const gone = await rowOf(plan, 'IX.3');
  expect(code(await changePlanRow({ ...change, key: gone.key, edit: null, why: '' }, desk.ports))).toBe(
    'reason-missing',
  );
  valueOf(await changePlanRow({ ...change, key: gone.key, edit: null, why: 'Không bố trí kinh phí' }, desk.ports));
  valueOf(
    await addRow({ caseId, edit: { ...edit, ownPlan: false }, section: 'I', no: '5', why: 'Việc mới' }, desk.ports),
  );
  await desk.sign(caseId, { on: day, number: '500/QĐ-UBND' });
  await desk.putInForce(caseId, day);
  await desk.putInForce(caseId, day);

  const before = await desk.store.readDocument(obligationDocument, duty);
  expect(before?.value.ended).toMatchObject({ why, next: 2 });
  const states = (await desk.store.tasksOf(duty)).map(({ state }) => state);
  expect(states.filter((state) => state !== 'withdrawn')).toEqual(['done']);
  const amended = await rowOf(plan, 'I.2');
  expect(amended.value.history).toMatchObject([
    { document: '500/QĐ-UBND', why, content: { phrase: 'Trước ngày 15/3/2024' } },
  ]);
  const next = await desk.store.tasksOf(obligationCaseId(plan, amended.value.content));
  // Sở Tư pháp had issued its plan already.
  expect(next.map(({ unit }) => unit)).not.toContain('so-tu-phap');
  expect(next).toHaveLength(states.length - 1);
  expect(next[0]?.due?.lenient).toBe('2024-03-31');
  expect((await rowOf(plan, 'IX.3')).value).toMatchObject({ gone: true, history: [{ withdrawn: true }] });
  const added = (await readRows(plan, desk.ports)).find(({ value }) => value.id === 'I.5');
  expect(added?.value.content.section).toBe('I');
});

it('a unit’s own plan hangs under the plan above and fulfils the unit’s duty to have one', async () => {
  const parent = await desk.issue({ ...QUANG_NAM, number: '468/QĐ-UBND' });
  const given = { text: fixture('vinh-bao-2024'), on: '2024-03-12', number: '12/KH-UBND', parent };
  const child = await desk.issue({ ...given, issuer: 'ubnd-huyen-1', office: 'ubnd-huyen-1-van-phong' });
  const duty = obligationCaseId(parent, (await rowOf(parent, 'I.2')).value.content);
  const tasks = await desk.store.tasksOf(duty);
  const done = tasks.filter(({ state }) => state === 'done');
  expect(done.map(({ unit, evidence }) => [unit, evidence?.number])).toEqual([['ubnd-huyen-1', '12/KH-UBND']]);
  const own = await desk.store.documentsOf(ownPlanDocument, parent);
  expect(own.map(({ value }) => value.plan)).toEqual([child]);
});
