/** An obligation from the desk of its unit to the office and the leader, through the real forms of the whole home. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unitId } from '#shared/org/index.ts';
import { parsePhrase } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { aPdf, dateFields, hiddenFields, openDesk, pathOf, type Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2024-03-04');
});
afterAll(() => desk.close());

const BY_LINK = {
  number: '15/KH-STP',
  ...dateFields('date', '4', '3', '2024'),
  place: 'link',
  link: 'https://congbao.example.gov.vn/15',
  note: '',
};

it('a unit finishes its work with a document by link; the office returns it; the due date stays', async () => {
  const task = await desk.give();
  const [unit, office] = await Promise.all([desk.officer('so-tu-phap'), desk.officer('kiem-soat-tthc')]);
  expect((await unit.open('/viec')).text).toContain('Sau đó (1)');
  const page = await unit.open(pathOf(task));
  expect(page.text).toContain('Vì sao là ngày này?');
  expect(page.text).toContain('trước ngày 15/3/2024');
  const finished = await unit.send(`${pathOf(task)}/hoan-thanh`, BY_LINK);
  expect(finished.location).toBe(`${pathOf(task)}?xong=hoan-thanh`);
  expect(await desk.read(task)).toMatchObject({ state: 'done', evidence: { number: '15/KH-STP' } });
  const returned = await office.send(`${pathOf(task)}/tra-lai`, { reason: 'Văn bản của năm trước' });
  expect(returned.location).toBe(`${pathOf(task)}?xong=tra-lai`);
  expect(await desk.read(task)).toMatchObject({ state: 'open', returns: 1, due: { lenient: '2024-03-15' } });
  const history = (await unit.open(pathOf(task))).text;
  expect(history).toContain('Trả lại minh chứng: văn bản số 15/KH-STP');
  expect(history).toContain('Lê Thị Mỹ Duyên');
  expect(history).toContain('Văn bản của năm trước');
});

it('a document as a file goes straight to the bucket under the portal’s address, and comes back from there', async () => {
  const task = await desk.give();
  const unit = await desk.officer('so-tu-phap');
  const form = `${pathOf(task)}/hoan-thanh`;
  const typed = { ...BY_LINK, place: 'file', link: '', note: 'Ký số' };
  expect((await unit.send(form, typed)).location).toBe(`${form}/tep`);
  const refused = await unit.upload(`${form}/tep`, 'nghi-quyet.exe', aPdf());
  expect((await unit.open(refused.location ?? '')).text).toContain('không thuộc loại được nhận');
  const disguised = await unit.upload(`${form}/tep`, 'nghi-quyet.docx', aPdf());
  expect((await unit.open(disguised.location ?? '')).text).toContain('không phải là tệp Word đọc được');
  // A file of 51 MB is refused by the bucket, in words, with the way back; what was typed is still there.
  const large = await unit.upload(`${form}/tep`, 'scan.pdf', aPdf(51 * 2 ** 20));
  expect(large.status).toBe(400);
  expect(large.text).toContain('Tệp lớn hơn 50 MB');
  expect(large.text).toContain(`href="${form}/tep"`);
  expect((await unit.open(form)).text).toContain('value="15/KH-STP"');
  const sent = await unit.upload(`${form}/tep`, 'Kế hoạch 15.pdf', aPdf());
  const confirm = await unit.open(sent.location ?? '');
  expect(confirm.text).toContain('Kế hoạch 15.pdf');
  const reported = await unit.send(sent.location ?? '', {});
  expect(reported.location).toBe(`${pathOf(task)}?xong=hoan-thanh`);
  expect(await desk.read(task)).toMatchObject({ state: 'done', evidence: { link: null } });
  const download = (await unit.open(`${pathOf(task)}/minh-chung`)).location ?? '';
  expect(download.startsWith('/')).toBe(true);
  const file = await unit.open(download);
  expect(file).toMatchObject({ status: 200 });
  expect(file.text.startsWith('%PDF-1.7')).toBe(true);
});

it('a unit asks for more time, the office grants it, and both names stand in the history', async () => {
  const task = await desk.give();
  const [unit, office] = await Promise.all([desk.officer('so-tu-phap'), desk.officer('kiem-soat-tthc')]);
  const asked = await unit.send(`${pathOf(task)}/gia-han`, {
    ...dateFields('due', '29', '3', '2024'),
    reason: 'Chờ ý kiến của Bộ',
  });
  expect(asked.location).toBe(`${pathOf(task)}?xong=de-nghi-gia-han`);
  expect(await desk.read(task)).toMatchObject({ due: { lenient: '2024-03-15' } });
  const again = await unit.send(`${pathOf(task)}/gia-han`, {
    ...dateFields('due', '28', '3', '2024'),
    reason: 'Lần hai',
  });
  expect(again).toMatchObject({ status: 422 });
  expect(again.text).toContain('Đã có đề nghị gia hạn đang chờ quyết định');
  const list = (await office.open('/viec')).text;
  expect(list).toContain('Cần tôi quyết định (1)');
  const decision = /href="(\/viec\/[^"]*decide-extension[^"]*)"/u.exec(list)?.[1] ?? '';
  expect((await unit.open(`${decision}/quyet-dinh`)).status).toBe(403);
  expect((await office.open(`${decision}/quyet-dinh`)).text).toContain('Chờ ý kiến của Bộ');
  const decided = await office.send(`${decision}/quyet-dinh`, { decision: 'grant', reason: '' });
  expect(decided.location).toBe('/viec?xong=quyet-dinh');
  expect(await desk.read(task)).toMatchObject({
    due: { lenient: '2024-03-29' },
    extensions: [{ approver: 'kiem-soat-tthc' }],
  });
  expect((await office.open('/viec')).text).not.toContain('id="nhom-decide"');
});

it('an event recorded by the unit arms its task, dated by its own deadline', async () => {
  const phrase = 'Trong thời hạn 05 ngày làm việc kể từ ngày quyết định công bố';
  const parsed = parsePhrase(phrase, { planYear: 2024 });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { deadline } = parsed.value;
  if (deadline.kind !== 'AFTER_WORK' || deadline.event === null) throw new Error('another reading of the phrase');
  const waitingFor = { kind: 'event' as const, event: deadline.event };
  const task = await desk.give({
    start: { state: 'waiting', waitingFor },
    basis: { deadline, phrase, planYear: 2024, place: 0 },
  });
  const unit = await desk.officer('so-tu-phap');
  const future = await unit.send(`${pathOf(task)}/su-kien`, dateFields('date', '5', '3', '2024'));
  expect(future).toMatchObject({ status: 422 });
  expect(future.text).toContain('Ngày xảy ra ở sau hôm nay');
  expect(future.text).toContain('name="date-day" type="text" inputmode="numeric" value="5"');
  await unit.send(`${pathOf(task)}/su-kien`, dateFields('date', '1', '3', '2024'));
  expect(await desk.read(task)).toMatchObject({ state: 'open', due: { lenient: '2024-03-08' } });
  expect((await unit.open(pathOf(task))).text).toContain('đã ghi nhận ngày 01/03/2024');
});

it('the clock stops and goes on, a continuous task is reported on, work is nudged, moved and taken up again', async () => {
  const task = await desk.give();
  const [unit, office] = await Promise.all([desk.officer('so-tu-phap'), desk.officer('kiem-soat-tthc')]);
  await office.send(`${pathOf(task)}/tam-dung`, { reason: 'Chờ Nghị định mới' });
  expect(await desk.read(task)).toMatchObject({ state: 'suspended' });
  expect((await unit.open(`${pathOf(task)}/tam-dung`)).status).toBe(403);
  await office.send(`${pathOf(task)}/tiep-tuc`, {});
  await office.send(`${pathOf(task)}/don-doc`, { reason: 'Báo cáo trước thứ Sáu' });
  await unit.send(`${pathOf(task)}/hoan-thanh`, BY_LINK);
  await unit.send(`${pathOf(task)}/mo-lai`, { reason: 'Đính chính số văn bản' });
  await office.send(`${pathOf(task)}/chuyen`, { unit: 'so-xay-dung', reason: 'Thuộc lĩnh vực xây dựng' });
  expect(await desk.read(task)).toMatchObject({ state: 'open', unit: 'so-xay-dung' });
  const text = (await office.open(pathOf(task))).text;
  for (const words of [
    'Tạm dừng tính thời hạn',
    'Đôn đốc Sở Tư pháp',
    'Mở lại việc',
    'Chuyển từ Sở Tư pháp sang Sở Xây dựng',
  ])
    expect(text).toContain(words);
  const steady = await desk.give({ start: { state: 'continuous', checkIns: [plainDate('2024-03-04')] } });
  expect((await unit.open('/viec')).text).toContain('Đến ngày báo cáo tình hình (1)');
  await unit.send(`${pathOf(steady)}/bao-cao`, { note: 'Đã niêm yết 12 thủ tục', figures: '12/12' });
  expect((await unit.open('/viec')).text).not.toContain('id="nhom-check-in"');
});

it('another unit’s work is closed to officers, open to the office and the leader above', async () => {
  const task = await desk.give();
  const other = await desk.officer('so-xay-dung');
  expect((await other.open(pathOf(task))).status).toBe(403);
  expect((await other.post(`${pathOf(task)}/hoan-thanh`, {})).status).toBe(403);
  expect((await other.open('/viec?don-vi=so-tu-phap')).status).toBe(403);
  const leader = await desk.officer('chu-tich');
  expect((await leader.open(pathOf(task))).text).toContain('Đôn đốc');
  expect((await leader.open('/viec?don-vi=so-tu-phap')).text).toContain('Việc của Sở Tư pháp');
  expect((await leader.open(`${pathOf(task)}/hoan-thanh`)).status).toBe(403);
  expect(task.unit).toBe(unitId('so-tu-phap'));
});

it('many tasks are nudged at once, beyond one batch by the workflow; what one refuses stands beside it', async () => {
  const office = await desk.officer('kiem-soat-tthc');
  const list = await office.open('/viec?don-vi=so-tu-phap');
  const chosen = [...list.text.matchAll(/name="chon" type="checkbox" value="([^"]*)"/gu)].map(
    ([, value = '']) => value,
  );
  expect(chosen.length).toBeGreaterThan(1);
  const csrf = hiddenFields(list.text)['csrf'] ?? '';
  const choose = new URLSearchParams({ csrf, lam: 'nudge' });
  for (const value of chosen) choose.append('chon', value);
  const form = await office.post('/viec-nhieu', choose);
  expect(form.text).toContain(`Áp dụng cho ${String(chosen.length)} việc đã chọn`);
  const send = new URLSearchParams({ ...hiddenFields(form.text), reason: 'Báo cáo trong tuần' });
  send.delete('chon');
  for (const value of chosen) send.append('chon', value);
  const done = await office.post('/viec-nhieu/nudge', send);
  const page = await office.open(done.location ?? '');
  expect(page.text).toContain(`Đã xử lý ${String(chosen.length)} trên ${String(chosen.length)} việc`);
  // Sent again with a new key, the versions are old ones: every task says so, none is nudged twice.
  send.set('request-key', 'another');
  const stale = await office.open((await office.post('/viec-nhieu/nudge', send)).location ?? '');
  expect(stale.text).toContain(`Đã xử lý 0 trên ${String(chosen.length)} việc`);
  for (let missing = 1; missing <= 30; missing += 1) send.append('chon', `plan-2024.0001|missing-${String(missing)}|1`);
  send.set('request-key', 'many');
  const many = (await office.post('/viec-nhieu/nudge', send)).location ?? '';
  await expect.poll(async () => (await office.open(many)).text, { timeout: 10_000 }).toContain('Đã xử lý 0 trên');
  const [entered = []] = (await statesEntered(desk.home, 'obligation')).values();
  expect(entered).toHaveLength(2 + entered.filter((state) => state === 'ApplyBatch').length);
  expect((await office.post('/viec-nhieu', new URLSearchParams({ csrf, lam: 'nudge' }))).text).toContain(
    'Chưa chọn việc nào',
  );
});

it('the list of work is found without marks and taken along as a file', async () => {
  const unit = await desk.officer('so-tu-phap');
  expect((await unit.open('/viec?tim=ke hoach kiem soat')).text).toContain('Ban hành kế hoạch kiểm soát');
  expect((await unit.open('/viec?tim=khong co gi')).text).toContain('Không có việc nào khớp');
  const csv = await unit.open('/viec.csv?tim=ke hoach');
  expect(csv.text).toContain(',Sở Tư pháp,');
  const xlsx = await unit.open('/viec.xlsx');
  expect(xlsx.status).toBe(200);
  expect(xlsx.text.startsWith('PK')).toBe(true);
});
