import { describe, expect, it } from 'vitest';
import { readHead } from '#shared/plans/head/index.ts';
import { readText } from '#shared/plans/readers/text.ts';

const head = (text: string): unknown => {
  const result = readHead(readText(text));
  return result.ok ? result.value : result.error.code;
};

const TABLE = 'TT\tNội dung\tCơ quan chủ trì\tThời gian hoàn thành\n1\tLập danh sách đầu mối\tSở Nội vụ\tQuý I';

describe('head of a plan', () => {
  it('a plan of a province: number, date, year, issuer, title', () => {
    expect(
      head(
        `UBND TỈNH AN GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\nAn Giang, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n\nThực hiện Quyết định số 20/QĐ-VPCP ngày 02/01/2026 ban hành Kế hoạch kiểm soát, Ủy ban nhân dân tỉnh An Giang lập kế hoạch:\n${TABLE}`,
      ),
    ).toEqual({
      type: 'KH',
      number: '12/KH-UBND',
      date: '2026-01-05',
      month: '2026-01',
      year: 2026,
      yearTo: null,
      level: 'province',
      issuer: 'Ủy ban nhân dân tỉnh An Giang',
      title: 'KẾ HOẠCH Kiểm soát thủ tục hành chính năm 2026',
      parents: ['20/QĐ-VPCP'],
    });
  });

  it('a letterhead in two columns: the motto stands between the lines of the name', () => {
    expect(
      head(
        `ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ HÒA PHÚ\tĐộc lập - Tự do - Hạnh phúc\nSố: 18/KH-UBND\tHòa Phú, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n${TABLE}`,
      ),
    ).toMatchObject({ level: 'commune', issuer: 'Ủy ban nhân dân xã Hòa Phú', date: '2026-02-05' });
  });

  it('the sentence that leads into the plan is no part of its title', () => {
    expect(
      head(
        `UBND TỈNH HƯNG LONG\nSỞ TÀI CHÍNH\nSố: 9/KH-STC\nHưng Long, ngày 10 tháng 02 năm 2025\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2025\ncủa Sở Tài chính\nSở Tài chính xây dựng Kế hoạch năm 2025 như sau:\n${TABLE}`,
      ),
    ).toMatchObject({ title: 'KẾ HOẠCH Kiểm soát thủ tục hành chính năm 2025 của Sở Tài chính' });
  });

  it('a draft decision keeps its blanks: no number, no day, the month alone', () => {
    expect(
      head(
        `Số: /QĐ-UBND\n\nTân An, ngày tháng 02 năm 2026\n\n**QUYẾT ĐỊNH**\n**Ban hành Kế hoạch cải cách năm 2026**\n**CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN**\nCăn cứ luật;\n### **QUYẾT ĐỊNH:**\nĐiều 1. Ban hành.\n**KẾ HOẠCH**\nCải cách thủ tục năm 2026\n${TABLE}`,
      ),
    ).toMatchObject({
      type: 'QĐ',
      number: null,
      date: null,
      month: '2026-02',
      level: 'commune',
      issuer: 'Chủ tịch Ủy ban nhân dân xã Tân An',
      title: 'KẾ HOẠCH Cải cách thủ tục năm 2026',
    });
  });

  it('a ministry writes under its own letterhead', () => {
    expect(
      head(
        `BỘ NỘI VỤ\nSố: 77/QĐ-BNV\nHà Nội, ngày 10 tháng 01 năm 2025\nQUYẾT ĐỊNH\nBan hành Kế hoạch kiểm soát thủ tục hành chính năm 2025 của Bộ Nội vụ\nBỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ luật;\n${TABLE}`,
      ),
    ).toMatchObject({ level: 'ministry', issuer: 'Bộ Nội vụ', number: '77/QĐ-BNV' });
  });

  it('the years of cited documents are not the years of the plan', () => {
    const text = (title: string): string =>
      `Số: 1/KH-UBND\nHuế, ngày 03 tháng 12 năm 2025\nKẾ HOẠCH\n${title}\n${TABLE}`;
    expect(head(text('Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018'))).toMatchObject({
      year: 2025,
      yearTo: null,
    });
    expect(head(text('Cải cách giai đoạn 2026 - 2030'))).toMatchObject({ year: 2026, yearTo: 2030 });
  });

  it('without a letterhead the line «kèm theo Quyết định số … ngày …» tells number and date', () => {
    expect(
      head(
        `KẾ HOẠCH\nKiểm soát thủ tục năm 2024\n(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 02/3/2024 của UBND tỉnh Hà Nam)\n${TABLE}`,
      ),
    ).toMatchObject({ type: 'QĐ', number: '9/QĐ-UBND', date: '2024-03-02', issuer: 'Ủy ban nhân dân tỉnh Hà Nam' });
  });

  it('a city run by the centre is a province, any other city was a district', () => {
    const of = (city: string): unknown =>
      head(
        `ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ${city}\nSố: 1/KH-UBND\n${city}, ngày 03 tháng 01 năm 2024\nKẾ HOẠCH\nCải cách năm 2024\n${TABLE}`,
      );
    expect(of('ĐÀ NẴNG')).toMatchObject({ level: 'province', issuer: 'Ủy ban nhân dân thành phố Đà Nẵng' });
    expect(of('PLEIKU')).toMatchObject({ level: 'district' });
  });

  it('a pasted table alone is a plan when it gives work to someone by a time and a year can be told', () => {
    expect(
      head(`TT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tLập báo cáo\tSở Nội vụ\tTrước ngày 15/3/2026`),
    ).toMatchObject({ year: 2026 });
  });
});

