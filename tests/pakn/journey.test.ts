/** A petition from the form everybody sees to the published result and the sender's word on it, through the pages alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockOf, paknDaysReference, paknLimitsReference } from '#functions/pakn/domain/days.ts';
import { caseIdSchema, keepSender, type CaseId } from '#shared/casework/index.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import { Visitor, type Page } from '../plan-issue/visitor.ts';
import { Desk } from './desk.ts';

const PETITION = {
  // Typed with the marks apart from their letters, as some phones do.
  title: 'Trả kết quả khai sinh chậm'.normalize('NFD'),
  content:
    'Tôi nộp hồ sơ khai sinh, hẹn 3 ngày mà 8 ngày chưa trả. <script>alert(1)</script>\nGọi tôi số 0905 123 456.',
  name: 'Trần Văn Dân',
  address: 'Thôn 1, xã Tân Hòa',
  phone: '0905 123 456',
  email: 'dan@example.vn',
  consent: 'yes',
};
/** The Friday before the long weekend of 30 April 2024: Monday 29/4 was off, Saturday 4/5 was worked for it. */
const FRIDAY = plainDate('2024-04-26');

let home: TestHome;
let citizen: Visitor;
let office: Visitor;
let unit: Visitor;
let code: string;
let caseId: CaseId;

beforeAll(async () => {
  home = await aHome(FRIDAY);
  await settle(home, smallProvince());
  citizen = Visitor.anonymous(home);
  [office, unit] = await Promise.all([Visitor.signedIn(home, 'tiep-nhan-pakn'), Visitor.signedIn(home, 'so-tu-phap')]);
});
afterAll(() => home.close());

/** Opens the form of the one task that is open. */
async function taskForm(who: Visitor, way: string, of: CaseId = caseId): Promise<Page> {
  const { taskId } = await new Desk(home).openTask(of);
  return who.open(`/pakn/${of}/viec/${taskId}?chon=${way}`);
}
const send = async (fields: Record<string, string>): Promise<Page> =>
  citizen.submit(await citizen.open('/phan-anh'), fields);
/** The case a confirmation's code stands for. */
async function caseOf(sent: Page): Promise<CaseId> {
  await home.clock.idle();
  const title = /Việc phản ánh (.*?) Ngày nhận/u.exec(sent.text)?.[1] ?? '';
  const list = await office.open('/pakn');
  const link = [...list.html.matchAll(/href="\/pakn\/([0-9a-f-]+)">([^<]*)</gu)].find(([, , text]) => text === title);
  return caseIdSchema.parse(link?.[1]);
}

it('without contact it is refused beside the field, and what was typed is kept, harmless', async () => {
  const { status, html, text } = await send({ ...PETITION, phone: '', consent: '' });
  expect(status).toBe(422);
  expect(html).toMatch(/id="phone-error"[^>]*>.*Nhập số điện thoại/su);
  expect(html).toMatch(/id="consent-error"/u);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script>');
  expect(text).toContain('Gọi tôi số 0905 123 456.');
});

it('too long in several fields, each message names its own field and its limit', async () => {
  const long = await send({
    ...PETITION,
    title: 'a'.repeat(201),
    content: 'b'.repeat(10_001),
    name: 'c'.repeat(121),
    address: 'd'.repeat(301),
  });
  for (const told of [
    'Tóm tắt việc cần phản ánh dài 201 ký tự; rút gọn còn tối đa 200 ký tự.',
    'Nội dung phản ánh, kiến nghị dài 10001 ký tự; rút gọn còn tối đa 10000 ký tự.',
    'Họ và tên, hoặc tên tổ chức dài 121 ký tự; rút gọn còn tối đa 120 ký tự.',
    'Địa chỉ dài 301 ký tự; rút gọn còn tối đa 300 ký tự.',
  ])
    expect(long.text).toContain(told);
});

