import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { statesEntered } from '../embedded/transitions.ts';
import { Officer } from '../obligation/desk.ts';
import { piecesOf } from '../plans/formats/plan-pieces.ts';
import { asDocx } from '../plans/formats/writers.ts';
import { Visitor, type Page } from './visitor.ts';

const OFFICER = 'kiem-soat-tthc';
const LEADER = 'chu-tich';
const TEXT = readFileSync(new URL('../fixtures/plans/quang-nam-2024.txt', import.meta.url), 'utf8');

let home: TestHome;
let office: Visitor;
let leader: Visitor;
beforeAll(async () => {
  home = await aHome('2024-03-05');
  await settle(home, smallProvince());
  [office, leader] = [await Visitor.signedIn(home, OFFICER), await Visitor.signedIn(home, LEADER)];
});
afterAll(() => home.close());

/** Opens the page again until the workflow has done its part. */
async function until(visitor: Visitor, path: string, says: string): Promise<Page> {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = await visitor.open(path);
    if (page.text.includes(says)) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} never says «${says}»`);
}

it('an empty paste is refused beside its field', async () => {
  const empty = await office.submit(await office.open('/ke-hoach/moi'), { text: '  ' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('href="#text"');
});

it('what was pasted and is no plan stands in the form again; another office does not see it', async () => {
  const text = 'Giấy mời họp giao ban tháng 3 & <b>tài liệu</b>';
  const pasted = await office.submit(await office.open('/ke-hoach/moi'), { text });
  const said = await until(office, pasted.url.pathname, 'Đưa lại kế hoạch');
  const again = /href="(\/ke-hoach\/moi\?lai=[^"]*)"/u.exec(said.html)?.[1] ?? '';
  const kept = 'Giấy mời họp giao ban tháng 3 &amp; &lt;b&gt;tài liệu&lt;/b&gt;</textarea>';
  expect((await office.open(again)).html).toContain(kept);
  const other = await Visitor.signedIn(home, 'chu-tich-xa');
  expect((await other.open(again)).html).not.toContain('Giấy mời họp');
});

it('the same plan as a Word file goes straight to the bucket and is read from there; another type is refused', async () => {
  const officer = new Officer(await signIn(home, OFFICER), home.addresses.portal);
  const word = await asDocx(piecesOf(TEXT));
  const sent = await officer.upload('/ke-hoach/moi/tep', 'Kế hoạch 2024.docx', Uint8Array.from(word));
  expect((await officer.open(sent.location ?? '')).text).toContain('Đã nhận tệp «Kế hoạch 2024.docx»');
  const { location: path = '' } = await officer.send(sent.location ?? '', {});
  const page = await until(office, path, 'Rà soát nhiệm vụ');
  expect(page.text).toContain('56');
  const archive = await officer.upload(
    '/ke-hoach/moi/tep',
    'ke-hoach.rar',
    new TextEncoder().encode('Rar!\u001A\u0007'),
  );
  const refused = await officer.send(archive.location ?? '', {});
  const said = await until(office, refused.location ?? '', 'hệ thống không đọc được');
  expect(said.text).toContain('tệp nén');
});

it('a plan of 600 KB is taken as pasted, larger than any other form', async () => {
  const form = await office.open('/ke-hoach/moi');
  const long = await office.submit(form, { text: `${TEXT}\n${'Ghi chú thêm. '.repeat(20_000)}` });
  expect(long.url.pathname).toMatch(/^\/ke-hoach\/[0-9a-f]{11}-/u);
});

// Of the whole province they are 4,443: fan-out.test.ts.
it('the plan of Quảng Nam goes from pasted text to the obligations of its units', async () => {
  const form = await office.open('/ke-hoach/moi');
  const pasted = await office.submit(form, { text: TEXT });
  const path = pasted.url.pathname;
  await until(office, path, 'Rà soát nhiệm vụ');

  await settleFlags(path);
  const preview = await office.open(`${path}/xem-truoc`);
  expect(preview.text).toContain('Đầu việc sẽ giao 652');
  await office.submit(preview, {}, `${path}/trinh`);

  const sign = await until(leader, `${path}/ky`, 'Trả lại để sửa');
  await leader.submit(sign, { decision: 'sign' });
  const number = await until(office, `${path}/so`, 'Số, ký hiệu');
  const future = await office.submit(number, dated('467/QĐ-UBND', '6'));
  expect(future.text).toContain('Ngày văn bản ở sau hôm nay');
  await office.submit(future, dated('467/QĐ-UBND', '5'));

  const plan = await until(office, path, 'Tải về Excel');
  expect(plan.text).toContain('467/QĐ-UBND ngày 05/03/2024');
  const board = await caseTableOf(home).boardOf(path.split('/').at(-1) ?? '');
  expect([board.cases.length, board.tasks.length]).toEqual([56, 652]);
  const names = (await caseTableOf(home).boards()).map(({ name }) => name);
  expect(names).toContain('Kế hoạch 467/QĐ-UBND của UBND tỉnh Trà Giang');
  const entered = (await statesEntered(home, 'plan-issue')).get(path.split('/').at(-1) ?? '') ?? [];
  const batches = entered.filter((state) => state === 'OpenObligations').length;
  expect(entered).toHaveLength(11 + batches);
  expect(home.lines.filter(({ source }) => source === 'iam')).toEqual([]);
});

const dated = (number: string, day: string) => ({ number, 'date-day': day, 'date-month': '3', 'date-year': '2024' });

/** Accepts every flagged row by its button. */
async function settleFlags(path: string): Promise<void> {
  for (;;) {
    const review = await office.open(`${path}/ra-soat?loc=can-xem`);
    const action = /action="([^"]*\/chap-nhan)"/u.exec(review.html)?.[1];
    if (action === undefined) return;
    await office.submit(review, {}, action);
  }
}
