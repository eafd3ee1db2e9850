import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/civil-date.ts';
import { Organisation, type Person, type Unit } from '#shared/org/index.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { readCsv, readWorkbook, writeCsv, writeWorkbook } from '#shared/org/workbook/index.ts';
import { aPerson, aUnit, day, organisationOf, SINCE } from './organisations.ts';

type Read = Awaited<ReturnType<typeof readWorkbook>>;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const UNITS = 'Mã;Tên;Cấp;Nhóm;Trực thuộc;Từ ngày;Đến ngày;Đơn vị kế thừa;Tên gọi khác;Thư điện tử';
const PEOPLE = 'Mã;Họ và tên;Thư điện tử;Tài khoản;Vai trò;Đơn vị;Từ ngày;Đến ngày;Người thay';
const csv = (units: readonly string[], people: readonly string[] = []): Read =>
  readCsv({ units: bytes([UNITS, ...units].join('\n')), people: bytes([PEOPLE, ...people].join('\n')) });

const told = (read: Read): string[] =>
  read.ok
    ? []
    : read.error.map(({ sheet, row, column, message }) => `${sheet} ${row ?? '-'} ${column ?? '-'}: ${message}`);
const records = (read: Read): { units: readonly Unit[]; people: readonly Person[] } | undefined =>
  read.ok ? { units: read.value.units, people: read.value.people } : undefined;

const WORD = fc.constantFrom(
  'Sở Nội vụ',
  'Phòng "Một cửa", tổ 1',
  'Đài PT-TH',
  "UBND xã Đắk 'Lắk",
  'Báo & Đài',
  '=1+1',
);

