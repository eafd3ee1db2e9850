/** Administration through its real forms on the whole home: from an empty installation to a changed calendar. */
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf, knownNotices, type YearNotice } from '#shared/calendar/index.ts';
import {
  SYSTEM,
  caseIdSchema,
  dueOfOccurrence,
  occurrenceOf,
  openTasks,
  taskIdSchema,
  type Basis,
  type Task,
} from '#shared/casework/index.ts';
import { freshDue } from '#shared/casework/fresh-due.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId, type Organisation } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { writeCsv } from '#shared/org/workbook/index.ts';
import {
  calendarDocument,
  caseworkPorts,
  mailRhythmDocument,
  mailSenderDocument,
  organisationDocument,
} from '#shared/reference/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { administratorOf, date, type Administrator } from './administrator.ts';

let home: TestHome;
let administrator: Administrator;
beforeAll(async () => {
  home = await aHome('2024-04-22');
  administrator = await administratorOf(home);
});
afterAll(() => home.close());

const now = () => home.clock.now();
const read = () => referenceOf(home).read();

const known2024 = knownNotices.find(({ year }) => year === 2024) ?? { year: 2024, notice: null, days: [] };

/** Another administrator's change, past the pages. */
async function saveNotice(notice: YearNotice): Promise<void> {
  const reference = await read();
  const entered = reference.get(calendarDocument).filter(({ year }) => year !== notice.year);
  await referenceOf(home).save({
    document: calendarDocument,
    value: [...entered, notice],
    version: reference.versionOf(calendarDocument),
    by: personId('chanh-van-phong'),
    why: 'Người thứ nhất',
    now: now(),
  });
}

/** Opens work counted in working days from 22/4/2024, as a calendar without the swap gives it. */
async function giveWork(units: readonly string[], days: number): Promise<readonly Task[]> {
  const reference = await read();
  const basis: Basis = {
    deadline: { kind: 'AFTER_WORK', n: days, event: 'công bố' },
    planYear: 2024,
    events: { 'công bố': plainDate('2024-04-22') },
    place: 0,
  };
  const occurrence = occurrenceOf(basis, reference.calendar);
  if (occurrence === undefined) throw new Error('no date');
  const caseId = caseIdSchema.parse(`plan-2024:row-${days}`);
  const tasks = units.map((unit) => ({
    caseId,
    taskId: taskIdSchema.parse(unit),
    process: 'obligation',
    board: 'plan-2024',
    row: String(days),
    subject: `Công khai thủ tục sau ${days} ngày`,
    unit: unitId(unit),
    countedIn: 'working-day' as const,
    ladder: 'default',
    derivation: [],
    basis,
    start: { state: 'open' as const, due: dueOfOccurrence(occurrence) },
  }));
  return openTasks({ tasks, by: SYSTEM, now: now() }, caseworkPorts(caseTableOf(home), reference));
}

