/** An announcement from the ministry's list to the last publication, by its forms, on the whole home. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseIdOf } from '#functions/tthc-announce/domain/announcement.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import type { CaseTable } from '#shared/casework/index.ts';
import { addDays, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitId, type Organisation } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { serveAt, type Served } from '../portal/http-client.ts';
import { aPerson, executionOf, sendFile, setAddresses, textIn, theTask, until, type Person } from './office.ts';

const LIST = 'STT\tMã\tTên\n1\t1.001234\tCấp phép xây dựng\n2\t1.001235\tCấp lại giấy phép <script>alert(1)</script>';
const FORM = {
  number: '785/QĐ-BXD',
  'signed-day': '15',
  'signed-month': '3',
  'signed-year': '2024',
  'effect-day': '2',
  'effect-month': '5',
  'effect-year': '2024',
  fields: 'Hoạt động xây dựng; Nhà ở',
  kinds: ['new', 'amended'],
  procedures: LIST,
};

const calendar = shippedCalendar();
/** Independent of the rules: steps from day to day. */
function rolled(from: string, days: number): PlainDate {
  let day = addDays(plainDate(from), days);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
function workingDays(from: string, days: number): PlainDate {
  let day = plainDate(from);
  for (let left = days; left > 0; left -= calendar.isWorkingDay(day) ? 1 : 0) day = addDays(day, 1);
  return day;
}

/** The sample province; one who can sign in works where procedures are posted and where the system is run. */
function province(): Pick<Organisation, 'units' | 'people'> {
  const { units, people } = smallProvince();
  const roles = ['trung-tam-phuc-vu-hanh-chinh-cong-tinh', 'so-thong-tin-va-truyen-thong'].map((id) => ({
    unit: unitId(id),
    role: 'officer' as const,
    validFrom: plainDate('2018-01-01'),
    validTo: null,
  }));
  return { units, people: people.map((person) => (person.id === 'tiep-nhan-pakn' ? { ...person, roles } : person)) };
}

let home: TestHome;
let cases: CaseTable;
let site: Served;
/** What the pages of the province answer. */
let pages: { status: number; body: string };
let officer: Person;
let office: Person;
let leader: Person;
/** An officer of the public-service centre and of the department that runs the provincial system. */
let publisher: Person;
const entered = new Set<string>();

beforeAll(async () => {
  pages = { status: 200, body: '<html><p>Danh mục chưa cập nhật</p></html>' };
  site = await serveAt(() => (_request, response) => {
    response.writeHead(pages.status, { 'content-type': 'text/html; charset=utf-8' }).end(pages.body);
  });
  home = await aHome('2024-03-18', { intranetPages: site.origin.replace('http://localhost', '127.0.0.1') });
  cases = caseTableOf(home);
  await settle(home, province());
  await setAddresses(home, {
    web: `${site.origin}/tin`,
    'provincial-system': `${site.origin}/he-thong`,
    'national-database': 'http://khong-co.invalid/',
  });
  officer = await aPerson(home, 'so-xay-dung');
  office = await aPerson(home, 'chanh-van-phong');
  leader = await aPerson(home, 'chu-tich');
  publisher = await aPerson(home, 'tiep-nhan-pakn');
});
afterAll(async () => {
  await home.close();
  await site.close();
});

describe('a ministry’s list signed on Fri 15/3/2024 and entered on Mon 18/3', () => {
  const caseId = caseIdOf('785/QĐ-BXD', plainDate('2024-03-15'), 1);
  const page = `/cong-bo/${caseId}`;
  const task = (taskId: string) => theTask(cases, caseId, taskId);
  const answer = async (who: Person, taskId: string, fields: Record<string, string>): Promise<void> => {
    await task(taskId);
    const sent = await who.fill(`${page}/viec/${taskId}`, fields);
    expect([sent.status, sent.location], textIn(sent.html)).toEqual([303, page]);
  };

  it('is entered by a form that keeps what was typed when something is wrong', async () => {
    const wrong = await officer.fill('/cong-bo/moi', {
      ...FORM,
      'effect-year': '2023',
      procedures: '1.001234',
      number: 'ba',
    });
    expect(wrong.status).toBe(422);
    const told = textIn(wrong.html);
    expect(told).toContain('Ngày có hiệu lực ở trước ngày Bộ ký (15/03/2024)');
    expect(told).toContain('Dòng 1: Mã 1.001234 chưa có tên thủ tục.');
    expect(told).toContain('Số quyết định gồm số, dấu gạch chéo và ký hiệu');
    expect(wrong.html).toContain('value="Hoạt động xây dựng; Nhà ở"');
    expect(wrong.html).toContain('href="#effect"');
  });

  it('opens one case, also when the form is sent twice, and shows both clocks with their reasons', async () => {
    const sent = await officer.fill('/cong-bo/moi', FORM);
    expect([sent.status, sent.location], textIn(sent.html)).toEqual([303, page]);
    const again = await officer.fill('/cong-bo/moi', Object.fromEntries(sent.form));
    expect([again.status, again.location]).toEqual([303, page]);
    const { html } = await officer.read(page);
    expect(textIn(html)).toContain('Phải ký chậm nhất 25/03/2024');
    expect(textIn(html)).toContain('Chậm nhất 5 ngày trước ngày văn bản quy định thủ tục có hiệu lực (02/05/2024)');
    expect(rolled('2024-03-15', 10)).toBe('2024-03-25');
    expect(textIn((await officer.read(`${page}/thu-tuc`)).html)).toContain('1.001235 Cấp lại giấy phép <script>');
  });

  it('entered by another department too is refused beside the field, with a link to the case', async () => {
    const other = await aPerson(home, 'so-tu-phap');
    const second = await other.fill('/cong-bo/moi', { ...FORM, number: ' 785 / QĐ-BXD ' });
    expect(second.status).toBe(422);
    expect(textIn(second.html)).toContain('Quyết định này của Bộ đã được nhập.');
    expect(second.html).toContain(`href="${page}"`);
    expect(second.html).toContain('Cấp phép xây dựng');
  });

  it('is drafted, sent back by the office and by the leader with reasons, without a later last day', async () => {
    expect((await task('draft-1')).due?.lenient).toBe(workingDays('2024-03-18', 1));
    await answer(officer, 'draft-1', { letter: '45/TTr-SXD' });
    await answer(office, 'check-1', { decision: 'return', reason: 'Thiếu trình tự thực hiện' });
    await task('draft-2');
    expect(textIn((await officer.read(`${page}/viec/draft-2`)).html)).toContain(
      'Lý do trả lại Thiếu trình tự thực hiện',
    );
    await answer(officer, 'draft-2', { letter: '46/TTr-SXD' });
    await answer(office, 'check-2', { decision: 'accept' });
    await answer(leader, 'signature-2', { decision: 'return', reason: 'Sửa phần phí, lệ phí' });
    await answer(officer, 'draft-3', { letter: '47/TTr-SXD' });
    await answer(office, 'check-3', { decision: 'accept' });
    expect((await task('signature-3')).due?.lenient).toBe('2024-03-25');
  });

  it('is answered only by those whose step it is', async () => {
    expect(await officer.read(`${page}/viec/signature-3`)).toMatchObject({ status: 303 });
    const missing = await leader.fill(`${page}/viec/signature-3`, { decision: 'sign', 'decision-number': '' });
    expect(missing.status).toBe(422);
    expect(textIn(missing.html)).toContain('Nhập số quyết định công bố');
    const future = await leader.fill(`${page}/viec/signature-3`, {
      decision: 'sign',
      'decision-number': '845/QĐ-UBND',
      'signed-year': '2025',
    });
    expect(textIn(future.html)).toContain('Ngày ký ở sau hôm nay');
  });

  it('signed on Mon 25/3/2024, has to be published by the days the law and the plan set', async () => {
    await home.goTo('2024-03-25', 9);
    await answer(leader, 'signature-3', { decision: 'sign', 'decision-number': '845/QĐ-UBND' });
    const dueOf = async (id: string) => (await task(`publish-${id}`)).due?.lenient;
    expect(await dueOf('posting')).toBe(workingDays('2024-03-25', 3));
    expect(await dueOf('posting')).toBe('2024-03-28');
    expect(await dueOf('web')).toBe('2024-03-28');
    expect(await dueOf('internal-process')).toBe(rolled('2024-03-25', 7));
    expect(await dueOf('internal-process')).toBe('2024-04-01');
    expect(await dueOf('provincial-system')).toBe(rolled('2024-03-25', 5));
    expect(await dueOf('provincial-system')).toBe('2024-04-01');
    expect(await dueOf('national-database')).toBe('2024-04-01');
    expect([rolled('2024-03-25', 5), rolled('2024-03-15', 15)]).toEqual(['2024-04-01', '2024-04-01']);
    expect(await dueOf('one-stop-list')).toBe('2024-03-26');
    expect((await task('publish-posting')).unit).toBe('trung-tam-phuc-vu-hanh-chinh-cong-tinh');
    expect((await task('publish-provincial-system')).unit).toBe('so-thong-tin-va-truyen-thong');
    expect(textIn((await officer.read(page)).html)).toContain(
      'Quy trình điện tử Sở Thông tin và Truyền thông dự kiến 04/04/2024',
    );
  });

  it('is looked for each morning: a page without it is «not found», one that does not answer «unreachable»', async () => {
    await home.goTo('2024-03-26', 6, 10);
    const told = textIn(
      await until('what the checker saw', async () => {
        const { html } = await officer.read(page);
        return html.includes('Kiểm tra lúc') ? html : undefined;
      }),
    );
    expect(told).toContain('Không thấy đủ: không có số quyết định; thiếu 2 thủ tục (1.001234, 1.001235)');
    expect(told).toContain('Chưa kiểm tra được: không có tên miền này.');
    expect((await task('publish-web')).state).toBe('open');
  });

  it('stands on the board of what is announced and not published, on the page and as a file', async () => {
    const board = textIn((await office.read('/cong-bo')).html);
    expect(board).toContain('Đã công bố, chưa công khai đủ: 1 hồ sơ');
    expect(board).toContain('Niêm yết (Trung tâm Phục vụ hành chính công tỉnh)');
    const csv = await (await office.read('/cong-bo/chua-cong-khai.csv')).response.text();
    expect(csv.split('\r\n')).toHaveLength(1 + 6 + 1);
    expect(csv).toContain('Danh mục một cửa,Sở Xây dựng,26/03/2024,');
    const xlsx = await (await office.read('/cong-bo/chua-cong-khai.xlsx')).response.arrayBuffer();
    expect(Buffer.from(xlsx).subarray(0, 2).toString()).toBe('PK');
  });

  it('survives a morning on which the check itself fails, and is looked for again the next', async () => {
    pages = { status: 200, body: '<html><p>Quyết định số 845/QĐ-UBND ngày 25/3/2024</p></html>' };
    const [grant] = home.services.iam
      .grants()
      .filter(({ actions }) => actions.some(({ text }) => text === 's3:PutObject'))
      .filter(({ statement }) => statement.includes('TthcAnnounce'));
    if (grant === undefined) throw new Error('the function may not write snapshots');
    const giveBack = home.services.iam.suspend(grant.statement, 's3:PutObject');
    await home.goTo('2024-03-27', 8);
    giveBack();
    expect((await task('publish-web')).state).toBe('open');
    const { entered: states } = await executionOf(home, caseId);
    expect(states.filter((name) => name === 'WaitForMorning')).toHaveLength(3);
  });

  it('found on a page, is thereby done there, with the page kept as proof', async () => {
    await home.goTo('2024-03-28', 6, 10);
    const done = await until('the finding', async () => {
      const web = await task('publish-web');
      return web.state === 'done' ? web : undefined;
    });
    expect(done.evidence).toMatchObject({ number: '845/QĐ-UBND', date: '2024-03-28', link: `${site.origin}/tin` });
    const key = done.evidence?.fileKey ?? '';
    const { response } = await officer.read(`${page}/tep?key=${encodeURIComponent(key)}`);
    expect(await (await fetch(response.headers.get('location') ?? '')).text()).toContain('845/QĐ-UBND');
    expect((await officer.read(`${page}/tep?key=plans/secret`)).status).toBe(404);
    expect(textIn((await officer.read(page)).html)).toContain('thiếu 2 thủ tục');
  });

  it('counts the electronic process from the actual end of the internal one', async () => {
    const evidence = { number: '900/QĐ-UBND', 'date-day': '27', 'date-month': '3', 'date-year': '2024' };
    await answer(officer, 'publish-internal-process', {
      ...evidence,
      place: 'link',
      link: 'https://vanban.example.vn/900',
    });
    const next = await task('publish-electronic-process');
    expect(next.due?.lenient).toBe(rolled('2024-03-27', 3));
    expect(next.due?.lenient).toBe('2024-04-01');
    expect(next.unit).toBe('so-thong-tin-va-truyen-thong');
  });

  it('is proven by a link or by a file, and not without either', async () => {
    const path = `${page}/viec/publish-one-stop-list`;
    const today = { number: '845/QĐ-UBND', 'date-day': '28', 'date-month': '3', 'date-year': '2024' };
    const bare = await officer.fill(path, today);
    expect(textIn(bare.html)).toContain('Không có văn bản thì chưa xong việc');
    const { location } = await officer.fill(path, { ...today, place: 'file' });
    const back = await sendFile(officer, location, '%PDF-1.7 danh mục', 'danh-muc.pdf');
    const sent = await officer.fill(back, {});
    expect([sent.status, sent.location], textIn(sent.html)).toEqual([303, page]);
    expect((await task('publish-one-stop-list')).evidence?.fileKey).toContain('danh-muc.pdf');
  });

  it('is over when every publication is proven, at the cost its README states', async () => {
    const evidence = {
      number: '845/QĐ-UBND',
      'date-day': '28',
      'date-month': '3',
      'date-year': '2024',
      place: 'link',
      link: 'https://x.example.vn/',
    };
    await answer(publisher, 'publish-posting', evidence);
    await answer(publisher, 'publish-electronic-process', evidence);
    await answer(publisher, 'publish-provincial-system', evidence);
    await answer(officer, 'publish-national-database', evidence);
    await home.goTo('2024-03-29', 6, 10);
    const { entered: states } = await until('the end', async () => {
      const execution = await executionOf(home, caseId);
      return execution.status === 'SUCCEEDED' ? execution : undefined;
    });
    for (const state of states) entered.add(state);
    // 34 with one look; two returned drafts (4 and 6), two more looks (3 each) and one that failed (2).
    expect(states).toHaveLength(34 + 4 + 6 + 2 * 3 + 2);
    expect(textIn((await office.read('/cong-bo')).html)).toContain('Đã công bố, chưa công khai đủ: 0 hồ sơ');
  });
});

describe('a list entered by mistake', () => {
  it('is withdrawn with a reason, and may be entered again', async () => {
    const form = { ...FORM, number: '786/QĐ-BXD' };
    const first = await officer.fill('/cong-bo/moi', form);
    const caseId = caseIdOf('786/QĐ-BXD', plainDate('2024-03-15'), 1);
    expect(first.location).toBe(`/cong-bo/${caseId}`);
    await theTask(cases, caseId, 'draft-1');
    expect(textIn((await officer.fill(`${first.location}/rut`, { reason: ' ' })).html)).toContain('Chưa nêu lý do.');
    expect((await officer.fill(`${first.location}/rut`, { reason: 'Nhập nhầm số' })).status).toBe(303);
    const { entered: states } = await until('the end', async () => {
      const execution = await executionOf(home, caseId);
      return execution.status === 'SUCCEEDED' ? execution : undefined;
    });
    for (const state of states) entered.add(state);
    expect(states.at(-1)).toBe('Withdrawn');
    const second = await officer.fill('/cong-bo/moi', form);
    expect(second.location).toBe(`/cong-bo/${caseId}-2`);
  });
});

it('every state of the workflow was entered', () => {
  const stateSchema = z.looseObject({ States: z.record(z.string(), z.unknown()) });
  const names = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(names);
    if (typeof value !== 'object' || value === null) return [];
    const own = stateSchema.safeParse(value);
    return [...(own.success ? Object.keys(own.data.States) : []), ...Object.values(value).flatMap(names)];
  };
  const file = new URL('../../workflows/tthc-announce/definition.asl.json', import.meta.url);
  const all = names(JSON.parse(readFileSync(file, 'utf8')));
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((name) => !entered.has(name))).toEqual([]);
});