it('too long, and a filled trap, are refused with the text kept', async () => {
  const long = await send({ ...PETITION, content: 'dài '.repeat(3000) });
  expect(long.text).toContain('rút gọn còn tối đa 10000 ký tự');
  const robot = await send({ ...PETITION, 'dh-de-trong': 'http://quang-cao.example' });
  expect([robot.status, robot.text.includes('ô ẩn')]).toEqual([422, true]);
});

it('sent on the Friday before 30 April it is to be transferred by Tuesday 7 May', async () => {
  const sent = await send(PETITION);
  code = sent.url.searchParams.get('ma') ?? '';
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/u);
  // Day one is Thursday 2/5 (29/4 swapped, 30/4 and 1/5 holidays); 3/5, Saturday 4/5 worked, 6/5, 7/5.
  expect(sent.text).toContain('Chậm nhất ngày 07/05/2024');
  caseId = await caseOf(sent);
  const { calendar, ...reference } = await referenceOf(home).read();
  expect(reference).toBeDefined();
  const days = (await referenceOf(home).read()).get(paknDaysReference);
  expect((await new Desk(home).openTask(caseId)).due).toEqual(
    clockOf('transfer', FRIDAY, { calendar, days, petitionClass: 'conduct' }).due,
  );
  expect((await new Desk(home).petition(caseId)).title).toBe('Trả kết quả khai sinh chậm');
});

it('the same form sent twice is one petition', async () => {
  const form = await citizen.open('/phan-anh');
  const [first, second] = [await citizen.submit(form, PETITION), await citizen.submit(form, PETITION)];
  expect(second.url.search).toBe(first.url.search);
});

it('a likely duplicate is suggested to the office and linked by it alone', async () => {
  const page = await office.open(`/pakn/${caseId}`);
  expect(page.text).toContain('Có thể trùng với 1 phản ánh khác');
  const other = /name="same-as"[^>]*value="([^"]+)"/u.exec(page.html)?.[1] ?? '';
  const linked = await office.submit(page, { 'same-as': other }, `/pakn/${caseId}/trung-voi`);
  expect(linked.text).toContain('Trùng với:');
  expect((await new Desk(home).petition(caseId)).sameAs).toMatchObject({ caseId: other, by: 'tiep-nhan-pakn' });
});

it('classified and transferred the same day, the unit has ten working days from then: until 14 May', async () => {
  const empty = await office.submit(await taskForm(office, 'chuyen'), { unit: '' });
  expect([empty.status, empty.text.includes('Chọn loại phản ánh')]).toEqual([422, true]);
  await office.submit(await taskForm(office, 'chuyen'), { class: 'conduct', unit: 'so-tu-phap' });
  const task = await new Desk(home).openTask(caseId);
  // 2/5, 3/5, 4/5 (worked for 29/4), 6/5 … 10/5, 13/5, 14/5.
  expect(task).toMatchObject({ unit: 'so-tu-phap', due: { lenient: '2024-05-14' } });
  expect((await unit.open(`/pakn/${caseId}`)).text).toContain('Vì sao là ngày này?');
});

it('who sent it is shown to the handling unit for a reason, which is kept; to others never', async () => {
  const form = await unit.open(`/pakn/${caseId}/nguoi-gui`);
  expect((await unit.submit(form, { reason: '' })).status).toBe(422);
  expect((await unit.submit(form, { reason: 'Hỏi rõ ngày nộp' })).text).toContain('Trần Văn Dân');
  expect((await office.open(`/pakn/${caseId}`)).text).toContain('Hỏi rõ ngày nộp');
  const stranger = await Visitor.signedIn(home, 'so-xay-dung');
  const paths = ['', '/nguoi-gui', '/viec/handle-1'].map((path) => `/pakn/${caseId}${path}`);
  for (const path of paths) expect((await stranger.open(path)).status, path).toBe(403);
  expect((await office.open(`/pakn/${caseId}/viec/handle-1`)).status).toBe(403);
});

