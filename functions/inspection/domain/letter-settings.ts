/** What every conclusion notice of an inspection has in common; data of the locality. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

const text = z.string().trim().min(1);
const settingsSchema = z.object({
  /** What follows the number. */
  symbol: text,
  place: text,
  signer: z.array(text).min(1),
  copies: z.array(text),
  archive: text,
});

export const letterReference = defineReference(
  'inspection.letters',
  z.object({ notice: settingsSchema, ownReport: settingsSchema }),
  {
    notice: {
      symbol: 'TB-VP',
      place: '………',
      signer: ['CHÁNH VĂN PHÒNG'],
      copies: ['Chủ tịch, các Phó Chủ tịch UBND', 'Đơn vị được kiểm tra'],
      archive: 'VT, KSTTHC',
    },
    ownReport: {
      symbol: 'BC',
      place: '………',
      signer: ['THỦ TRƯỞNG ĐƠN VỊ'],
      copies: ['Cơ quan cấp trên trực tiếp'],
      archive: 'VT',
    },
  },
  {
    title: 'Kiểm tra: văn bản kết luận, báo cáo',
    about: 'Phần chung của thông báo kết luận kiểm tra và của báo cáo tự kiểm tra.',
    labels: {
      notice: 'Thông báo kết luận kiểm tra',
      ownReport: 'Báo cáo tự kiểm tra',
      '*.symbol': 'Ký hiệu sau số',
      '*.place': 'Địa danh',
      '*.signer': { label: 'Chức vụ người ký', hint: 'Mỗi dòng một dòng in' },
      '*.copies': { label: 'Nơi nhận', hint: 'Mỗi dòng một nơi' },
      '*.archive': 'Lưu',
    },
  },
);