describe('documents that are no plan', () => {
  it.each([
    [
      'announcement',
      'Số: 5/QĐ-UBND\nHuế, ngày 03 tháng 01 năm 2024\nQUYẾT ĐỊNH\nVề việc công bố Danh mục thủ tục hành chính lĩnh vực đất đai\nCHỦ TỊCH UBND THÀNH PHỐ HUẾ\nĐiều 1. Công bố kèm theo danh mục.\nTT\tTên thủ tục hành chính\tThời hạn giải quyết\tCơ quan thực hiện',
    ],
    [
      'other-document',
      'Số: 5/CT-UBND\nHuế, ngày 03 tháng 01 năm 2024\nCHỈ THỊ\nVề tăng cường kiểm soát thủ tục hành chính\nThời gian qua, các đơn vị đã cố gắng.',
    ],
    [
      'other-document',
      'Số: 5/BC-UBND\nBÁO CÁO\nKết quả thực hiện kế hoạch kiểm soát thủ tục năm 2024\nThời gian qua kết quả tốt.',
    ],
    [
      'other-document',
      'QUYẾT ĐỊNH\nVề việc bổ nhiệm công chức\nĐiều 1. Bổ nhiệm ông Nguyễn Văn An giữ chức Trưởng phòng.',
    ],
    [
      'not-a-plan',
      'Sáng nay, lãnh đạo tỉnh dự lễ khai trương trung tâm mới. Người dân rất phấn khởi vì thủ tục được giải quyết nhanh hơn trước.',
    ],
    [
      'other-language',
      'The provincial committee issues its plan for the control of administrative procedures in 2024.',
    ],
    ['no-accents', 'KE HOACH kiem soat thu tuc hanh chinh nam 2024 cua Uy ban nhan dan tinh'],
    ['empty', '123 \n --- \n 456'],
  ])('is refused as %s', (code, text) => {
    expect(head(text)).toBe(code);
  });

  it('a decision that issues a plan for announcing procedures is a plan', () => {
    expect(
      head(
        `Số: 5/QĐ-UBND\nHuế, ngày 03 tháng 01 năm 2024\nQUYẾT ĐỊNH\nBan hành Kế hoạch công bố, công khai thủ tục hành chính năm 2024\n${TABLE}`,
      ),
    ).toMatchObject({ year: 2024 });
  });

  it('says in one line what it is and what to do', () => {
    const result = readHead(readText('CHỈ THỊ\nVề việc chấn chỉnh kỷ luật, kỷ cương hành chính'));
    expect(result.ok ? '' : `${result.error.message} ${result.error.remedy}`).toBe(
      'Văn bản này là chỉ thị, không phải kế hoạch. Hãy chọn tệp kế hoạch (hoặc quyết định ban hành kèm kế hoạch) có bảng nhiệm vụ.',
    );
  });
});
