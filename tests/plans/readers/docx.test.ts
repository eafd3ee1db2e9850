import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Block } from '#shared/plans/source-document.ts';
import { readDocument } from '#shared/plans/readers/index.ts';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps" xmlns:v="v"';
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

async function blocksOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<readonly Block[]> {
  const zip = new JSZip();
  zip.file('word/document.xml', `<?xml version="1.0"?><w:document ${NS}><w:body>${body}</w:body></w:document>`);
  for (const [name, xml] of Object.entries(parts)) zip.file(name, xml);
  const result = await readDocument(await zip.generateAsync({ type: 'uint8array' }), 'a.docx');
  if (!result.ok) throw new Error(result.error.message);
  return result.value.blocks;
}

const textsOf = (blocks: readonly Block[]): unknown[] =>
  blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text)),
  );

const NUMBERING = `<w:numbering ${NS}>
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`;
const numbered = (list: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

describe('Word documents', () => {
  it('prints the numbers Word makes by itself, also in cells that hold nothing else', async () => {
    const blocks = await blocksOf(
      p('Mục đích', numbered(1, 0)) +
        tbl(
          tr(tc(p('', numbered(1, 1))), tc(p('Việc A'))),
          tr(tc(p('', numbered(1, 1))), tc(p('Việc B'))),
          tr(tc(p('', numbered(2, 1))), tc(p('Việc C'))),
        ),
      { 'word/numbering.xml': NUMBERING },
    );
    expect(textsOf(blocks)).toEqual([
      'I. Mục đích',
      [
        ['1', 'Việc A'],
        ['2', 'Việc B'],
        ['1', 'Việc C'],
      ],
    ]);
  });

  it('knows a cell merged downwards as inherited instead of filling it', async () => {
    const [table] = await blocksOf(
      tbl(
        tr(tc(p('1')), tc(p('Quý I'), '<w:vMerge w:val="restart"/>')),
        tr(tc(p('2')), tc(p(''), '<w:vMerge/>')),
        tr(tc(p('3')), tc(p('Quý II'))),
      ),
    );
    const cells = table?.kind === 'table' ? table.rows.map((row) => row.cells[1]) : [];
    expect(cells).toMatchObject([{ text: 'Quý I', rowSpan: 2 }, { text: '', mergedFrom: 0 }, { text: 'Quý II' }]);
  });

  it('keeps columns when a row starts after skipped ones or spans several', async () => {
    const [table] = await blocksOf(
      tbl(
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('B'))}${tc(p('C'))}</w:tr>`,
        tr(tc(p('AB'), '<w:gridSpan w:val="2"/>'), tc(p('C'))),
      ),
    );
    const columns =
      table?.kind === 'table' ? table.rows.map((row) => row.cells.map(({ column, colSpan }) => [column, colSpan])) : [];
    expect(columns).toEqual([
      [
        [1, 1],
        [2, 1],
      ],
      [
        [0, 2],
        [2, 1],
      ],
    ]);
  });

  it('reads tracked changes as accepted', async () => {
    const run = (tag: string, text: string): string => `<w:r><w:${tag}>${text}</w:${tag}></w:r>`;
    const blocks = await blocksOf(
      `<w:p>${run('t', 'Trước ')}<w:del>${run('delText', '15/3')}</w:del><w:ins>${run('t', '20/3')}</w:ins></w:p>`,
    );
    expect(textsOf(blocks)).toEqual(['Trước 20/3']);
  });

  it('leaves out headers, footers, footnotes and hidden text', async () => {
    const blocks = await blocksOf(
      '<w:p><w:r><w:t>Việc</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>',
      {
        'word/header1.xml': `<w:hdr ${NS}>${p('Đầu trang')}</w:hdr>`,
        'word/footnotes.xml': `<w:footnotes ${NS}>${p('Chú thích')}</w:footnotes>`,
      },
    );
    expect(textsOf(blocks)).toEqual(['Việc']);
  });

  it('reads a text box once, as its own paragraph', async () => {
    const box = `<w:txbxContent>${p('Số: 5/KH-UBND')}</w:txbxContent>`;
    const blocks = await blocksOf(
      `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:wsp>${box}</wps:wsp></mc:Choice><mc:Fallback><v:shape>${box}</v:shape></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Huế</w:t></w:r></w:p>`,
    );
    expect(textsOf(blocks)).toEqual(['Huế', 'Số: 5/KH-UBND']);
  });

  it('reads a table inside a frame of one cell as the table it is', async () => {
    const blocks = await blocksOf(tbl(tr(tc(p('Phụ lục') + tbl(tr(tc(p('1')), tc(p('Việc'))))))));
    expect(textsOf(blocks)).toEqual(['Phụ lục', [['1', 'Việc']]]);
  });

  it('reads runs in TCVN3 and VNI fonts, capitals of .VnTimeH too', async () => {
    const run = (font: string, text: string): string =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr><w:t>${text}</w:t></w:r>`;
    const blocks = await blocksOf(
      `<w:p>${run('.VnTimeH', 'KÕ ho¹ch')}</w:p><w:p>${run('.VnTime', 'c¬ quan chñ tr×')}</w:p><w:p>${run('VNI-Times', 'thuû tuïc haønh chính')}</w:p><w:p>${run('.VnTime', 'đã là Unicode')}</w:p>`,
    );
    expect(textsOf(blocks)).toEqual(['KẾ HOẠCH', 'cơ quan chủ trì', 'thủ tục hành chính', 'đã là Unicode']);
  });
});
