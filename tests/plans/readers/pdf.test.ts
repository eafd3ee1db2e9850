/** Tables over page edges in PDF, drawn as word processors draw them. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { readPdf } from '#shared/plans/readers/pdf/pdf.ts';
import type { SourceDocument } from '#shared/plans/source-document.ts';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
);
const EDGES = [40, 80, 240, 360, 450, 540] as const;

function written(...pages: readonly ((pdf: PDFKit.PDFDocument) => void)[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 36, autoFirstPage: false });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
    pdf.font(FONT).fontSize(9);
    for (const draw of pages) draw(pdf.addPage());
    pdf.end();
  });
}

interface Drawing {
  readonly top: number;
  readonly edges?: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly openTop?: true;
  readonly openBottom?: true;
  readonly unruled?: true;
}

/** Rows 40 points high. */
function draw(pdf: PDFKit.PDFDocument, { top, edges = EDGES, rows, ...open }: Drawing): void {
  const bottom = top + rows.length * 40;
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  if (open.unruled !== true) {
    for (const x of edges) pdf.moveTo(x, top).lineTo(x, bottom).stroke();
    rows.forEach((_row, index) => {
      if (index > 0 || open.openTop !== true)
        pdf
          .moveTo(left, top + index * 40)
          .lineTo(right, top + index * 40)
          .stroke();
    });
    if (open.openBottom !== true) pdf.moveTo(left, bottom).lineTo(right, bottom).stroke();
  }
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      const x = edges[column] ?? 0;
      pdf.text(text, x + 3, top + index * 40 + 4, {
        width: (edges[column + 1] ?? 0) - x - 6,
        lineBreak: text.length > 12,
      });
    });
  });
}

/** Tables as rows of texts, paragraphs as they are. */
const blocksOf = (document: SourceDocument): unknown[] =>
  document.blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map(({ text }) => text)),
  );

const HEADER = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', 'Sản phẩm'];
const ONE = ['1', 'Niêm yết thủ tục', 'Sở Nội vụ', 'Quý I', 'Báo cáo'];
const TWO = ['2', 'Rà soát thủ tục', 'Sở Y tế', 'Quý II', 'Quyết định'];

describe('a table over a page edge', () => {
  it('keeps the columns of a header whose second row stands on the next page', async () => {
    const document = await readPdf(
      await written(
        (pdf) => {
          draw(pdf, { top: 700, edges: [40, 80, 240, 360, 540], rows: [['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian']] });
        },
        (pdf) => {
          draw(pdf, {
            top: 40,
            rows: [
              ['', '', '', 'Bắt đầu', 'Kết thúc'],
              ['1', 'Niêm yết', 'Sở Nội vụ', 'Tháng 1', 'Tháng 2'],
            ],
          });
        },
      ),
    );
    expect(document.blocks).toHaveLength(1);
    const [table] = document.blocks;
    const [top, second] = table?.kind === 'table' ? table.rows : [];
    expect(top?.cells.map(({ text, colSpan }) => [text, colSpan])).toEqual([
      ['TT', 1],
      ['Nhiệm vụ', 1],
      ['Chủ trì', 1],
      ['Thời gian', 2],
    ]);
    expect(second?.cells.map(({ text }) => text)).toEqual(['', '', '', 'Bắt đầu', 'Kết thúc']);
    expect(second?.afterBreak).toBe(true);
  });

  it('keeps the words of a row that the page edge cuts without a line', async () => {
    const document = await readPdf(
      await written(
        (pdf) => {
          draw(pdf, { top: 700, rows: [HEADER, ONE], openBottom: true });
        },
        (pdf) => {
          draw(pdf, { top: 40, rows: [['', 'hành chính', '', '', 'năm'], TWO], openTop: true });
        },
      ),
    );
    expect(blocksOf(document)).toEqual([[HEADER, ONE, ['', 'hành chính', '', '', 'năm'], TWO]]);
  });

  it('goes on behind running heads, feet and page numbers', async () => {
    const document = await readPdf(
      await written(
        ...[ONE, TWO, ['3', ...TWO.slice(1)]].map((row, page) => (pdf: PDFKit.PDFDocument) => {
          pdf.text('Kế hoạch kiểm soát thủ tục hành chính', 60, 40, { lineBreak: false });
          draw(pdf, { top: 60, rows: page === 0 ? [HEADER, row] : [row] });
          pdf.text(`Trang ${page + 1}/3`, 280, 780, { lineBreak: false });
        }),
      ),
    );
    expect(blocksOf(document)).toEqual([[HEADER, ONE, TWO, ['3', ...TWO.slice(1)]]]);
  });

  it('does not swallow the table of an appendix with columns of its own', async () => {
    const document = await readPdf(
      await written(
        (pdf) => {
          draw(pdf, { top: 60, rows: [HEADER, ONE] });
        },
        (pdf) => {
          draw(pdf, {
            top: 60,
            edges: [40, 200, 300, 540],
            rows: [
              ['Chỉ tiêu', 'Mức', 'Đơn vị'],
              ['Đúng hạn', '98%', 'Các sở'],
            ],
          });
        },
      ),
    );
    expect(document.blocks).toHaveLength(2);
  });

  it('without drawn lines keeps its columns where the next page leaves one empty', async () => {
    const document = await readPdf(
      await written(
        (pdf) => {
          draw(pdf, { top: 600, rows: [HEADER, ONE, TWO], unruled: true });
        },
        (pdf) => {
          draw(pdf, {
            top: 60,
            rows: [
              ['', 'hành chính', '', '', ''],
              ['3', 'Công khai', '', 'Quý III', 'Văn bản'],
            ],
            unruled: true,
          });
        },
      ),
    );
    expect(blocksOf(document)).toEqual([
      [HEADER, ONE, TWO, ['', 'hành chính', '', '', ''], ['3', 'Công khai', '', 'Quý III', 'Văn bản']],
    ]);
  });
});

it('lines drawn inside a form stand where the form is placed', async () => {
  const rows = [
    ['Nhiệm vụ của năm', 'Cơ quan chủ trì'],
    ['Niêm yết thủ tục', 'Sở Nội vụ'],
  ];
  const document = await readPdf(
    await written((pdf) => {
      draw(pdf, { top: 300, edges: [40, 240, 540], rows, unruled: true });
      const across = [200, 240, 280].map((y) => `40 ${y} m 540 ${y} l S`);
      const down = [40, 240, 540].map((x) => `${x} 200 m ${x} 280 l S`);
      const form = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 850], Matrix: [1, 0, 0, 1, 0, 100] });
      form.end(Buffer.from([...across, ...down].join('\n')));
      Object.assign(pdf.page.xobjects, { Lines: form });
      pdf.addContent('/Lines Do');
    }),
  );
  expect(blocksOf(document)).toEqual([rows]);
});