describe('an empty installation', () => {
  it('greets whoever signs in and leads to the set-up; the other pages stay shut', async () => {
    expect((await administrator.open('/')).text).toContain('Hệ thống còn trống');
    expect((await administrator.open('/quan-tri')).status).toBe(403);
    const refused = await administrator.fill('/thiet-lap', { rhythm: 'weekly' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chọn một trong ba cách bắt đầu');
  });

  it('what is pasted with faults comes back whole, with every fault by row', async () => {
    const page = await administrator.fill('/quan-tri/to-chuc/nhap', {
      units: 'Mã,Tên,Cấp\nso-y-te,Sở <script>alert(1)</script> Y tế 🏥,Tỉnh',
      people: 'Mã\nlan',
    });
    expect(page.text).toMatch(/Có \d+ chỗ cần sửa/u);
    expect(page.text).toContain('Thiếu cột «Nhóm»');
    expect(page.html).toContain('Sở &lt;script&gt;alert(1)&lt;/script&gt; Y tế 🏥');
  });

  it('the sample province is set up in one step; who set it up administers it; leaders get weekly mail', async () => {
    const hub = await administrator.fill('/thiet-lap', {
      ...{ organisation: 'ba-cap', rhythm: 'weekly' },
      ...{ sender: 'Văn phòng UBND tỉnh Mẫu', 'reply-to': 'kstthc@mau.example' },
    });
    expect(hub.url.pathname).toBe('/quan-tri');
    expect(hub.html).toContain('href="/quan-tri"');
    const reference = await read();
    expect(reference.versionOf(organisationDocument)).toBe(1);
    expect(reference.get(mailRhythmDocument)[personId('chu-tich')]).toBe('weekly');
    expect(hub.text).toContain('Gửi thử một thư, để chắc thư nhắc việc tới nơi');
    // The set-up is over: nobody gets in this way again.
    const stranger = await administratorOf(home, 'so-tu-phap');
    expect((await stranger.open('/thiet-lap')).status).toBe(403);
    expect((await stranger.open('/quan-tri/don-vi')).status).toBe(403);
  });
});

describe('the sender of mails', () => {
  const SENDER = '/quan-tri/thu-gui-di';

  it('is what the set-up was told; what is no address is told beside its field, and stays', async () => {
    const shown = (await administrator.open(SENDER)).text;
    expect(shown).toContain('Văn phòng UBND tỉnh Mẫu');
    expect(shown).toContain('Thư nhắc việc đi từ địa chỉ dung-han@example.vn');
    for (const [typed, told] of [
      ['', 'Nhập địa chỉ nhận thư thử'],
      ['chánh văn phòng 🙂', 'Thư điện tử không đúng dạng'],
    ] as const) {
      const page = await administrator.fill(SENDER, { to: typed });
      expect([page.status, page.text.includes(told), page.html.includes(`value="${typed}"`)]).toEqual([
        422,
        true,
        true,
      ]);
    }
    expect(home.services.mail.store.newestFirst()).toEqual([]);
  });

  it('is tried by one mail, which arrives', async () => {
    const page = await administrator.fill(SENDER, { to: 'quan-tri@mau.example' });
    expect(page.text).toContain('Đã giao thư thử cho dịch vụ thư');
    const { store } = home.services.mail;
    expect(store.newestFirst()).toMatchObject([
      { to: ['quan-tri@mau.example'], subject: 'Thư thử của Đúng Hạn', from: 'dung-han@example.vn' },
    ]);
    const [newest] = store.newestFirst();
    const letter = await PostalMime.parse(store.message(newest?.id ?? '') ?? '');
    expect([letter.from, letter.replyTo]).toEqual([
      { name: 'Văn phòng UBND tỉnh Mẫu', address: 'dung-han@example.vn' },
      [{ name: '', address: 'kstthc@mau.example' }],
    ]);
    expect((await administrator.open('/quan-tri/nhat-ky')).text).toContain('Gửi thư thử');
  });

  it('is changed with a reason, which its history keeps; a name too long and no address are told, and stay', async () => {
    const long = 'Văn phòng '.repeat(11);
    const wrong = await administrator.fill(`${SENDER}/dat`, { sender: long, 'reply-to': 'không phải', why: '' });
    expect(wrong.status).toBe(422);
    for (const told of ['rút gọn còn tối đa 100 ký tự', 'Thư điện tử không đúng dạng', 'Chưa ghi lý do'])
      expect(wrong.text).toContain(told);
    expect(wrong.html).toContain(`value="${long.trim()}"`);
    const page = await administrator.fill(`${SENDER}/dat`, {
      ...{ sender: 'Sở Nội vụ', 'reply-to': '', why: 'Chuyển đầu mối' },
    });
    expect([page.url.pathname, page.text.includes('Sở Nội vụ')]).toEqual([SENDER, true]);
    expect((await administrator.open('/quan-tri/lich-su/mail-sender')).text).toContain('Chuyển đầu mối');
  });

  it('set by two administrators at once: the second is told, and nothing is lost', async () => {
    const seen = await administrator.open(`${SENDER}/dat`);
    await administrator.send(seen, { sender: 'Người thứ nhất', why: 'Trước' });
    const second = await administrator.send(seen, { sender: 'Người thứ hai', why: 'Sau' });
    expect([second.status, second.html.includes('value="Người thứ hai"')]).toEqual([422, true]);
    expect((await read()).get(mailSenderDocument).name).toBe('Người thứ nhất');
  });
});

describe('a swap day that comes late: Monday 29/4/2024 off, Saturday 4/5 worked', () => {
  /** 2024 as it was known before 12/4: without the swap. */
  const listBefore = () =>
    administrator
      .open('/quan-tri/ngay-nghi/2024')
      .then(({ forms }) => forms.find(({ fields }) => fields.has('days'))?.fields.get('days') ?? '');
  const notice = { number: '2450/VPCP-KGVX', ...date('date', '12/4/2024') };

  it('a notice that cannot be is told beside its list, and what was typed stays', async () => {
    const days = `${await listBefore()}\n6/5: làm bù\n30/4: hoán đổi\n31/2: nghỉ`;
    const page = await administrator.fill('/quan-tri/ngay-nghi/2024', { ...notice, days, button: 'preview' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('không có ngày 31/2/2024');
    expect(page.html).toContain('31/2: nghỉ</textarea>');
    const next = await administrator.send(page, { days: days.replace('\n31/2: nghỉ', ''), button: 'preview' });
    expect(next.text).toContain('06/05/2024 là thứ Hai, vốn là ngày làm việc');
    expect(next.text).toContain('đã ghi ở dòng');
    expect((await administrator.open('/quan-tri/ngay-nghi/2090')).status).toBe(404);
  });

  it('is previewed, saved with its reason, and every open date follows', async () => {
    await saveNotice({
      ...known2024,
      days: known2024.days.filter(({ what }) => what !== 'swap' && what !== 'make-up'),
    });
    const units = threeTierProvince()
      .units.slice(0, 12)
      .map(({ id }) => id);
    const tasks = [...(await giveWork(units, 5)), ...(await giveWork(units, 3))];
    expect(tasks[0]?.due?.lenient).toBe('2024-04-29');

    const quick = await administrator.fill('/quan-tri/ngay-nghi/2024', {
      ...notice,
      'quick-off': '29/4',
      'quick-make-up': '4/5',
      button: 'add',
    });
    const preview = await administrator.send(quick, { button: 'preview' });
    expect(preview.text).toContain('Việc đổi hạn 12');
    expect(preview.text).toContain('29/04/2024 02/05/2024');
    const unexplained = await administrator.send(preview, { why: ' ', button: 'save' });
    expect(unexplained.text).toContain('Chưa ghi lý do');
    const begun = await administrator.send(unexplained, { why: 'Công văn 2450/VPCP-KGVX', button: 'save' });
    expect(begun.text).toContain('Tính lại hạn theo lịch mới');

    await home.goTo('2024-04-22', 9);
    const done = await administrator.open(begun.url.pathname);
    expect(done.text).toContain('Đã xem lại 24 việc đang mở; 12 việc thay đổi');
    await expectFresh(tasks);
    const entered = [...(await statesEntered(home, 'administration')).values()].at(-1) ?? [];
    expect(entered).toHaveLength(9 + entered.filter((state) => state === 'ChangeBatch').length);
    const mails = await caseTableOf(home).mailsOn(plainDate('2024-04-23'));
    expect(mails.flatMap(({ parts }) => parts).some(({ kind }) => kind === 'due-moved')).toBe(true);
    const [moved] = tasks;
    const events = await caseTableOf(home).eventsOf(moved?.caseId ?? caseIdSchema.parse('none'));
    expect(events.at(-1)).toMatchObject({
      what: 'due-reprojected',
      why: 'Công văn 2450/VPCP-KGVX',
      by: { person: 'quan-tri' },
    });
  });

  /** Every date equals a computation of its own, by the calendar of the notices as stored. */
  async function expectFresh(tasks: readonly Task[]): Promise<void> {
    const entered = (await read()).get(calendarDocument);
    const calendar = calendarOf([
      ...knownNotices.filter(({ year }) => entered.every((own) => own.year !== year)),
      ...entered,
    ]);
    for (const { caseId, taskId } of tasks) {
      const task = await caseTableOf(home).readTask(caseId, taskId);
      if (task === undefined) throw new Error('lost');
      expect(task.due).toEqual(freshDue(task, calendar));
      if (task.next?.what === 'rung') expect(calendar.isWorkingDay(task.next.on)).toBe(true);
    }
  }

  it('of two administrators the later is told, and his list stays', async () => {
    const page = await administrator.fill('/quan-tri/ngay-nghi/2025', {
      ...notice,
      days: '1/1: nghỉ Tết Dương lịch',
      button: 'preview',
    });
    await saveNotice({ year: 2026, notice: 'Của người khác', days: known2024.days });
    const late = await administrator.send(page, { why: 'Người thứ hai', button: 'save' });
    expect(late.text).toContain('Người khác vừa lưu một thay đổi trước bạn');
    expect(late.html).toContain('value="Người thứ hai"');
    const saved = await administrator.send(late, { button: 'save' });
    expect(saved.url.pathname).toContain('/quan-tri/thay-doi/calendar-change-');
    const history = await administrator.open('/quan-tri/lich-su/calendar');
    expect(history.text).toContain('Người thứ hai');
    expect((await administrator.open('/quan-tri/lich-su/calendar/2')).text).toContain('29/4: hoán đổi, làm bù 4/5');
  });
});

describe('units and people', () => {
  it('a unit is found without diacritics, renamed, and refused a circle', async () => {
    expect((await administrator.open('/quan-tri/don-vi?tim=so%20tu%20phap')).text).toContain('Sở Tư pháp');
    const page = await administrator.fill('/quan-tri/don-vi/so-tu-phap/doi-ten', {
      names: 'Sở Tư pháp và Hộ tịch',
      ...date('validFrom', '1/5/2024'),
      why: 'Nghị quyết 1',
    });
    expect(page.text).toContain('Sở Tư pháp và Hộ tịch, từ 01/05/2024');
    const circle = await administrator.fill('/quan-tri/don-vi/ubnd-tinh/sua', { parent: 'so-tu-phap', why: 'Thử' });
    expect(circle.status).toBe(422);
    expect(circle.html).toContain('id="parent-error"');
    expect(circle.text).toContain('đi vòng');
    const unknown = await administrator.fill('/quan-tri/don-vi/so-tu-phap/sua', { parent: 'Sở Không Có', why: 'Thử' });
    expect(unknown.text).toContain('không có đơn vị nào đúng mã hoặc tên «Sở Không Có»');
    expect(unknown.html).toContain('value="Sở Không Có"');
  });

  it('closing a unit hands its open work to the heir on the day, with its due date', async () => {
    const [before] = await giveWork(['so-xay-dung'], 20);
    const closed = await administrator.fill('/quan-tri/don-vi/so-xay-dung/ket-thuc', {
      ...date('validTo', '22/4/2024'),
      successors: 'so-giao-thong-van-tai',
      why: 'Hợp nhất',
    });
    expect(closed.status).toBe(200);
    const task = () =>
      caseTableOf(home).readTask(caseIdSchema.parse('plan-2024:row-20'), taskIdSchema.parse('so-xay-dung'));
    await home.goTo('2024-04-22', 23);
    expect((await task())?.unit).toBe('so-xay-dung');
    await home.goTo('2024-04-23', 9);
    expect(await task()).toMatchObject({ unit: 'so-giao-thong-van-tai', due: before?.due });
    expect((await administrator.open('/quan-tri/ban-giao')).text).toContain(
      'Không có việc nào còn ở đơn vị đã kết thúc',
    );
    expect((await read()).organisation.nameOn(unitId('so-xay-dung'), plainDate('2024-04-01'))).toBe('Sở Xây dựng');
  });

  it('a person is added, given a role, sent away with a deputy; the last administrator cannot leave', async () => {
    const added = await administrator.fill('/quan-tri/nguoi/them', {
      name: 'Trần Thị Thử'.normalize('NFD'),
      email: 'thu@mau.example',
      roles: 'Sở Y tế',
      why: 'Bổ nhiệm',
    });
    expect(added.url.pathname).toBe('/quan-tri/nguoi/tran-thi-thu');
    expect(added.text).toContain('Trần Thị Thử');
    const away = await administrator.fill('/quan-tri/nguoi/tran-thi-thu/vang-mat', {
      ...date('from', '2/5/2024'),
      ...date('to', '1/5/2024'),
      deputies: 'Hoàng Kim Phượng',
      why: 'Nghỉ phép',
    });
    expect(away.text).toContain('Ngày kết thúc ở trước ngày bắt đầu');
    const back = await administrator.send(away, date('to', '5/5/2024'));
    expect(back.text).toContain('Hoàng Kim Phượng');
    const last = await administrator.fill('/quan-tri/nguoi/quan-tri/vai-tro/0', {
      ...date('roles', '30/4/2024'),
      why: 'Nghỉ việc',
    });
    expect(last.text).toContain('không còn quản trị viên nào');
  });

  it('what is exported can be imported again; what is missing in it is refused', async () => {
    const { organisation } = await read();
    const csv = writeCsv(organisation);
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const same = await administrator.fill('/quan-tri/to-chuc/nhap', {
      units: text(csv.units),
      people: text(csv.people).split('\n').slice(0, 20).join('\n'),
    });
    expect(same.text).toContain('đang có trong hệ thống');
    const bytes = await administrator.download('/quan-tri/to-chuc/xuat');
    expect(text(bytes.slice(0, 2))).toBe('PK');
  });

  it('a person sets how often mail comes, and his own absence', async () => {
    const officer = await administratorOf(home, 'so-tu-phap');
    await officer.fill('/tai-khoan/nhan-thu', { rhythm: 'weekly' });
    expect((await read()).get(mailRhythmDocument)[personId('so-tu-phap')]).toBe('weekly');
    await officer.fill('/tai-khoan/vang-mat', {
      ...date('from', '6/5/2024'),
      ...date('to', '8/5/2024'),
      deputies: 'quan-tri',
    });
    const person = (known: Organisation) => known.person(personId('so-tu-phap'));
    expect(person((await read()).organisation)?.deputies).toEqual([
      { deputy: 'quan-tri', validFrom: '2024-05-06', validTo: '2024-05-08' },
    ]);
  });
});

it('a ladder is edited row by row, and the agenda of open work follows', async () => {
  const wrong = await administrator.fill('/quan-tri/bac-nhac/default', { 'offset-0': 'bảy', why: 'Thử' });
  expect(wrong.text).toContain('Bậc 1: nhập số nguyên');
  const begun = await administrator.send(wrong, { 'offset-0': '−10' });
  expect(begun.text).toContain('Tính lại ngày nhắc');
  expect((await read()).ladderOf('default')[0]).toEqual({ offset: -10, audience: 'officer' });
});

it('an address that bounced is listed, and mended with a reason', async () => {
  const feedback = home.deployment.functions.find(({ name }) => name.includes('MailFeedback'));
  const bounce = {
    bounceType: 'Permanent',
    timestamp: '2024-04-22T01:00:00.000Z',
    bounceSubType: 'General',
    bouncedRecipients: [{ emailAddress: 'So-Tu-Phap@mau.example' }],
    feedbackId: 'f-1',
  };
  const message = { eventType: 'Bounce', bounce, mail: { messageId: 'm-1', destination: ['so-tu-phap@mau.example'] } };
  await home.invoke(feedback?.arn ?? '', {
    Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(message) } }],
  });
  const list = await administrator.open('/quan-tri/dia-chi-thu');
  expect(list.text).toContain('so-tu-phap@mau.example Hoàng Kim Phượng');
  const mended = await administrator.fill('/quan-tri/dia-chi-thu/mo-lai?dia-chi=so-tu-phap%40mau.example', {
    why: 'Đã dọn hộp thư',
  });
  expect(mended.text).toContain('Không có địa chỉ nào bị ngừng');
  expect(mended.text).toContain('Đã dọn hộp thư');
});
