/** The log of everything, on the whole home: what people do at their pages comes back to the administrator's. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { administratorOf, date, type Administrator } from '../administration/administrator.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { referenceOf } from '../embedded/organisation.ts';
import { openDesk, pathOf, type Desk } from '../obligation/desk.ts';

const LOG = '/quan-tri/nhat-ky';
const FORMULA = '=HYPERLINK("http://x.example","Bấm")';

let desk: Desk;
let administrator: Administrator;
beforeAll(async () => {
  desk = await openDesk('2024-03-04', withDeputy());
  administrator = await administratorOf(desk.home);
});
afterAll(() => desk.close());

const DEPUTY = 'Đặng Thùy Trang, thay mặt Lê Thị Mỹ Duyên';

/** The office's officer of procedures is away; somebody of a department stands in. */
function withDeputy() {
  const { units, people } = smallProvince();
  const deputy = people.find(({ subject }) => subject === 'so-xay-dung')?.id ?? personId('nobody');
  const away = { deputy, validFrom: plainDate('2024-03-01'), validTo: plainDate('2024-03-31') };
  const absent = people.map((person) =>
    person.subject === 'kiem-soat-tthc' ? { ...person, deputies: [away] } : person,
  );
  return Object.assign(smallProvince(), { units, people: absent });
}

/** The log's own rows by a filter, as its CSV file has them. */
const rowsOf = async (query: string): Promise<readonly string[]> =>
  new TextDecoder()
    .decode(await administrator.download(`${LOG}.csv${query}`))
    .split('\r\n')
    .slice(1, -1);

it('what was done stands there with who and why; a deputy with whom he stands in for', async () => {
  const task = await desk.give();
  const office = await desk.officer('kiem-soat-tthc');
  await office.send(`${pathOf(task)}/tam-dung`, { reason: FORMULA });
  const deputy = await desk.officer('so-xay-dung');
  await deputy.send(`${pathOf(task)}/tiep-tuc`, {});
  const page = await administrator.open(LOG);
  expect(page.status).toBe(200);
  for (const words of ['Tạm dừng tính thời hạn', FORMULA, 'Đăng nhập', DEPUTY]) expect(page.text).toContain(words);
  expect(page.html).toContain(`href="${pathOf(task)}"`);
});

it('settings stand beside cases, and each filter leaves only its own', async () => {
  const settings = await rowsOf('?loai=settings');
  expect(settings).toHaveLength(1);
  expect(settings[0]).toContain('"Sửa đơn vị, cán bộ: bản 1"');
  expect((await rowsOf('?loai=access')).every((row) => /Đăng nhập|Tải nhật ký/u.test(row))).toBe(true);
  // Found by the name of who was absent as well as by his own.
  for (const name of ['le thi my duyen', 'trang']) {
    const found = await rowsOf(`?loai=cases&nguoi=${encodeURIComponent(name)}`);
    expect(
      found.some((row) => row.includes(DEPUTY)),
      name,
    ).toBe(true);
    expect(
      found.some((row) => row.includes('Hệ thống')),
      name,
    ).toBe(false);
  }
  const task = await desk.give();
  const ofCase = await rowsOf(`?ho-so=${encodeURIComponent(task.caseId)}`);
  expect(ofCase.map((row) => row.includes(task.caseId))).toEqual([true, true]);
  expect(await rowsOf('?don-vi=so-y-te')).toEqual([]);
});

it('a period that is typed wrongly, or is longer than a quarter, is said and kept', async () => {
  const typed = new URLSearchParams({ ...date('tu', '31/2/2024'), ...date('den', '1/3/2024') });
  const wrong = await administrator.open(`${LOG}?${typed.toString()}`);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('không có ngày 31/2/2024');
  expect(wrong.html).toContain('value="31"');
  const long = new URLSearchParams({ ...date('tu', '1/1/2023'), ...date('den', '1/3/2024') });
  expect((await administrator.open(`${LOG}?${long.toString()}`)).text).toContain('nhiều nhất 92 ngày');
});

it('its files say the same, hold no formula, and who took them is in the log', async () => {
  const csv = new TextDecoder().decode(await administrator.download(`${LOG}.csv`));
  expect(csv).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await administrator.download(`${LOG}.xlsx`)).slice().buffer);
  const reasons = workbook.worksheets[0]?.getColumn(7).values ?? [];
  expect(reasons).toContain(FORMULA);
  expect((await administrator.open(LOG)).text).toContain('Tải nhật ký: 2024-02-27 – 2024-03-04');
});

it('nobody but an administrator reads it', async () => {
  const office = await desk.officer('kiem-soat-tthc');
  for (const path of [LOG, `${LOG}.csv`, `${LOG}.xlsx`]) expect((await office.open(path)).status).toBe(403);
});

it('signing out and a change of a setting are there at once', async () => {
  const unit = await desk.officer('so-xay-dung');
  const page = await unit.open('/');
  const csrf = /name="csrf" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
  await unit.post('/dang-xuat', { csrf });
  const reference = referenceOf(desk.home);
  const known = await reference.read();
  await reference.save({
    document: organisationDocument,
    value: known.get(organisationDocument),
    version: known.versionOf(organisationDocument),
    by: personId('quan-tri'),
    why: 'Kiểm tra nhật ký',
    now: desk.home.clock.now(),
  });
  const { text } = await administrator.open(LOG);
  expect(text).toContain('Đăng xuất');
  expect(text).toContain('Kiểm tra nhật ký');
});
