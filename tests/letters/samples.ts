/** Letters as they come up in a province. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import type { ApologyLetter } from '#shared/letters/apology-letter.ts';
import type { LetterHead } from '#shared/letters/official-letter.ts';
import type { UrgingLetter } from '#shared/letters/urging-letter.ts';

const head: LetterHead = {
  superior: 'UBND tỉnh Quảng Nam',
  body: 'Văn phòng',
  symbol: 'VP-KSTTHC',
  place: 'Quảng Nam',
};

export const anUrgingLetter = (fields: Partial<UrgingLetter> = {}): UrgingLetter => ({
  head,
  date: plainDate('2024-03-15'),
  plan: 'Quyết định số 467/QĐ-UBND ngày 05/03/2024 của Chủ tịch UBND tỉnh ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2024',
  overdue: [
    {
      unit: 'Sở Tài nguyên và Môi trường',
      what: 'Công bố danh mục thủ tục hành chính lĩnh vực đất đai',
      source: 'Mục II.1',
      due: plainDate('2024-03-06'),
    },
    {
      unit: 'UBND huyện Nam Trà My',
      what: 'Giao chỉ tiêu thực hiện kiểm soát thủ tục hành chính đến từng phòng, đơn vị và UBND cấp xã trực thuộc',
      source: 'Mục I.4',
      due: plainDate('2024-03-12'),
    },
    {
      unit: 'UBND huyện Nam Trà My',
      what: 'Ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024',
      source: 'Mục I.2',
      due: plainDate('2024-03-01'),
    },
  ],
  finishBy: plainDate('2024-03-22'),
  signer: { titles: ['KT. Chánh Văn phòng', 'Phó Chánh Văn phòng'] },
  copies: ['Chủ tịch, các PCT UBND tỉnh (báo cáo)', 'Chánh Văn phòng'],
  archive: 'VT, KSTTHC',
  ...fields,
});

export const anApologyLetter = (dossier: Partial<ApologyLetter['dossier']> = {}): ApologyLetter => ({
  head: { superior: 'UBND tỉnh Quảng Nam', body: 'UBND thành phố Tam Kỳ', symbol: 'UBND-VP', place: 'Tam Kỳ' },
  date: plainDate('2024-02-19'),
  dossier: {
    applicant: 'Võ Thị Sáu',
    fileType: 'cấp giấy phép xây dựng nhà ở riêng lẻ',
    receiptNumber: 'H47.18-240201-0031',
    receivedOn: plainDate('2024-02-01'),
    promisedOn: plainDate('2024-02-20'),
    state: 'đang lấy ý kiến Phòng Tài nguyên và Môi trường',
    cause: 'vị trí thửa đất cần xác minh lại ranh giới',
    newDate: plainDate('2024-02-27'),
    contact: 'Bộ phận Một cửa, điện thoại 0235 3852 739',
    ...dossier,
  },
  signer: { titles: ['Chủ tịch'] },
  copies: [],
  archive: 'VT, hồ sơ',
});