it('an unfit answer is returned with a reason, and answered anew within the same clock', async () => {
  await unit.submit(await taskForm(unit, 'tra-loi'), { answer: 'Đã rõ.' });
  await office.submit(await taskForm(office, 'tra-lai'), { reason: 'Chưa nêu đã trả kết quả chưa' });
  const again = await new Desk(home).openTask(caseId);
  expect(again.due).toMatchObject({ lenient: '2024-05-14' });
  const future = { number: '12/STP-HT', 'date-day': '27', 'date-month': '4', 'date-year': '2024' };
  const answer = 'Đã trả giấy khai sinh cho ông Trần Văn Dân ngày 25/4/2024, xin lỗi vì chậm.';
  const refused = await unit.submit(await taskForm(unit, 'tra-loi'), { answer, ...future });
  expect(refused.text).toContain('Ngày văn bản ở sau hôm nay');
  const document = { ...future, 'date-day': '26', link: 'https://stp.example.vn/12', attach: 'yes' };
  expect((await unit.submit(refused, { answer, ...document })).text).toContain('Tải tệp văn bản lên');
  const done = await unit.open(`/pakn/${caseId}`);
  expect(done.text).toContain('12/STP-HT ngày 26/04/2024');
  expect(done.html).toContain(`/pakn/${caseId}/viec/${again.taskId}/tep`);
  expect((await office.open(`/pakn/${caseId}`)).html).not.toContain('/tep');
});

it('is published only without personal data: telephone masked by suggestion, the sender’s name refused', async () => {
  const form = await taskForm(office, 'dong-y');
  expect(form.text).toContain('[đã ẩn số điện thoại]');
  const title = 'Trả kết quả khai sinh chậm';
  const question = 'Nộp hồ sơ khai sinh, hẹn 3 ngày mà 8 ngày chưa trả.';
  const accept = (fields: Record<string, string>) => office.submit(form, { title, question, ...fields });
  const phone = await accept({ answer: 'Gọi 0235 3810 394.' });
  expect(phone.html).toMatch(/id="answer-error"/u);
  const named = await accept({ answer: 'Đã trả cho ông TRAN VAN DAN.' });
  expect([named.status, named.text.includes('của chính người gửi')]).toEqual([422, true]);
  const done = await accept({
    answer: 'Đã trả ngày 25/4/2024. Hỏi thêm: 0235 3810 394.',
    'contacts-are-public': 'yes',
  });
  expect(done.status).toBe(200);
  expect((await new Desk(home).execution(caseId)).status).toBe('SUCCEEDED');
});

it('everybody finds and reads the result, with nothing of who sent it', async () => {
  const list = await citizen.open('/phan-anh/ket-qua?ky=2024-Q2&tim=khai+sinh+tra');
  expect(list.text).toContain('1 kết quả');
  const none = await citizen.open('/phan-anh/ket-qua?ky=2024-Q2&tim=dat+dai');
  expect(none.text).toContain('chưa có kết quả nào');
  const result = await citizen.open(`/phan-anh/ket-qua/${caseId}`);
  expect(result.text).toContain('Đã trả ngày 25/4/2024');
  for (const secret of ['Trần Văn Dân', '0905', 'Thôn 1', 'dan@example.vn', code.replace('-', ''), code])
    expect(`${list.html}${result.html}`).not.toContain(secret);
});

it('the sender has a letter with a link, looks it up by the code as he types it, and rates it once', async () => {
  const [letter] = home.services.mail.store.newestFirst().filter(({ to }) => to.includes('dan@example.vn'));
  expect(letter?.subject).toContain('Trả lời phản ánh');
  const status = await citizen.open(`/phan-anh/tra-cuu?ma=${code.toLowerCase().replace('-', ' ')}`);
  expect(status.text).toContain('Đã trả lời');
  expect((await citizen.submit(status, {}, '/phan-anh/danh-gia')).text).toContain('Chọn một mức độ hài lòng');
  const rated = await citizen.submit(status, { satisfaction: '4' }, '/phan-anh/danh-gia');
  expect(rated.text).toContain('Cảm ơn');
  expect((await citizen.submit(status, { satisfaction: '1' }, '/phan-anh/danh-gia')).status).toBe(422);
  expect((await new Desk(home).petition(caseId)).satisfaction).toBe(4);
  expect((await citizen.open('/phan-anh/tra-cuu?ma=00000-00000')).status).toBe(404);
});

