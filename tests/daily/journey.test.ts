/** A week on the whole home: the schedule's own runs, mails as SES keeps them, the pages their numbers lead to. */
import ExcelJS from 'exceljs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishTask, openCase, openTasks } from '#shared/casework/index.ts';
import { civilDateAt, instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personId, unitId } from '#shared/org/index.ts';
import { readDocument } from '#shared/plans/readers/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { anEvidence, openBy } from '../casework/world.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import type { CookieJar } from '../portal/http-client.ts';
import { people, units } from './province.ts';
import { aRow, OFFICE } from './world.ts';

let home: TestHome;
let leader: CookieJar;
let office: CookieJar;

/** Three rows of Sở Tư pháp: two due on Monday 4/3, one on Friday 8/3. */
const rows = ['2024-03-04', '2024-03-04', '2024-03-08'].map((due, i) => aRow(String(i + 1), { start: openBy(due) }));

async function openRows(): Promise<void> {
  const cases = caseTableOf(home);
  const now = home.clock.now();
  for (const { caseId, process, board, row, subject: title } of rows)
    await openCase({ caseId, process, board, row, title, by: OFFICE, now }, { store: cases });
  await cases.listBoard('ke-hoach-2024', civilDateAt(now), 'Kế hoạch 467/QĐ-UBND');
  await openTasks({ tasks: rows, by: OFFICE, now }, caseworkPorts(cases, await referenceOf(home).read()));
}

beforeAll(async () => {
  home = await aHome('2024-03-01');
  const known = people.map((one) => (one.id === 'minh' ? { ...one, subject: 'chanh-van-phong' } : one));
  const made = Organisation.of(units, known);
  if (!made.ok) throw new Error('the province is contradictory');
  await settle(home, made.value);
  await openRows();
  leader = await signIn(home, 'chu-tich');
  office = await signIn(home, 'chanh-van-phong');
});
afterAll(() => home.close());

/** Mails of a person, the newest first. */
async function mailsTo(person: string): Promise<readonly { on: string; text: string }[]> {
  const { store } = home.services.mail;
  const own = store.newestFirst().filter(({ to }) => to.includes(`${person}@tinh.gov.vn`));
  return Promise.all(
    own.map(async ({ id, at }) => {
      const message = await PostalMime.parse(store.message(id) ?? '');
      return { on: civilDateAt(at), text: message.text ?? '' };
    }),
  );
}

const page = async (browser: CookieJar, path: string): Promise<string> =>
  (await browser.fetch(new URL(path, home.addresses.portal))).text();

const linkIn = (text: string, label: string): string =>
  new RegExp(`${label}: \\d+ – (\\S+)`, 'u').exec(text)?.[1]?.replace(home.addresses.portal, '') ?? '';

describe('a week', () => {
  it('mails at 07:30 of each working day, and the last mail’s numbers lead to their rows', async () => {
    await home.goTo('2024-03-08', 9);
    const mails = await mailsTo('chu-tich');
    expect(mails.map(({ on }) => on)).toEqual(['2024-03-08', '2024-03-07', '2024-03-06', '2024-03-05', '2024-03-04']);
    const [friday] = mails;
    expect(friday?.text).toContain('quá hạn: 2 –');
    const overdue = await page(leader, linkIn(friday?.text ?? '', 'quá hạn'));
    expect(overdue).toContain('2 việc');
    expect([...overdue.matchAll(/href="\/viec\//gu)]).toHaveLength(2);
    expect(overdue).toContain('Kế hoạch 467/QĐ-UBND');
  });

  it('keeps a morning’s rows when work is done later that day; the board of now shows it done', async () => {
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    const cases = caseTableOf(home);
    const by = { person: personId('lan'), unit: unitId('so-tu-phap'), onBehalfOf: null };
    const now = instantOf(plainDate('2024-03-08'), 10);
    const { caseId, taskId } = row;
    const ports = caseworkPorts(cases, await referenceOf(home).read());
    const done = await finishTask({ caseId, taskId, by, now, evidence: anEvidence() }, ports);
    expect(done.ok).toBe(true);
    const morning = '/bang?ngay=2024-03-08&cap=ubnd-tinh&loc=qua-han';
    expect(await page(leader, morning)).toContain('2 việc');
    expect(await page(leader, '/bang/ke-hoach-2024?loc=qua-han')).toContain('1 việc');
  });

  it('gives the same rows as Excel and CSV', async () => {
    const query = 'ngay=2024-03-08&loc=qua-han';
    const file = await leader.fetch(new URL(`/bang-xuat/xlsx?${query}`, home.addresses.portal));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    expect(workbook.worksheets[0]?.rowCount).toBe(3);
    const csv = await page(leader, `/bang-xuat/csv?${query}`);
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('Sở Tư pháp');
    expect((await leader.fetch(new URL('/bang-xuat/pdf', home.addresses.portal))).status).toBe(404);
  });

  it('drafts the công văn at the step «Văn phòng», ready to be downloaded and signed', async () => {
    const list = await page(office, '/don-doc');
    // Three working days after Monday 4/3 is Thursday 7/3.
    expect(list).toContain('07/03/2024');
    const href = /href="(\/don-doc\/[^"]+)"/u.exec(list)?.[1] ?? '';
    const redirect = await office.fetch(new URL(href, home.addresses.portal));
    expect(redirect.status).toBe(303);
    const file = await fetch(redirect.headers.get('location') ?? '');
    const letter = await readDocument(new Uint8Array(await file.arrayBuffer()), 'don-doc.docx');
    const text = letter.ok ? letter.value.lines.join('\n') : '';
    for (const said of ['Sở Tư pháp', 'Nhiệm vụ 1', 'Kế hoạch 467/QĐ-UBND', '04/03/2024']) expect(text).toContain(said);
  });

  it('drafts one more when asked, and says so when there is nothing to urge', async () => {
    const csrf = /name="csrf" value="([^"]+)"/u.exec(await page(office, '/don-doc'))?.[1] ?? '';
    const send = (unit: string) =>
      office.post(new URL('/don-doc', home.addresses.portal), { csrf, unit }, { origin: home.addresses.portal });
    expect((await send('ubnd-tinh so-tu-phap')).status).toBe(303);
    expect(await page(office, '/don-doc')).toContain('08/03/2024');
    expect(await (await send('ubnd-tinh so-noi-vu')).text()).toContain('không có việc quá hạn');
    expect(await (await send('ubnd-huyen phong-tu-phap')).text()).toContain('Chọn một đơn vị trong danh sách');
  });
});
