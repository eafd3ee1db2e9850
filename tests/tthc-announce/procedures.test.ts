import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PROCEDURES, readProcedures } from '#functions/tthc-announce/domain/procedures.ts';

const read = (text: string) => readProcedures(text.split('\n'));

describe('a pasted list of procedures', () => {
  it('is one procedure a line, code and name parted by a TAB, with or without a running number', () => {
    expect(read('1\t1.001234\tCấp phép xây dựng\tSở Xây dựng\n2.000123.000.00.00.H47\tĐăng ký khai sinh')).toEqual({
      procedures: [
        { code: '1.001234', name: 'Cấp phép xây dựng' },
        { code: '2.000123.000.00.00.H47', name: 'Đăng ký khai sinh' },
      ],
      problems: [],
      headings: 0,
    });
  });

  it('may part code and name by blanks, a dash or a bar', () => {
    const { procedures } = read('3. 1.001234 Cấp phép xây dựng\n1.001235 - Cấp lại giấy phép\n| 1.001236 | Thu hồi |');
    expect(procedures.map(({ code, name }) => `${code ?? ''}=${name}`)).toEqual([
      '1.001234=Cấp phép xây dựng',
      '1.001235=Cấp lại giấy phép',
      '1.001236=Thu hồi',
    ]);
  });

  it('passes over the head of the table and the lines that head a group', () => {
    const list = read(
      'STT\tMã TTHC\tTên thủ tục hành chính\nI. LĨNH VỰC HỘ TỊCH\nA\tDanh mục cấp tỉnh\n1\t1.001234\tKhai sinh',
    );
    expect(list).toMatchObject({ procedures: [{ code: '1.001234' }], headings: 3, problems: [] });
  });

  it('takes a procedure that has no code yet, under its name', () => {
    expect(read('Công nhận làng nghề truyền thống').procedures).toEqual([
      { code: null, name: 'Công nhận làng nghề truyền thống' },
    ]);
  });

  it('names the line of a code without a name, and of one that stands twice', () => {
    expect(read('1.001234\n1.001235\tKhai sinh\n\n1.001235\tKhai tử').problems).toEqual([
      { line: 1, message: 'Mã 1.001234 chưa có tên thủ tục.' },
      { line: 4, message: 'Trùng với dòng 2: 1.001235.' },
    ]);
  });

  it('does not guess the zeros that Excel dropped from a code', () => {
    const { procedures, problems } = read('1\t1.0012\tKhai sinh');
    expect(procedures).toEqual([]);
    expect(problems[0]?.message).toContain('Định dạng cột mã là «Văn bản»');
  });

  it('that is empty says what to write', () => {
    expect(read(' \n')).toMatchObject({ procedures: [], problems: [{ line: null }] });
  });

  it('of 5,000 procedures is read; one more asks to be split', () => {
    const lines = Array.from(
      { length: MOST_PROCEDURES + 1 },
      (_, index) => `1.${String(index).padStart(6, '0')}\tThủ tục số ${index}`,
    );
    expect(readProcedures(lines.slice(1))).toMatchObject({ problems: [] });
    expect(readProcedures(lines.slice(1)).procedures).toHaveLength(MOST_PROCEDURES);
    expect(readProcedures(lines).problems[0]?.message).toContain('5.001 thủ tục');
  });

  it('of any text whatever is read without an exception, each line told or taken', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
        const { procedures, problems, headings } = readProcedures(lines);
        const told = problems.filter(({ line }) => line !== null).length;
        expect(procedures.length + told + headings).toBe(lines.filter((line) => line.trim() !== '').length);
      }),
    );
  });
});
