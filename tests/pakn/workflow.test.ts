import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Handling } from '#functions/pakn/use-cases/handle-petition.ts';
import { knownPetition } from '#functions/pakn/use-cases/known-petition.ts';
import { linkDuplicate } from '#functions/pakn/use-cases/link-duplicate.ts';
import { rateAnswer } from '#functions/pakn/use-cases/rate-answer.ts';
import type { Routing } from '#functions/pakn/use-cases/route-petition.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { CLERK, Desk } from './desk.ts';

const [FIRST, SECOND, THIRD] = [unitId('so-tu-phap'), unitId('so-noi-vu'), unitId('so-tai-chinh')];
const transferTo = (unit: typeof FIRST): Routing => ({ kind: 'transfer', unit, class: 'conduct' });
const ANSWER: Handling = { kind: 'answer', text: 'Đã giải quyết và trả kết quả.', documentNumber: '12/STP' };
const REFUSAL: Handling = { kind: 'refuse', reason: 'Không thuộc thẩm quyền' };

let desk: Desk;
beforeAll(async () => {
  // A Friday.
  const home = await aHome('2024-03-01');
  await settle(home, smallProvince());
  desk = new Desk(home);
});
afterAll(() => desk.home.close());

it('received on Friday counts Monday as day one of the five for its transfer', async () => {
  const task = await desk.openTask(await desk.receive());
  expect(task).toMatchObject({ unit: 'van-phong-ubnd-tinh', doer: 'officer', due: { lenient: '2024-03-08' } });
  expect(task.derivation.join(' ')).toContain('tiếp nhận phản ánh, kiến nghị');
});

it('answered, returned as unfit, answered again and accepted is published, and its sender written to', async () => {
  const caseId = await desk.receive();
  await desk.route(caseId, transferTo(FIRST));
  const first = await desk.openTask(caseId);
  await desk.handle(caseId, FIRST, { ...ANSWER, text: 'Chưa rõ.' });
  await desk.check(caseId, 'Chưa trả lời đúng nội dung');
  const second = await desk.openTask(caseId);
  expect(second).toMatchObject({ unit: FIRST, due: first.due });
  expect(second.taskId).not.toBe(first.taskId);
  await desk.handle(caseId, FIRST, ANSWER);
  await desk.check(caseId, null);
  expect(await desk.execution(caseId)).toMatchObject({ status: 'SUCCEEDED' });
  const today = '2024-03-01';
  expect(await desk.petition(caseId)).toMatchObject({ publishedOn: today, late: false, repliedOn: today });
  expect((await statesEntered(desk.home, 'pakn')).get(caseId)).toHaveLength(8 + 4);
});

it('is rated once, by its code, after it was published and not before', async () => {
  const caseId = await desk.receive();
  const rate = (satisfaction: number) => rateAnswer({ caseId, satisfaction }, { store: caseTableOf(desk.home) });
  expect(await rate(4)).toMatchObject({ ok: false, error: { code: 'not-published' } });
  await desk.route(caseId, transferTo(FIRST));
  await desk.handle(caseId, FIRST, ANSWER);
  await desk.check(caseId, null);
  await desk.petition(caseId);
  expect(await rate(5)).toMatchObject({ ok: true });
  expect(await rate(1)).toMatchObject({ ok: false, error: { code: 'already-rated' } });
  expect((await desk.petition(caseId)).satisfaction).toBe(5);
});

it('a complaint is split off with advice, and nobody is asked to handle it', async () => {
  const caseId = await desk.receive();
  const closing = { kind: 'split-off', as: 'complaint', advice: 'Gửi đơn đến Ban Tiếp công dân.' } as const;
  await desk.route(caseId, { kind: 'close', closing });
  expect(await desk.execution(caseId)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await desk.petition(caseId)).toMatchObject({ closing, publishedOn: null, repliedOn: '2024-03-01' });
});

it('is not given to a unit that is not there', async () => {
  const caseId = await desk.receive();
  const routed = await desk.route(caseId, transferTo(unitId('khong-co')));
  expect(routed).toMatchObject({ ok: false, error: { code: 'unit-unknown', field: 'unit' } });
});

it('is not decided upon as it was before somebody linked it: that link is not written over', async () => {
  const [caseId, sameAs] = [await desk.receive(), await desk.receive()];
  const store = caseTableOf(desk.home);
  const seenPetition = await knownPetition(store, caseId);
  await linkDuplicate({ caseId, sameAs, by: CLERK, now: desk.home.clock.now() }, { store });
  const routed = await desk.route(caseId, transferTo(FIRST), { seenPetition });
  expect(routed).toMatchObject({ ok: false, error: { code: 'changed-meanwhile' } });
  expect(await desk.petition(caseId)).toMatchObject({ sameAs: { caseId: sameAs }, transferredOn: null });
  await desk.route(caseId, transferTo(FIRST));
  expect(await desk.petition(caseId)).toMatchObject({ sameAs: { caseId: sameAs }, transferredOn: '2024-03-01' });
});

it('keeps nothing of its sender in the clear, neither in the table nor in its execution', async () => {
  const caseId = await desk.receive({ email: 'rieng-tu@example.vn' });
  const { input } = await desk.execution(caseId);
  const store = caseTableOf(desk.home);
  const kept = [await store.readSender(caseId), await store.eventsOf(caseId), await desk.petition(caseId), input];
  expect(JSON.stringify(kept)).not.toMatch(/rieng-tu|Trần Văn Dân|0905000000/u);
});

it('refused twice goes to the unit the office names, which may not refuse; the clock never begins anew', async () => {
  const caseId = await desk.receive();
  await desk.route(caseId, transferTo(FIRST));
  const { due } = await desk.openTask(caseId);
  await desk.home.goTo('2024-03-05', 9);
  await desk.handle(caseId, FIRST, REFUSAL);
  await desk.route(caseId, transferTo(SECOND));
  expect(await desk.openTask(caseId)).toMatchObject({ unit: SECOND, due });
  await desk.home.goTo('2024-03-07', 9);
  await desk.handle(caseId, SECOND, REFUSAL);
  const own = await desk.openTask(caseId);
  expect(own.taskId).toMatch(/^own-/u);
  expect(own.doer).toBe('office');
  await desk.route(caseId, transferTo(THIRD));
  expect(await desk.openTask(caseId)).toMatchObject({ unit: THIRD, due });
  const third = await desk.handle(caseId, THIRD, REFUSAL);
  expect(third).toMatchObject({ ok: false, error: { code: 'refusal-not-allowed' } });
  expect(await desk.handle(caseId, THIRD, ANSWER)).toMatchObject({ ok: true });
  await desk.check(caseId, null);
  expect((await desk.petition(caseId)).refusals.map(({ unit }) => unit)).toEqual([FIRST, SECOND]);
  expect((await statesEntered(desk.home, 'pakn')).get(caseId)).toHaveLength(8 + 4 + 4);
});

it('answered after its date is published late, with an apology to the sender', async () => {
  const caseId = await desk.receive({ email: 'cham@example.vn' });
  await desk.route(caseId, transferTo(FIRST));
  await desk.home.goTo('2024-03-22', 9);
  await desk.handle(caseId, FIRST, ANSWER);
  await desk.check(caseId, null);
  expect((await desk.petition(caseId)).late).toBe(true);
  const { store } = desk.home.services.mail;
  const letters = store.newestFirst().filter(({ to }) => to.includes('cham@example.vn'));
  expect(letters).toHaveLength(1);
});
