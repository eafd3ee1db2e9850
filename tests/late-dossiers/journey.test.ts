/** A late dossier from the unit's form to the apology that went to the applicant, through the real forms of the home. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierDocument, listOfYear } from '#functions/late-dossiers/domain/dossier.ts';
import { readPasted, readTyped } from '#functions/late-dossiers/domain/read-typed.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { readDocument } from '#shared/plans/readers/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { Visitor } from '../plan-issue/visitor.ts';

let home: TestHome;
let officer: Visitor;
let head: Visitor;
beforeAll(async () => {
  home = await aHome('2024-03-11');
  await settle(home, smallProvince());
  [officer, head] = [await Visitor.signedIn(home, 'so-xay-dung'), await Visitor.signedIn(home, 'giam-doc-so-xay-dung')];
});
afterAll(() => home.close());

const day = (name: string, text: string): Record<string, string> => {
  const [d = '', month = '', year = ''] = text.split('/');
  return { [`${name}-day`]: d, [`${name}-month`]: month, [`${name}-year`]: year };
};
const DOSSIER = {
  ...{ unit: 'so-xay-dung', receipt: 'H47.19-240301-0007', procedure: 'Cấp giấy phép xây dựng nhà ở' },
  ...{ applicant: 'Nguyễn Thị Bưởi', cause: 'Chờ ý kiến về quy hoạch' },
  ...{ ...day('received', '1/3/2024'), ...day('promised', '15/3/2024'), ...day('renewed', '22/3/2024') },
};
const kept = async () =>
  (await caseTableOf(home).documentsOf(dossierDocument, listOfYear(2024))).map(({ value }) => value);

describe('entering a late dossier', () => {
  it('what is missing, no date, or out of order is told beside its field; everything typed stays', async () => {
    const wrong = { ...DOSSIER, receipt: '', ...day('promised', '31/2/2024'), cause: '<b>Chậm</b>' };
    const page = await officer.submit(await officer.open('/ho-so-tre/moi'), wrong);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Mã số hồ sơ: chưa nhập');
    expect(page.text).toContain('Ngày hẹn trả: nhập ngày có thật');
    expect(page.html).toContain('value="Nguyễn Thị Bưởi"');
    expect(page.html).toContain('&lt;b&gt;Chậm&lt;/b&gt;');
    expect(await kept()).toEqual([]);
  });

  it('a form sent twice enters once; the applicant’s name is nowhere in what is kept of it', async () => {
    const form = await officer.open('/ho-so-tre/moi');
    const page = await officer.submit(form, DOSSIER);
    await officer.submit(form, DOSSIER);
    expect(page.text).toContain('Chờ ký');
    expect(page.text).toContain('Xin lỗi chậm nhất 14/03/2024');
    const dossiers = await kept();
    expect(dossiers).toHaveLength(1);
    expect(JSON.stringify(dossiers)).not.toContain('Bưởi');
  });

  it('it is promised anew once: a second time is refused, with what was typed', async () => {
    const again = await officer.submit(await officer.open('/ho-so-tre/moi'), {
      ...DOSSIER,
      ...day('renewed', '29/3/2024'),
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('đã được hẹn lại đủ số lần');
    expect(again.html).toContain('value="H47.19-240301-0007"');
  });
});

describe('the apology', () => {
  it('is signed by the head alone, lies ready as a Word file, and its sending is dated', async () => {
    const [dossier] = await kept();
    const path = `/ho-so-tre/2024/${dossier?.id ?? ''}`;
    const before = await officer.open(path);
    expect(before.text).toContain('Chờ thủ trưởng đơn vị ký');
    const signed = await head.submit(await head.open(path), {}, `${path}/ky`);
    expect(signed.text).toContain('Vũ Đình Khải ngày 11/03/2024');
    const bytes = await officer.download(`${path}/van-ban.docx`);
    const read = await readDocument(new Uint8Array(bytes), 'xin-loi.docx');
    const text = read.ok ? read.value.lines.join('\n') : read.error.message;
    for (const words of ['Nguyễn Thị Bưởi', 'H47.19-240301-0007', 'Chờ ý kiến về quy hoạch', '22/03/2024'])
      expect(text).toContain(words);
    const future = await officer.submit(await officer.open(path), day('sent', '12/3/2024'), `${path}/gui`);
    expect(future.text).toContain('từ ngày ký đến hôm nay');
    const sent = await officer.submit(await officer.open(path), day('sent', '11/3/2024'), `${path}/gui`);
    expect(sent.text).toContain('Đã gửi');
    expect((await kept())[0]).toMatchObject({ sentOn: '2024-03-11' });
  });

  it('another unit opens neither the dossier nor the letter; opening the name stands in the log', async () => {
    const [dossier] = await kept();
    const other = await Visitor.signedIn(home, 'so-tu-phap');
    expect((await other.open(`/ho-so-tre/2024/${dossier?.id ?? ''}`)).status).toBe(403);
    expect((await other.open(`/ho-so-tre/2024/${dossier?.id ?? ''}/van-ban.docx`)).status).toBe(403);
    const log = dossier === undefined ? [] : await caseTableOf(home).eventsOf(dossier.id);
    expect(log.map(({ what, by }) => [what, by.person])).toEqual([['sender-read', 'so-xay-dung']]);
  });
});

describe('many at once', () => {
  const line = (receipt: string, promised: string): string =>
    [receipt, 'Cấp phép', 'Trần Văn Mít', '4/3/2024', promised, '20/3/2024', 'Thiếu người'].join('\t');

  it('one wrong line is told by its number and nothing is written; then all are', async () => {
    const wrong = `${line('A-1', '8/3/2024')}\n${line('A-2', 'mai')}`;
    const refused = await officer.submit(await officer.open('/ho-so-tre/nhap'), { unit: 'so-xay-dung', lines: wrong });
    expect(refused.text).toContain('Dòng 2: Ngày hẹn trả: nhập ngày có thật');
    expect(await kept()).toHaveLength(1);
    const lines = `Mã\tThủ tục\n${line('A-1', '8/3/2024')}\n${line('A-2', '13/3/2024')}`;
    await officer.submit(refused, { unit: 'so-xay-dung', lines });
    expect(await kept()).toHaveLength(3);
  });

  it('the office sees how many each unit has and takes the list along, without names', async () => {
    const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
    const list = await office.open('/ho-so-tre');
    expect(list.text).toContain('3 hồ sơ');
    // Promised for 8/3: on 11/3 its apology is late.
    expect(list.text.match(/Xin lỗi muộn/gu)).toHaveLength(1);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await office.download('/ho-so-tre.xlsx'));
    const [sheet] = workbook.worksheets;
    expect(sheet?.rowCount).toBe(4);
    expect(JSON.stringify(sheet?.getSheetValues())).not.toMatch(/Bưởi|Mít/u);
  });
});

describe('what is typed', () => {
  const today = plainDate('2024-03-11');
  const typed = {
    ...{ receipt: 'A-1', procedure: 'Cấp phép', applicant: 'Trần Văn Mít', cause: 'Thiếu người' },
    ...{ received: '4/3/2024', promised: '13/3/2024', renewed: '20/3/2024' },
  };

  it.each([
    [{ received: '12/3/2024' }, 'received'],
    [{ promised: '3/3/2024' }, 'promised'],
    [{ renewed: '13/3/2024' }, 'renewed'],
    [{ promised: '5/3/2024', renewed: '10/3/2024' }, 'renewed'],
    [{ received: '30/2/2024' }, 'received'],
    [{ cause: 'x'.repeat(1001) }, 'cause'],
  ])('%o is told beside %s', (changes, field) => {
    const read = readTyped({ ...typed, ...changes }, today);
    expect(read.ok ? [] : read.error.map((fault) => fault.field)).toContain(field);
  });

  it('blank lines and a line of headers are no dossiers', () => {
    expect(readPasted('Mã\tThủ tục\n\n', today)).toEqual({ entered: [], faults: [] });
  });
});
