/** Numbering that is broken in print; the importer saw it while it built the rows. */
import type { ImportedPlan } from '../index.ts';
import { onRow, type Finding } from './finding.ts';

const KINDS = {
  'number-gap': ['có số thứ tự bị nhảy so với dòng trước.', 'Kiểm tra có thiếu dòng hay đánh số nhầm.'],
  'numeral-misprint': ['thuộc mục có số La Mã in sai.', 'Sửa lại số của mục.'],
  unnumbered: ['không có số thứ tự.', 'Đánh số, hoặc nối vào nhiệm vụ phía trên nếu là phần còn lại của nó.'],
} as const;
const CODES = ['number-gap', 'numeral-misprint', 'unnumbered'] as const;

export const numbering = (plan: ImportedPlan): Finding[] =>
  plan.rows.flatMap((row) =>
    CODES.filter((code) => row.review_reasons.includes(code)).map((code) =>
      onRow(row, 'warning', code, KINDS[code][0], KINDS[code][1]),
    ),
  );
