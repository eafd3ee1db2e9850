/** Calendars, mailed links and the end of sessions on the whole home, as people use them. */
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishTask, reassignTask, SYSTEM, taskIdSchema, withdrawTask, type Task } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { administratorOf } from '../administration/administrator.ts';
import { signIn } from '../embedded/home.ts';
import { caseTableOf, referenceOf, tableOf } from '../embedded/organisation.ts';
import { aPdf, dateFields, Officer, openDesk, pathOf, type Desk } from '../obligation/desk.ts';
import { CookieJar } from '../portal/http-client.ts';
import { ScanCommand } from '@aws-sdk/client-dynamodb';

let desk: Desk;
let unit: Officer;
beforeAll(async () => {
  desk = await openDesk('2024-03-04');
  unit = await desk.officer('so-tu-phap');
});
afterAll(() => desk.close());

const visitor = (): Officer => new Officer(new CookieJar(), desk.home.addresses.portal);
const now = () => desk.home.clock.now();
const ports = async () => caseworkPorts(caseTableOf(desk.home), await referenceOf(desk.home).read());

/** Everything the table holds, as text: no key may stand in it. */
async function tableText(): Promise<string> {
  const { client, table } = tableOf(desk.home);
  return JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items);
}

describe('a calendar of one’s work', () => {
  const made = async (fields: Record<string, string>, by = unit): Promise<string> => {
    const page = await by.send('/tai-khoan/lich', fields);
    expect(page.status).toBe(200);
    const address = /https?:[^<\s]*\/lich\.ics\?khoa=[\w-]{43}/u.exec(page.text)?.[0] ?? '';
    return new URL(address).pathname + new URL(address).search;
  };
  const read = async (path: string): Promise<string> => (await visitor().open(path)).text.replaceAll('\r\n ', '');

  it('opens without signing in, has open work on its last day, and follows what becomes of it', async () => {
    const [open, done, withdrawn, moved] = await Promise.all(
      ['Việc đang mở', 'Việc xong', 'Việc rút', 'Việc chuyển'].map((subject) => desk.give({ subject })),
    );
    if (open === undefined || done === undefined || withdrawn === undefined || moved === undefined) throw new Error();
    const path = await made({ 'noi-dung': 'so-tu-phap', ten: 'Điện thoại' });
    const before = await read(path);
    expect(before.match(/BEGIN:VEVENT/gu)).toHaveLength(4);
    expect(before).toContain(`UID:${open.caseId}.${open.taskId}@localhost\r\n`);
    expect(before).toContain('DTSTART;VALUE=DATE:20240315');
    const at = (task: Task) => ({ caseId: task.caseId, taskId: task.taskId, by: SYSTEM, now: now() });
    const evidence = { number: '1/BC', date: plainDate('2024-03-04'), link: 'https://x.example/1', fileKey: null };
    await finishTask({ ...at(done), evidence }, await ports());
    await withdrawTask({ ...at(withdrawn), reason: 'Kế hoạch sửa đổi' }, await ports());
    await reassignTask({ ...at(moved), unit: unitId('so-y-te'), reason: 'Đúng chức năng' }, await ports());
    const after = await read(path);
    const eventOf = (task: Task): string =>
      after.split('BEGIN:VEVENT').find((text) => text.includes(`UID:${task.caseId}.${task.taskId}@`)) ?? '';
    expect(eventOf(open)).toContain('STATUS:CONFIRMED');
    expect(eventOf(done)).toContain('SUMMARY:Đã xong: Việc xong');
    for (const gone of [withdrawn, moved]) expect(eventOf(gone)).toContain('STATUS:CANCELLED');
    expect(eventOf(withdrawn)).toContain(`SEQUENCE:${withdrawn.version + 1}`);
  });

  it('never has a citizen’s words', async () => {
    const taskId = taskIdSchema.parse('handle');
    await desk.give({
      process: 'pakn',
      subject: 'Bà Nguyễn Thị Kín kêu chậm trả sổ đỏ',
      board: 'pakn#2024-Q1',
      taskId,
    });
    const text = await read(await made({ 'noi-dung': 'minh', ten: 'Máy tính' }));
    expect(text).toContain('Xử lý một phản ánh\\, kiến nghị');
    expect(text).not.toContain('Kín');
  });

  it('is answered with nothing new while nothing changed, and is not kept by proxies', async () => {
    const url = new URL(await made({ 'noi-dung': 'minh', ten: 'Đồng hồ' }), desk.home.addresses.portal);
    const first = await fetch(url);
    expect(first.headers.get('content-type')).toContain('text/calendar');
    expect(first.headers.get('cache-control')).toContain('private');
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('opens nothing once it is revoked; the table never holds its key, the log says who made and revoked it', async () => {
    const other = await desk.officer('so-xay-dung');
    const path = await made({ 'noi-dung': 'minh', ten: 'Máy cũ' }, other);
    const key = path.slice(path.indexOf('=') + 1);
    expect(await tableText()).not.toContain(key);
    const page = await other.open('/tai-khoan/lich');
    const id = /name="id" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
    const csrf = /name="csrf" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
    // Somebody else's feed is not found.
    const own = /name="csrf" value="([^"]+)"/u.exec((await unit.open('/tai-khoan/lich')).text)?.[1] ?? '';
    expect((await unit.post('/tai-khoan/lich/thu-hoi', { csrf: own, id })).status).toBe(404);
    expect((await other.post('/tai-khoan/lich/thu-hoi', { csrf, id })).status).toBe(303);
    expect((await visitor().open(path)).status).toBe(404);
    const log = (await (await administratorOf(desk.home)).open('/quan-tri/nhat-ky?loai=access')).text;
    expect(log).toContain('Tạo liên kết lịch: việc của mình (Máy cũ)');
    expect(log).toContain('Thu hồi liên kết lịch: Máy cũ');
  });

  it('what is no key is not found, and a unit one does not belong to cannot be chosen', async () => {
    for (const wrong of ['', '?khoa=', '?khoa=x', `?khoa=${'a'.repeat(43)}`, '?khoa=%00', `?khoa=${'a'.repeat(4000)}`])
      expect((await visitor().open(`/lich.ics${wrong}`)).status).toBe(404);
    const refused = await unit.send('/tai-khoan/lich', { 'noi-dung': 'so-y-te', ten: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chọn việc của tôi, hoặc một đơn vị');
  });
});

describe('a link mailed to a body without an account', () => {
  const REPORT = {
    number: '12/BC-X',
    ...dateFields('date', '1', '3', '2024'),
    place: 'link',
    link: 'https://x.example/1',
  };
  const REPORTER = { name: 'Trần Văn Tư', position: 'Chánh Văn phòng', note: '' };

  async function ask(task: Task, address: string): Promise<string> {
    const office = await desk.officer('kiem-soat-tthc');
    const sent = await office.send(`${pathOf(task)}/lien-ket`, { address, message: 'Xin gửi trong tuần.', days: '7' });
    expect(sent.location).toBe(`${pathOf(task)}/lien-ket?xong=gui`);
    return keyIn(await lastMailTo(address));
  }
  async function lastMailTo(address: string): Promise<string> {
    const { store } = desk.home.services.mail;
    const mail = store.newestFirst().find(({ to }) => to.includes(address));
    return (await PostalMime.parse(store.message(mail?.id ?? '') ?? '')).text ?? '';
  }
  const keyIn = (mail: string): string => /bao-cao-qua-thu\?khoa=([\w-]{43})/u.exec(mail)?.[1] ?? '';
  const pathFor = (key: string): string => `/bao-cao-qua-thu?khoa=${key}`;

  it('lets it report exactly that task, once, in its own name', async () => {
    const task = await desk.give({ subject: 'Báo cáo của hội' });
    const key = await ask(task, 'hoi@example.vn');
    expect(key).toHaveLength(43);
    expect(await tableText()).not.toContain(key);
    const body = visitor();
    const page = await body.open(pathFor(key));
    expect(page.text).toContain('Báo cáo của hội');
    const empty = await body.post('/bao-cao-qua-thu', {
      khoa: key,
      ...REPORT,
      number: '',
      name: '',
      position: 'Trưởng',
    });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Nhập số, ký hiệu của văn bản.');
    expect(empty.text).toContain('value="Trưởng"');
    const [first, second] = await Promise.all(
      [1, 2].map(() => body.post('/bao-cao-qua-thu', { khoa: key, ...REPORT, ...REPORTER })),
    );
    expect([first?.status, second?.status].sort()).toContain(200);
    expect(await desk.read(task)).toMatchObject({ state: 'done', evidence: { number: '12/BC-X' } });
    const events = await caseTableOf(desk.home).eventsOf(task.caseId);
    expect(events.filter(({ what }) => what === 'task-finished')).toHaveLength(1);
    const finished = events.find(({ what }) => what === 'task-finished');
    expect(finished).toMatchObject({ by: { person: 'lien-ket', unit: 'so-tu-phap' } });
    expect(finished?.why).toContain('Trần Văn Tư, Chánh Văn phòng, báo cáo qua liên kết gửi tới hoi@example.vn');
    const again = await body.open(pathFor(key));
    expect(again).toMatchObject({ status: 410 });
    expect(again.text).toContain('Liên kết này đã được dùng');
  });

  it('takes a file of its own, and no other', async () => {
    const task = await desk.give();
    const key = await ask(task, 'tep@example.vn');
    const body = visitor();
    const kept = await body.post('/bao-cao-qua-thu', { khoa: key, ...REPORT, place: 'file', link: '', ...REPORTER });
    expect(kept.location).toBe(`/bao-cao-qua-thu/tep?khoa=${key}`);
    const stolen = await body.open(`/bao-cao-qua-thu/tep?khoa=${key}&key=evidence/khac/x/y/a.pdf`);
    expect(stolen.status).toBe(422);
    const sent = await body.upload(kept.location ?? '', 'bao-cao.pdf', aPdf());
    const shown = await body.open(sent.location ?? '');
    expect(shown.text).toContain('bao-cao.pdf');
    const file = /name="key" value="([^"]+)"/u.exec(shown.text)?.[1] ?? '';
    const done = await body.post('/bao-cao-qua-thu/tep', { khoa: key, key: file });
    expect(done.text).toContain('Đã nhận báo cáo');
    expect(await desk.read(task)).toMatchObject({ state: 'done', evidence: { fileKey: file } });
  });

  it('is worth nothing when revoked, over, or when the task is done by others', async () => {
    const office = await desk.officer('kiem-soat-tthc');
    const task = await desk.give();
    const revoked = await ask(task, 'thu-hoi@example.vn');
    const page = (await office.open(`${pathOf(task)}/lien-ket`)).text;
    const id = /name="id" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const csrf = /name="csrf" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    await office.post(`${pathOf(task)}/lien-ket/thu-hoi`, { csrf, id });
    expect((await visitor().open(pathFor(revoked))).text).toContain('Liên kết này đã bị thu hồi');
    const live = await ask(task, 'sau@example.vn');
    await unit.send(`${pathOf(task)}/hoan-thanh`, REPORT);
    expect((await visitor().open(pathFor(live))).text).toContain('Việc này không còn phải báo cáo');
    const posted = await visitor().post('/bao-cao-qua-thu', { khoa: live, ...REPORT, ...REPORTER });
    expect(posted.status).toBe(410);
  });

  it('is for who watches over the unit to send; a wrong address is said beside its field', async () => {
    const task = await desk.give();
    expect((await unit.open(`${pathOf(task)}/lien-ket`)).status).toBe(403);
    const office = await desk.officer('kiem-soat-tthc');
    const evil = 'a@example.vn\r\nBcc: b@example.vn';
    const refused = await office.send(`${pathOf(task)}/lien-ket`, { address: evil, message: 'Giữ lại', days: '99' });
    expect(refused.status).toBe(422);
    for (const text of ['Nhập địa chỉ thư', 'Giữ lại', 'Chọn số ngày']) expect(refused.text).toContain(text);
  });

  it('is over after its days, and guessing is stopped by the hour', async () => {
    const task = await desk.give();
    const key = await ask(task, 'cham@example.vn');
    await desk.home.goTo('2024-03-12', 9);
    expect((await visitor().open(pathFor(key))).text).toContain('Liên kết này đã hết hạn');
    // Opened in time, sent too late: what was typed is given back.
    const late = await visitor().post('/bao-cao-qua-thu', { khoa: key, ...REPORT, ...REPORTER });
    expect(late.status).toBe(410);
    for (const words of ['Liên kết này đã hết hạn', '12/BC-X', 'Chánh Văn phòng']) expect(late.text).toContain(words);
    expect(late.text).not.toContain(key);
    expect((await desk.read(task)).state).toBe('open');
    const guesses = await Promise.all(
      Array.from({ length: 70 }, (_, n) => visitor().open(pathFor(`${n}`.padEnd(43, 'x')))),
    );
    expect(guesses.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(60);
    expect(guesses.at(-1)?.status).toBe(429);
  });
});

describe('signing out everywhere', () => {
  it('ends the other device’s session too, and a new sign-in holds', async () => {
    const device = async (): Promise<Officer> =>
      new Officer(await signIn(desk.home, 'chu-tich-xa'), desk.home.addresses.portal);
    const [first, second] = [await device(), await device()];
    const csrf = /name="csrf" value="([^"]+)"/u.exec((await first.open('/tai-khoan')).text)?.[1] ?? '';
    expect((await second.open('/viec')).status).toBe(200);
    expect((await first.post('/dang-xuat-moi-noi', { csrf })).status).toBe(303);
    for (const each of [first, second]) expect((await each.open('/viec')).location).toContain('/dang-nhap');
    const anew = await device();
    expect((await anew.open('/viec')).status).toBe(200);
  });

  it('is done by an administrator for somebody else, with a reason that the log keeps', async () => {
    const person = desk.organisation.personOfSubject('chu-tich-xa');
    const device = new Officer(await signIn(desk.home, 'chu-tich-xa'), desk.home.addresses.portal);
    const administrator = await administratorOf(desk.home);
    const path = `/quan-tri/nguoi/${person?.id ?? ''}/dang-xuat`;
    expect((await administrator.fill(path, { why: '' })).status).toBe(422);
    expect((await administrator.fill(path, { why: 'Mất điện thoại' })).status).toBe(200);
    expect((await device.open('/viec')).location).toContain('/dang-nhap');
    const { text } = await administrator.open('/quan-tri/nhat-ky?loai=access');
    expect(text).toContain(`Đăng xuất khỏi mọi thiết bị: ${person?.name ?? ''}`);
    expect(text).toContain('Mất điện thoại');
  });
});