const organisations = fc
  .array(
    fc.record({
      name: WORD,
      later: fc.option(WORD),
      parent: fc.nat(20),
      days: fc.option(fc.integer({ min: 400, max: 4000 })),
      aliases: fc.uniqueArray(WORD, { maxLength: 3 }),
      roles: fc.uniqueArray(fc.constantFrom('officer', 'head', 'office', 'viewer'), { maxLength: 3 }),
      absent: fc.option(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 8 },
  )
  .map((drafts) =>
    organisationOf(
      drafts.map(({ name, later, parent, days, aliases }, index) =>
        aUnit({
          id: `u-${index}`,
          classes: ['departments', 'one-stop'],
          parent: index === 0 ? null : `u-${parent % index}`,
          names: [
            { name, validFrom: SINCE },
            ...(later === null ? [] : [{ name: later, validFrom: addDays(SINCE, 365) }]),
          ],
          aliases,
          ...(days === null ? {} : { to: addDays(SINCE, days) }),
        }),
      ),
      drafts.map(({ roles, absent }, index) =>
        aPerson({
          id: `p-${index}`,
          ...(index % 2 === 0 ? { subject: `sub|${index}` } : {}),
          roles: roles.map((role) => [`u-${index}`, role] as const),
          deputies:
            absent === null || drafts.length < 2
              ? []
              : [{ deputy: `p-${(index + 1) % drafts.length}`, validFrom: SINCE, validTo: addDays(SINCE, absent) }],
        }),
      ),
    ),
  );

describe('the template, out and in', () => {
  it('the sample province comes back the same from Excel and from CSV', async () => {
    const province = twoTierProvince();
    const expected = { units: province.units, people: province.people };
    expect(records(await readWorkbook(await writeWorkbook(province)))).toEqual(expected);
    expect(records(readCsv(writeCsv(province)))).toEqual(expected);
  });

  it('any organisation comes back the same from CSV', () => {
    fc.assert(
      fc.property(organisations, (organisation) => {
        const { units, people } = organisation;
        expect(records(readCsv(writeCsv(organisation)))).toEqual({ units, people });
      }),
    );
  });

  it('any organisation comes back the same from Excel', async () => {
    await fc.assert(
      fc.asyncProperty(organisations, async (organisation) => {
        const { units, people } = organisation;
        expect(records(await readWorkbook(await writeWorkbook(organisation)))).toEqual({ units, people });
      }),
      { numRuns: 15 },
    );
  });

  it('an organisation without units gives the empty template, which reads as one', async () => {
    expect(records(await readWorkbook(await writeWorkbook(organisationOf([]))))).toEqual({ units: [], people: [] });
  });

  it('dates typed as dates in Excel, columns in another order and blank rows are read', async () => {
    const workbook = new ExcelJS.Workbook();
    const units = workbook.addWorksheet('Đơn vị');
    units.addRow(['Tên', 'Mã', ...UNITS.split(';').slice(2)]);
    units.addRow([]);
    units.addRow(['Sở Nội vụ', 'so-noi-vu', 'tỉnh', 'Sở, ban, ngành cấp tỉnh', '', new Date(Date.UTC(2015, 0, 1))]);
    workbook.addWorksheet('Người').addRow(PEOPLE.split(';'));
    const read = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(records(read)?.units).toEqual([
      aUnit({
        id: 'so-noi-vu',
        classes: ['departments'],
        names: [{ name: 'Sở Nội vụ', validFrom: day('2015-01-01') }],
      }),
    ]);
  });

  it('letters written decomposed are read as composed', () => {
    const read = csv(['a;Sở Nội vụ;Tỉnh;;;1/1/2015;;;;'.normalize('NFD')]);
    expect(records(read)?.units[0]?.names[0]?.name).toBe('Sở Nội vụ'.normalize('NFC'));
  });

  it.each([',', ';', '\t'])('CSV parted by %j is read', (separator) => {
    const line = (text: string): string => text.replaceAll(';', separator);
    const units = bytes(`${line(UNITS)}\r\n${line('a;Sở A;Tỉnh;;;01/01/2015;;;;')}\r\n`);
    expect(records(readCsv({ units, people: bytes(line(PEOPLE)) }))?.units).toHaveLength(1);
  });
});

describe('problems, row by row', () => {
  const GOOD = 'a;Sở A;Tỉnh;;;01/01/2015;;;;';

  it.each([
    ['a code with capitals', 'So A;Sở A;Tỉnh;;;01/01/2015;;;;', 'Mã: «So A» không phải là mã.'],
    ['an empty name', 'a;;Tỉnh;;;01/01/2015;;;;', 'Tên: Ô «Tên» còn trống.'],
    ['an unknown tier', 'a;Sở A;Bang;;;01/01/2015;;;;', 'Cấp: «Bang» không thuộc các giá trị của mẫu.'],
    ['an unknown class', 'a;Sở A;Tỉnh;Hội;;01/01/2015;;;;', 'Nhóm: «Hội» không thuộc các giá trị của mẫu.'],
    ['a day that does not exist', 'a;Sở A;Tỉnh;;;30/02/2015;;;;', 'Từ ngày: «30/02/2015» không phải là ngày.'],
    ['a bad address', 'a;Sở A;Tỉnh;;;01/01/2015;;;;so-a', 'Thư điện tử: «so-a» không phải là địa chỉ thư điện tử.'],
    ['a later name without a day', 'a;"Sở A; Sở B (từ 2020)";Tỉnh;;;01/01/2015;;;;', 'Tên: «2020» không phải là ngày.'],
    [
      'an end before the start',
      'a;Sở A;Tỉnh;;;02/01/2015;01/01/2015;;;',
      'Đến ngày: Ngày kết thúc 01/01/2015 trước ngày bắt đầu 02/01/2015.',
    ],
    ['a parent that is not there', 'a;Sở A;Tỉnh;;b;01/01/2015;;;;', 'Trực thuộc: Không có đơn vị mang mã «b».'],
    [
      'a successor without an end',
      'a;Sở A;Tỉnh;;;01/01/2015;;b;;',
      'Đơn vị kế thừa: «a» có đơn vị kế thừa nhưng chưa có ngày kết thúc.',
    ],
  ])('of a unit: %s', (_, row, expected) => {
    expect(told(csv([row]))).toEqual([`Đơn vị 2 ${expected}`]);
  });

  it.each([
    ['an unknown unit', ['p;Lê A;;;Cán bộ;x;01/01/2020;;'], ['2 Đơn vị: Trang «Đơn vị» không có mã «x».']],
    ['an unknown role', ['p;Lê A;;;Sếp;a;01/01/2020;;'], ['2 Vai trò: «Sếp» không thuộc các giá trị của mẫu.']],
    ['a role without a first day', ['p;Lê A;;;Cán bộ;a;;;'], ['2 Từ ngày: Ô «Từ ngày» còn trống.']],
    [
      'an unknown deputy',
      ['p;Lê A;;;Vắng mặt;;01/01/2020;02/01/2020;q'],
      ['2 Người thay: Trang «Người» không có mã «q».'],
    ],
    [
      'oneself as deputy',
      ['p;Lê A;;;Vắng mặt;;01/01/2020;02/01/2020;p'],
      ['2 Người thay: «p» không thể tự thay mình.'],
    ],
    ['an absence without an end', ['p;Lê A;;;Vắng mặt;;01/01/2020;;p'], ['2 Đến ngày: Ô «Đến ngày» còn trống.']],
    [
      'a deputy in a role’s row',
      ['p;Lê A;;;Cán bộ;a;01/01/2020;;p'],
      ['2 Người thay: Người thay chỉ ghi ở dòng vắng mặt.'],
    ],
    [
      'a unit in an absence’s row',
      ['p;Lê A;;;Vắng mặt;a;01/01/2020;02/01/2020;q', 'q;Lê B'],
      ['2 Đơn vị: Dòng vắng mặt áp dụng cho mọi vai trò.'],
    ],
    [
      'a role that ends before it starts',
      ['p;Lê A;;;Cán bộ;a;02/01/2020;01/01/2020;'],
      ['2 Đến ngày: Ngày kết thúc trước ngày bắt đầu.'],
    ],
    [
      'one code for two people',
      ['p;Lê A', 'p;Lê B;;;Cán bộ;a;01/01/2020;;'],
      ['3 Họ và tên: «Lê B» khác với dòng đầu của mã «p».'],
    ],
    ['one account for two people', ['p;Lê A;;s', 'q;Lê B;;s'], ['3 Tài khoản: Tài khoản «s» đã thuộc về người khác.']],
    ['no name', ['p'], ['2 Họ và tên: Ô «Họ và tên» còn trống.']],
  ])('of a person: %s', (_, rows, expected) => {
    expect(told(csv([GOOD], rows))).toEqual(expected.map((line) => `Người ${line}`));
  });

  it('every faulty row is told at once, and the good ones are not imported without them', () => {
    const read = csv(
      [GOOD, 'b;Sở B;Tỉnh;;;hôm nay;;;;', 'c;;Tỉnh;;;01/01/2015;;;;'],
      ['p;Lê A;;;Cán bộ;x;01/01/2020;;'],
    );
    expect(told(read).map((line) => line.split(':')[0])).toEqual([
      'Đơn vị 3 Từ ngày',
      'Đơn vị 4 Tên',
      'Người 2 Đơn vị',
    ]);
  });

  it('a code used twice is told at its second row, a circle at each of its rows', () => {
    expect(told(csv([GOOD, GOOD]))).toEqual(['Đơn vị 3 Mã: Mã đơn vị «a» bị trùng.']);
    const circle = csv(['a;Sở A;Tỉnh;;b;01/01/2015;;;;', 'b;Sở B;Tỉnh;;a;01/01/2015;;;;']);
    expect(told(circle)).toEqual([
      'Đơn vị 2 Trực thuộc: Quan hệ trực thuộc đi vòng: a → b → a.',
      'Đơn vị 3 Trực thuộc: Quan hệ trực thuộc đi vòng: b → a → b.',
    ]);
  });

  it('every problem says what to do', () => {
    const read = csv(['So A;;Bang;Hội;b c;x;y;Z;;z'], ['p;;q;;Sếp;;;;']);
    expect(read.ok ? [] : read.error.filter(({ remedy }) => remedy === '')).toEqual([]);
    expect(told(read).length).toBeGreaterThanOrEqual(10);
  });
});

describe('files that are not the template', () => {
  it('no Excel file', async () => {
    expect(told(await readWorkbook(bytes('not a workbook')))).toEqual(['Đơn vị - -: Tệp không mở được bằng Excel.']);
    expect(told(await readWorkbook(new Uint8Array(6 * 2 ** 20)))).toEqual(['Đơn vị - -: Tệp lớn hơn 5 MB.']);
  });

  it('a missing sheet, a missing and a foreign column', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Đơn vị').addRow([...UNITS.split(';').slice(1), 'Ghi chú']);
    const written = async () => readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(told(await written())).toEqual(['Người - -: Thiếu trang «Người».']);
    workbook.addWorksheet('Người').addRow(PEOPLE.split(';'));
    expect(told(await written())).toEqual([
      'Đơn vị 1 Mã: Thiếu cột «Mã».',
      'Đơn vị 1 ghi chú: Cột «ghi chú» không có trong mẫu hoặc lặp lại.',
    ]);
  });

  it('CSV in another encoding, or with a quote left open', () => {
    const latin = new Uint8Array([0x4d, 0xe3]);
    expect(told(readCsv({ units: latin, people: bytes(PEOPLE) }))).toEqual([
      'Đơn vị - -: Tệp không phải bảng mã UTF-8.',
    ]);
    expect(told(csv(['a;Sở A;Tỉnh;;;01/01/2015;;;;', 'b;"Sở B;Tỉnh']))).toEqual([
      'Đơn vị 3 -: Dấu nháy kép mở ra mà không đóng lại.',
    ]);
  });
});

it('an import builds an organisation that answers like any other', () => {
  const read = csv(['a;Sở A;Tỉnh;Sở, ban, ngành cấp tỉnh;;01/01/2015;;;;']);
  expect(read.ok && read.value instanceof Organisation).toBe(true);
});
