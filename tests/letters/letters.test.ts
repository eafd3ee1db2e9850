import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { addDays, formatDate, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { apologyLetter, apologyParagraphs } from '#shared/letters/apology-letter.ts';
import { urgingLetter } from '#shared/letters/urging-letter.ts';
import { readDocument } from '#shared/plans/readers/index.ts';
import type { SourceDocument } from '#shared/plans/source-document.ts';
import { anApologyLetter, anUrgingLetter } from './samples.ts';

const calendar = shippedCalendar();

/** The letter as the reader of plans finds it in the Word file. */
async function read(file: Uint8Array): Promise<SourceDocument> {
  const result = await readDocument(file, 'thu.docx');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const linesOf = async (file: Uint8Array): Promise<string> => (await read(file)).lines.join('\n');

/** The rows of the table of overdue work: the one with five columns. */
async function rowsOf(file: Uint8Array): Promise<string[][]> {
  const tables = (await read(file)).blocks.filter((block) => block.kind === 'table');
  const table = tables.find(({ rows }) => rows[0]?.cells.length === 5);
  return table?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
}

describe('the công văn đôn đốc', () => {
  it('names who, what and how many working days late, unit by unit, the latest first', async () => {
    expect(await rowsOf(await urgingLetter(anUrgingLetter(), calendar))).toEqual([
      ['STT', 'Nhiệm vụ', 'Căn cứ', 'Thời hạn', 'Quá hạn (ngày làm việc)'],
      ['Sở Tài nguyên và Môi trường (1)'],
      ['1', 'Công bố danh mục thủ tục hành chính lĩnh vực đất đai', 'Mục II.1', '06/03/2024', '7'],
      ['UBND huyện Nam Trà My (2)'],
      ['1', 'Ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024', 'Mục I.2', '01/03/2024', '10'],
      [
        '2',
        'Giao chỉ tiêu thực hiện kiểm soát thủ tục hành chính đến từng phòng, đơn vị và UBND cấp xã trực thuộc',
        'Mục I.4',
        '12/03/2024',
        '3',
      ],
    ]);
  });

  it('has the parts of an official letter, with number, day and signer’s name left blank', async () => {
    const text = await linesOf(await urgingLetter(anUrgingLetter(), calendar));
    for (const part of [
      'UBND TỈNH QUẢNG NAM',
      'VĂN PHÒNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'V/v đôn đốc thực hiện nhiệm vụ kiểm soát thủ tục hành chính quá hạn',
      'Kính gửi:',
      '- Sở Tài nguyên và Môi trường;',
      '- UBND huyện Nam Trà My.',
      'còn 3 nhiệm vụ của 2 cơ quan, đơn vị, địa phương',
      'chậm nhất ngày 22/03/2024',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT, KSTTHC.',
      'KT. CHÁNH VĂN PHÒNG',
      'PHÓ CHÁNH VĂN PHÒNG',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/Số:\s+\/VP-KSTTHC/u);
    expect(text).toMatch(/Quảng Nam, ngày\s+tháng 3 năm 2024/u);
  });

  it('to one unit is addressed to it by name', async () => {
    const [work] = anUrgingLetter().overdue;
    const text = await linesOf(
      await urgingLetter(anUrgingLetter({ overdue: work === undefined ? [] : [work] }), calendar),
    );
    expect(text).toContain('Kính gửi: Sở Tài nguyên và Môi trường');
    expect(text).toContain('Đề nghị Sở Tài nguyên và Môi trường hoàn thành');
  });

  it('to many units names them in the list only', async () => {
    const overdue = Array.from({ length: 40 }, (_, i) => ({
      unit: `UBND xã ${i}`,
      what: 'Niêm yết',
      source: 'Mục II.9',
      due: plainDate('2024-03-08'),
    }));
    const file = await urgingLetter(anUrgingLetter({ overdue }), calendar);
    expect(await linesOf(file)).toContain('Kính gửi: Các cơ quan, đơn vị, địa phương có tên trong danh sách');
    expect(await rowsOf(file)).toHaveLength(81);
  });

  it('months 1 and 2 are printed with a zero, others without (NĐ 30/2020, Phụ lục I)', async () => {
    const inMonth = async (date: string): Promise<string> =>
      linesOf(await urgingLetter(anUrgingLetter({ date: plainDate(date), overdue: [] }), calendar));
    expect(await inMonth('2024-02-15')).toContain('tháng 02 năm 2024');
    expect(await inMonth('2024-09-16')).toContain('tháng 9 năm 2024');
  });

  it('counts every delay as the calendar does', async () => {
    const date = plainDate('2024-12-16');
    const workedSince = (due: PlainDate): number => {
      let worked = 0;
      for (let day = addDays(due, 1); day <= date; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) worked += 1;
      return worked;
    };
    const dues = Array.from({ length: 340 }, (_, i) => addDays(date, -1 - i));
    const overdue = dues.map((due) => ({ unit: 'Sở Nội vụ', what: 'Việc', source: 'Mục I.1', due }));
    const rows = await rowsOf(await urgingLetter(anUrgingLetter({ date, overdue }), calendar));
    expect(rows.slice(2).map(([, , , due, late]) => [due, late])).toEqual(
      dues.toReversed().map((due) => [formatDate(due), String(workedSince(due))]),
    );
  });
});

describe('the apology for a late dossier', () => {
  it('names applicant, kind of dossier, receipt number, state, cause and new date', async () => {
    const text = await linesOf(await apologyLetter(anApologyLetter()));
    for (const part of [
      'Kính gửi: Ông/bà Võ Thị Sáu',
      'hồ sơ cấp giấy phép xây dựng nhà ở riêng lẻ của ông/bà, mã số H47.18-240201-0031, ngày 01/02/2024',
      'hẹn trả kết quả ngày 20/02/2024',
      'Tình trạng hồ sơ: đang lấy ý kiến Phòng Tài nguyên và Môi trường.',
      'Lý do chậm: vị trí thửa đất cần xác minh lại ranh giới.',
      'xin lỗi ông/bà vì sự chậm trễ này và hẹn trả kết quả ngày 27/02/2024',
      'điện thoại 0235 3852 739./.',
      'UBND THÀNH PHỐ TAM KỲ',
      'CHỦ TỊCH',
    ])
      expect(text).toContain(part);
  });

  it('without a contact ends with the new date', async () => {
    const text = await linesOf(await apologyLetter(anApologyLetter({ contact: null })));
    expect(text).toContain('hẹn trả kết quả ngày 27/02/2024./.');
    expect(text).not.toContain('Khi cần trao đổi');
  });

  it('says in the mail what it says on paper', async () => {
    const letter = anApologyLetter();
    const text = await linesOf(await apologyLetter(letter));
    for (const paragraph of apologyParagraphs(letter.head.body, letter.dossier))
      expect(text).toContain(paragraph.replace(/\.$/u, ''));
  });
});

describe('the Word file', () => {
  it('is A4 with the margins and the font of Nghị định 30/2020, in Vietnamese', async () => {
    const zip = await JSZip.loadAsync(await urgingLetter(anUrgingLetter(), calendar));
    const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? '';
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/u);
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('w:val="vi-VN"');
  });

  it('opens whatever people typed, and shows it', async () => {
    const hostile = fc.oneof(
      fc.constantFrom('a\u0000b', '</w:t><w:br/>', '&amp;', 'Hoà'.normalize('NFD'), '\uD83D', '\uFFFE', '👨‍👩‍👧‍👦'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 20, maxLength: 30 }), async (texts) => {
        const overdue = texts.map((text, i) => {
          const number = String(i).padStart(3, '0');
          return {
            unit: `A${number} ${text}`,
            what: `B${number} ${text} Z`,
            source: text,
            due: plainDate('2024-03-01'),
          };
        });
        const rows = await rowsOf(await urgingLetter(anUrgingLetter({ plan: texts.join(), overdue }), calendar));
        const shown = rows.filter(([no]) => no === '1').map(([, what]) => what);
        expect(shown).toHaveLength(texts.length);
        for (const [i, what] of shown.entries())
          expect(what).toMatch(new RegExp(`^B${String(i).padStart(3, '0')}.*Z$`, 'u'));
      }),
      { numRuns: 4 },
    );
  });
});
