/** What every công văn đôn đốc of a committee's office has in common; an administrator sets it. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

const text = z.string().trim().min(1);

export const letterSettings = defineReference(
  'daily.urging-letters',
  z.object({
    /** What follows the number. */
    symbol: text,
    /** Where it is signed. */
    place: text,
    signer: z.array(text).min(1),
    copies: z.array(text),
    archive: text,
    /** Working days given to finish. */
    days: z.int().min(1).max(60),
  }),
  {
    symbol: 'VP-KSTTHC',
    place: '………',
    signer: ['CHÁNH VĂN PHÒNG'],
    copies: ['Chủ tịch, các Phó Chủ tịch UBND'],
    archive: 'VT, KSTTHC',
    days: 5,
  },
  {
    title: 'Công văn đôn đốc',
    about: 'Phần chung của mọi công văn đôn đốc do hệ thống soạn.',
    labels: {
      symbol: 'Ký hiệu sau số',
      place: 'Địa danh',
      signer: { label: 'Chức vụ người ký', hint: 'Mỗi dòng một dòng in' },
      copies: { label: 'Nơi nhận', hint: 'Mỗi dòng một nơi' },
      archive: 'Lưu',
      days: { label: 'Thời hạn hoàn thành ghi trong công văn', unit: 'ngày làm việc' },
    },
  },
);
