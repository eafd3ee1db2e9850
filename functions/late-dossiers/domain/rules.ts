/** How often and by when a late dossier may be promised anew, and what every apology has in common. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

const text = z.string().trim().min(1);

/** Once, and a day before the promised one: recalled from Nghị định 61/2018/NĐ-CP, not read in its text; so it is data. */
export const lateDossierRules = defineReference(
  'late-dossiers.rules',
  z.object({
    times: z.int().min(1).max(5),
    daysBefore: z.int().min(0).max(30),
    retentionMonths: z.int().min(1).max(60),
    symbol: text,
    place: text,
    signer: z.array(text).min(1),
    archive: text,
    contact: z.string().trim().nullable(),
  }),
  {
    ...{ times: 1, daysBefore: 1, retentionMonths: 12 },
    ...{ symbol: 'MC', place: '………', signer: ['THỦ TRƯỞNG ĐƠN VỊ'], archive: 'VT, hồ sơ', contact: null },
  },
  {
    title: 'Hồ sơ trễ hạn: hẹn lại, văn bản xin lỗi',
    about: 'Hẹn lại tối đa một lần, xin lỗi chậm nhất một ngày trước ngày hẹn; cần đối chiếu với văn bản gốc.',
    labels: {
      times: { label: 'Được hẹn lại', unit: 'lần' },
      daysBefore: { label: 'Xin lỗi trước ngày hẹn ít nhất', unit: 'ngày' },
      retentionMonths: { label: 'Giữ tên người nộp sau ngày hẹn lại', unit: 'tháng' },
      symbol: 'Ký hiệu sau số',
      place: 'Địa danh',
      signer: { label: 'Chức vụ người ký', hint: 'Mỗi dòng một dòng in' },
      archive: 'Lưu',
      contact: 'Liên hệ ghi trong văn bản',
    },
  },
);
export type LateDossierRules = z.infer<typeof lateDossierRules.schema>;