it('a telephone call is entered with the day it came, not one to come', async () => {
  const form = await office.open('/pakn/moi');
  const call = { ...PETITION, title: '=Gọi hỏi phí', channel: 'phone', phone: '', address: '' };
  const day = { 'received-month': '4', 'received-year': '2024' };
  const future = await office.submit(form, { ...call, ...day, 'received-day': '27' });
  expect(future.html).toMatch(/id="received-error"/u);
  const done = await office.submit(form, { ...call, ...day, 'received-day': '24' });
  expect(done.text).toContain('Điện thoại');
  const entered = caseIdSchema.parse(done.url.pathname.split('/').at(-1));
  // Wednesday 24/4: 25/4, 26/4, 2/5, 3/5, Saturday 4/5.
  expect((await new Desk(home).openTask(entered)).due).toMatchObject({ lenient: '2024-05-04' });
  const csv = (await office.open('/pakn/danh-sach.csv?ky=2024-Q2')).html;
  expect(csv).toContain("'=Gọi hỏi phí");
  const closing = await taskForm(office, 'khong-tiep-nhan', entered);
  expect((await office.submit(closing, { missing: 'sender', explanation: '' })).status).toBe(422);
  await office.submit(closing, { missing: 'sender', explanation: 'Cho biết địa chỉ và số điện thoại.' });
  expect((await new Desk(home).execution(entered)).status).toBe('SUCCEEDED');
  expect((await office.open(`/pakn/${entered}`)).text).toContain('thiếu họ tên, địa chỉ hoặc số điện thoại');
});

it('a complaint is split off with advice on where it belongs, which its sender reads by the code', async () => {
  const sent = await send({ ...PETITION, title: 'Khiếu nại quyết định thu hồi đất' });
  const complaint = await caseOf(sent);
  await office.submit(await taskForm(office, 'tach', complaint), { as: 'complaint' });
  await home.clock.idle();
  const status = await citizen.open(`/phan-anh/tra-cuu?ma=${sent.url.searchParams.get('ma') ?? ''}`);
  expect(status.text).toContain('Ban Tiếp công dân');
});

it('after the retention date nobody reads the sender, and the nightly removal takes the item away', async () => {
  const ports = await new Desk(home).ports();
  const sender = { name: 'Trần Văn Dân', address: '', phone: '0905123456', email: '' };
  await keepSender({ caseId, sender, keepUntil: addDays(FRIDAY, -1) }, ports);
  const form = await office.open(`/pakn/${caseId}/nguoi-gui`);
  const refused = await office.submit(form, { reason: 'Gọi lại' });
  expect(refused.text).toContain('không còn được lưu');
  await home.goTo(addDays(FRIDAY, 1), 9);
  expect(await caseTableOf(home).readSender(caseId)).toBeUndefined();
});

it('an address that sends too many in an hour is asked to wait, and keeps what it typed', async () => {
  await referenceOf(home).save({
    document: paknLimitsReference,
    value: { petitionsPerHour: 1, lookUpsPerHour: 1 },
    version: 0,
    by: personId('quan-tri'),
    why: 'Chống gửi hàng loạt',
    now: home.clock.now(),
  });
  expect((await send({ ...PETITION, title: 'Lần một' })).status).toBe(200);
  const second = await send({ ...PETITION, title: 'Lần hai' });
  expect([second.status, second.html.includes('value="Lần hai"')]).toEqual([429, true]);
  await citizen.open(`/phan-anh/tra-cuu?ma=${code}`);
  expect((await citizen.open(`/phan-anh/tra-cuu?ma=${code}`)).status).toBe(429);
});
