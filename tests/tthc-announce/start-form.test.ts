import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readProcedures } from '#functions/tthc-announce/domain/procedures.ts';
import { readStartForm } from '#functions/tthc-announce/pages/start-form.ts';
import { readListFile } from '#functions/tthc-announce/use-cases/read-list-file.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { unitId } from '#shared/org/index.ts';

const today = plainDate('2024-03-18');
const organisation = threeTierProvince();
const units = ['so-xay-dung', 'so-tu-phap'].flatMap((id) => organisation.unit(unitId(id)) ?? []);
const GOOD = {
  unit: 'so-xay-dung',
  number: '785/QĐ-BXD',
  'signed-day': '15',
  'signed-month': '3',
  'signed-year': '2024',
  'effect-day': '2',
  'effect-month': '5',
  'effect-year': '2024',
  fields: 'Xây dựng;  Nhà ở ; Xây dựng',
  kinds: 'new',
  procedures: '1.001234\tCấp phép xây dựng',
};

function read(changes: Readonly<Record<string, string>> = {}) {
  const form = new URLSearchParams({ ...GOOD, ...changes });
  return readStartForm(form, { today, units, list: readProcedures((form.get('procedures') ?? '').split('\n')) });
}
const faults = (changes: Readonly<Record<string, string>>): string[] => {
  const result = read(changes);
  return result.ok ? [] : result.error.map(({ field, message }) => `${field ?? ''}: ${message}`);
};

describe('the form that enters a ministry’s decision', () => {
  it('gives what was typed, blanks and repeated fields aside', () => {
    expect(read({ number: ' 785 / QĐ-BXD ' })).toEqual({
      ok: true,
      value: {
        draftingUnit: 'so-xay-dung',
        listNumber: '785/QĐ-BXD',
        listSignedOn: '2024-03-15',
        effectOn: '2024-05-02',
        fields: ['Xây dựng', 'Nhà ở'],
        kinds: ['new'],
        shortened: false,
      },
    });
  });

  it('refuses dates out of order beside the later one', () => {
    expect(faults({ 'effect-month': '3', 'effect-day': '1' })).toEqual([
      expect.stringMatching(/^effect: .*ở trước ngày Bộ ký/u),
    ]);
    expect(faults({ 'signed-day': '19' })).toEqual([expect.stringMatching(/^signed: Ngày Bộ ký ở sau hôm nay/u)]);
  });

  it('asks about a day of effect that has passed, and takes it when it is known', () => {
    const passed = { 'effect-month': '3', 'effect-day': '16' };
    expect(faults(passed)).toEqual([expect.stringMatching(/^effect: Ngày 16\/03\/2024 đã qua/u)]);
    expect(read({ ...passed, late: 'yes' }).ok).toBe(true);
    expect(read({ ...passed, shortened: 'yes' })).toMatchObject({ ok: true, value: { shortened: true } });
  });

  it.each([
    [{ number: '' }, 'number: Nhập số quyết định'],
    [{ number: 'Quyết định 785' }, 'number: Số quyết định gồm'],
    [{ number: `785/${'QĐ-BXD'.repeat(20)}` }, 'number: Số quyết định gồm'],
    [{ 'signed-day': '31', 'signed-month': '2' }, 'signed: Ngày Bộ ký: không có ngày 31/2/2024'],
    [{ 'effect-year': 'hai nghìn' }, 'effect: Ngày có hiệu lực: nhập'],
    [{ fields: ' ; ' }, 'fields: Nhập lĩnh vực'],
    [{ fields: 'x'.repeat(121) }, 'fields: Nhiều nhất 20 lĩnh vực'],
    [{ kinds: 'other' }, 'kinds: Chọn ít nhất một loại'],
    [{ unit: 'so-y-te' }, 'unit: Chọn đơn vị'],
    [{ procedures: '' }, 'procedures: Chưa có thủ tục nào'],
    [{ procedures: '1.001234' }, 'procedures: Dòng 1: Mã 1.001234 chưa có tên'],
    [{ 'list-key': 'evidence/x', procedures: '' }, 'list-file: Chưa có thủ tục nào'],
  ])('says of %j what is wrong, at its field', (changes, message) => {
    expect(faults(changes).join('\n')).toContain(message);
  });

  it('tells ten faulty lines of a long list, and how many more there are', () => {
    const told = faults({
      procedures: Array.from({ length: 5_000 }, (_, i) => `1.${String(i).padStart(6, '0')}`).join('\n'),
    });
    expect(told).toHaveLength(11);
    expect(told.at(-1)).toBe('procedures: Còn 4990 dòng khác cần sửa.');
  });
});

describe('a list in a file', () => {
  const filesWith = (bytes: Uint8Array) => ({
    files: { get: (key: string) => Promise.resolve(key === 'gone' ? undefined : { bytes, contentType: '' }) },
  });

  it('is read from Excel, as from a pasted table', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook
      .addWorksheet('Danh mục')
      .addRows([
        ['STT', 'Mã TTHC', 'Tên thủ tục'],
        ...Array.from({ length: 5_000 }, (_, i) => [i + 1, `1.${String(i).padStart(6, '0')}`, `Thủ tục số ${i}`]),
      ]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const list = await readListFile('evidence/danh-sach/x/a.xlsx', filesWith(bytes));
    expect(list?.problems).toEqual([]);
    expect(list?.procedures).toHaveLength(5_000);
    expect(list?.procedures[41]).toEqual({ code: '1.000041', name: 'Thủ tục số 41' });
  });

  it('that is none of a list is a fault that says what to do', async () => {
    const script = readFileSync(fileURLToPath(import.meta.url));
    const image = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), script]);
    expect((await readListFile('a.png', filesWith(image)))?.problems[0]?.message).toContain('ảnh');
    expect(await readListFile('gone', filesWith(image))).toBeUndefined();
  });

  it('that would unfold to gigabytes is refused unread', async () => {
    const list = await readListFile('a.xlsx', filesWith(aZipOf('xl/workbook.xml', 600_000_000)));
    expect(list).toMatchObject({ procedures: [], problems: [{ line: null }] });
    expect(list?.problems[0]?.message).toContain('quá lớn');
  });
});

/** A ZIP of one entry that says it unfolds to `size` bytes. */
function aZipOf(name: string, size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(1_000_000));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
