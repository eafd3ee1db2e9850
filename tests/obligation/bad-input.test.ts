/** What people send by mistake, twice or too late, through the real forms: a clear answer, nothing lost, what was typed kept. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { caseTableOf } from '../embedded/organisation.ts';
import { aPdf, dateFields, hiddenFields, openDesk, pathOf, type Desk } from './desk.ts';

const DISSOLVED = unitId('so-ngoai-vu');
const MEGABYTE = 2 ** 20;

/** The sample province, in which Sở Ngoại vụ went into Văn phòng at the end of February. */
function province(): Organisation {
  const { units, people } = smallProvince();
  const organisation = Organisation.of(
    units.map((unit) =>
      unit.id === DISSOLVED
        ? { ...unit, validTo: plainDate('2024-02-29'), successors: [unitId('van-phong-ubnd-tinh')] }
        : unit,
    ),
    people.filter(({ roles }) => roles.every(({ unit }) => unit !== DISSOLVED)),
  );
  if (!organisation.ok) throw new Error(JSON.stringify(organisation.error));
  return organisation.value;
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2024-03-18', province());
});
afterAll(() => desk.close());

const BY_LINK = {
  number: '15/KH-STP',
  ...dateFields('date', '4', '3', '2024'),
  place: 'link',
  link: 'https://congbao.example.gov.vn/15',
  note: '',
};
const openUntil = (date: string) => ({
  state: 'open' as const,
  due: { strict: plainDate(date), lenient: plainDate(date) },
});
const eventsOf = async ({ caseId }: Awaited<ReturnType<Desk['give']>>): Promise<readonly string[]> =>
  (await caseTableOf(desk.home).eventsOf(caseId)).map(({ what }) => what);

it('«hoàn thành» is refused without number, date, document or with another address than http(s); the rest is kept', async () => {
  const task = await desk.give({ start: openUntil('2024-03-29') });
  const unit = await desk.officer('so-tu-phap');
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ number: '' }, 'number'],
    [{ 'date-day': '31', 'date-month': '2' }, 'date'],
    [{ 'date-day': '19' }, 'date'],
    [{ link: '' }, 'link'],
    [{ link: 'javascript:alert(1)' }, 'link'],
    [{ place: '' }, 'place'],
  ];
  for (const [wrong, field] of cases) {
    const answer = await unit.send(`${pathOf(task)}/hoan-thanh`, { ...BY_LINK, note: 'Đã trình ký', ...wrong });
    expect(answer, field).toMatchObject({ status: 422 });
    expect(answer.text, field).toMatch(new RegExp(`href="#${field}`, 'u'));
    expect(answer.text).toContain('Đã trình ký');
  }
  expect(await desk.read(task)).toMatchObject({ state: 'open', evidence: null });
});

it('a scan of 200 MB is refused in words, with the way back, and what was typed before it is still there', async () => {
  const task = await desk.give({ start: openUntil('2024-03-29') });
  const unit = await desk.officer('so-tu-phap');
  const form = `${pathOf(task)}/hoan-thanh`;
  await unit.send(form, { ...BY_LINK, place: 'file', link: '', note: 'Bản quét' });
  const large = await unit.upload(`${form}/tep`, 'ban-quet.pdf', aPdf(200 * MEGABYTE));
  expect(large.status).toBe(400);
  expect(large.text).toContain('Tệp lớn hơn 50 MB');
  expect(large.text).toContain(`href="${form}/tep"`);
  expect((await unit.open(form)).text).toContain('value="15/KH-STP"');
  expect(await desk.read(task)).toMatchObject({ state: 'open', evidence: null });
});

it('a form sent twice counts once; an old page of it says that the task has moved on and keeps what was typed', async () => {
  const task = await desk.give({ start: openUntil('2024-03-29') });
  const unit = await desk.officer('so-tu-phap');
  const send = await unit.fill(`${pathOf(task)}/hoan-thanh`, BY_LINK);
  const secondTab = await unit.fill(`${pathOf(task)}/hoan-thanh`, { ...BY_LINK, note: 'Gửi từ trang cũ' });
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ location }) => location)).toEqual(Array(2).fill(`${pathOf(task)}?xong=hoan-thanh`));
  expect((await eventsOf(task)).filter((what) => what === 'task-finished')).toHaveLength(1);
  const old = await secondTab();
  expect(old.status).toBe(422);
  expect(old.text).toContain('Gửi từ trang cũ');
  expect((await eventsOf(task)).filter((what) => what === 'task-finished')).toHaveLength(1);
});

it('more time must be asked for before the date has passed; what was asked in time is decided after it', async () => {
  const [asked, late] = [
    await desk.give({ start: openUntil('2024-03-18') }),
    await desk.give({ start: openUntil('2024-03-18') }),
  ];
  const [unit, office] = [await desk.officer('so-tu-phap'), await desk.officer('kiem-soat-tthc')];
  const fields = { ...dateFields('due', '25', '3', '2024'), reason: 'Chờ ý kiến của Bộ' };
  await unit.send(`${pathOf(asked)}/gia-han`, fields);
  // Two forms opened in time, and sent when the day is over.
  const forms = [
    await unit.fill(`${pathOf(late)}/gia-han`, fields),
    await office.fill(`${pathOf(late)}/gia-han`, fields),
  ];
  await desk.home.goTo('2024-03-19', 8);
  for (const [index, send] of forms.entries()) {
    // The night's reminder has changed the task, so the old page says so first; sent again, it meets the date.
    const old = await send();
    expect(old.status).toBe(422);
    expect(old.text).toContain('Chờ ý kiến của Bộ');
    const person = index === 0 ? unit : office;
    const answer = await person.post(`${pathOf(late)}/gia-han`, { ...hiddenFields(old.text), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Nhiệm vụ đã quá hạn');
    expect(answer.text).toContain('Chờ ý kiến của Bộ');
  }
  expect(await desk.read(late)).toMatchObject({ due: { lenient: '2024-03-18' }, extensions: [] });
  expect((await unit.open(`${pathOf(late)}/gia-han`)).location).toBe(`${pathOf(late)}?khong=gia-han`);
  const list = (await office.open('/viec')).text;
  const decision = /href="(\/viec\/[^"]*decide-extension[^"]*)"/u.exec(list)?.[1] ?? '';
  const decided = await office.send(`${decision}/quyet-dinh`, { decision: 'grant', reason: '' });
  expect(decided.location).toBe('/viec?xong=quyet-dinh');
  expect(await desk.read(asked)).toMatchObject({ due: { lenient: '2024-03-25' } });
});

it('work does not go to a unit that is no more: its successor is named, the reason typed is kept', async () => {
  const task = await desk.give({ start: openUntil('2024-03-29') });
  const office = await desk.officer('kiem-soat-tthc');
  const form = `${pathOf(task)}/chuyen`;
  expect((await office.open(form)).text).not.toContain(`value="${DISSOLVED}"`);
  const answer = await office.send(form, { unit: DISSOLVED, reason: 'Đúng lĩnh vực' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Sở Ngoại vụ không còn tồn tại vào ngày này');
  expect(answer.text).toContain('Chọn đơn vị kế thừa: Văn phòng UBND tỉnh');
  expect(answer.text).toContain('Đúng lĩnh vực');
  expect(await desk.read(task)).toMatchObject({ unit: 'so-tu-phap' });
});
