import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '#shared/plans/source-document.ts';
import { readDocument } from '#shared/plans/readers/index.ts';

async function read(bytes: Uint8Array, filename: string): Promise<SourceDocument> {
  const result = await readDocument(bytes, filename);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const web = (body: string): Promise<SourceDocument> =>
  read(new TextEncoder().encode(`<!DOCTYPE html><html><body>${body}</body></html>`), 'a.html');

describe('web pages', () => {
  it('settles rowspan and colspan on the grid', async () => {
    const { blocks, lines } = await web(
      '<table><tr><th rowspan=2>TT</th><th colspan=2>Phân công</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr><tr><td>1</td><td rowspan=2>Sở A</td><td>Sở B</td></tr><tr><td>2</td><td>Sở C</td></tr></table>',
    );
    expect(lines).toEqual(['TT\tPhân công', '\tChủ trì\tPhối hợp', '1\tSở A\tSở B', '2\t\tSở C']);
    const [table] = blocks;
    expect(table?.kind === 'table' ? table.rows[3]?.cells[1] : undefined).toMatchObject({ text: '', mergedFrom: 2 });
  });

  it('drops scripts, styles and deleted text, keeps list marks and line breaks', async () => {
    const { lines } = await web(
      '<script>x</script><style>y</style><p>Việc <del>cũ</del>mới<br>dòng hai</p><ul><li>Sở A<li>- Sở B</ul><ol start=3><li>ba</ol>',
    );
    expect(lines).toEqual(['Việc mới', 'dòng hai', '', '- Sở A', '', '- Sở B', '', '3. ba']);
  });

  it('reads a page whose frame is a table', async () => {
    const { lines } = await web(
      '<table><tr><td><p>KẾ HOẠCH</p><table><tr><td>1</td><td>Việc</td></tr></table></td></tr></table>',
    );
    expect(lines).toEqual(['KẾ HOẠCH', '1\tViệc']);
  });

  it('separates paragraphs of a cell by line ends', async () => {
    const { blocks } = await web('<table><tr><td>1</td><td><p>Sở A;</p><p>Sở B</p></td></tr></table>');
    expect(blocks[0]?.kind === 'table' ? blocks[0].rows[0]?.cells[1]?.text : '').toBe('Sở A;\nSở B');
  });
});

describe('encodings of text', () => {
  const text =
    'KẾ HOẠCH kiểm soát thủ tục hành chính của các cơ quan nhà nước năm 2024, ngày tháng thực hiện được giải quyết theo công việc';

  it('UTF-16 with and without its mark', async () => {
    const utf16 = Buffer.from(text, 'utf16le');
    expect((await read(new Uint8Array(utf16), 'a.txt')).lines).toEqual([text]);
    expect((await read(new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])), 'a.txt')).lines).toEqual([
      text,
    ]);
  });

  it('TCVN3 bytes', async () => {
    const tcvn3 = 'Kế hoạch kiểm soát thủ tục hành chính của các cơ quan, thực hiện công việc được giải quyết';
    const bytes = Buffer.from(
      'KÕ ho¹ch kiÓm so¸t thñ tôc hµnh chÝnh cña c¸c c¬ quan, thùc hiÖn c«ng viÖc \u00AE\u00ADîc gi¶i quyÕt',
      'latin1',
    );
    expect((await read(new Uint8Array(bytes), 'a.txt')).lines).toEqual([tcvn3]);
  });

  it('VNI text pasted as Western letters', async () => {
    const vni =
      'Keá hoaïch kieåm soaùt thuû tuïc haønh chính cuûa caùc cô quan, thöïc hieän coâng vieäc ñöôïc giaûi quyeát';
    expect((await read(new TextEncoder().encode(vni), 'a.txt')).lines).toEqual([
      'Kế hoạch kiểm soát thủ tục hành chính của các cơ quan, thực hiện công việc được giải quyết',
    ]);
  });

  it('Windows-1258 with its separate tone marks', async () => {
    const bytes = Buffer.from([
      0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68, 0x20, 0x63, 0x75, 0xd2, 0x61, 0x20, 0x63, 0xe1, 0x63,
      0x20, 0x63, 0xf5, 0x20, 0x71, 0x75, 0x61, 0x6e,
    ]);
    expect((await read(new Uint8Array(bytes), 'a.txt')).lines).toEqual(['Kế hoạch của các cơ quan']);
  });
});

describe('workbooks', () => {
  async function sheet(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<SourceDocument> {
    const workbook = new ExcelJS.Workbook();
    fill(workbook.addWorksheet('a'), workbook);
    return read(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx');
  }

  it('prints dates, results, rich text, shares and numbers as Excel shows them', async () => {
    const { lines } = await sheet((a) => {
      a.addRow([
        1.1,
        new Date(Date.UTC(2024, 2, 15)),
        { formula: 'A1', result: 'Sở Nội vụ' },
        { richText: [{ text: 'Quý ' }, { text: 'I' }] },
        0.8,
      ]);
      a.getCell('A1').numFmt = '0.00';
      a.getCell('E1').numFmt = '0%';
    });
    expect(lines).toEqual(['1.10\t15/03/2024\tSở Nội vụ\tQuý I\t80%']);
  });

  it('knows merged ranges, keeps hidden rows, reads every visible sheet', async () => {
    const { lines, blocks } = await sheet((a, workbook) => {
      a.addRows([['KẾ HOẠCH'], ['1', 'Việc A', 'Quý I'], ['2', 'Việc B', ''], ['3', 'Việc C', 'Quý II']]);
      a.mergeCells('C2:C3');
      a.getRow(3).hidden = true;
      workbook.addWorksheet('b').addRow(['Phụ lục']);
      workbook.addWorksheet('c', { state: 'hidden' }).addRow(['nháp']);
    });
    expect(lines).toEqual(['KẾ HOẠCH', '1\tViệc A\tQuý I', '2\tViệc B\t', '3\tViệc C\tQuý II', '', 'Phụ lục']);
    expect(blocks[1]?.kind === 'table' ? blocks[1].rows[1]?.cells[2] : undefined).toMatchObject({ mergedFrom: 0 });
  });
});
