/** By which rules numeric targets are given to units and measured. The plans leave them open, so they are data. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/document.ts';

export const targetRulesSchema = z.object({
  /** How far above last year's result a unit that is already there should aim (Quảng Nam 2024: «tăng thêm 10%»). */
  increase: z.object({
    amount: z.number().min(0).max(100),
    /** points: 85 → 95. relative: 85 → 93,5. The plan does not say which. */
    as: z.enum(['points', 'relative']),
  }),
  /** No share is set above it, in per cent. */
  cap: z.number().min(1).max(100),
  /** A unit without last year's result: central – the target given from above; ask – none until somebody says it. */
  noBaseline: z.enum(['central', 'ask']),
  period: z.enum(['month', 'quarter']),
  /** Working days after the end of a period within which its units enter what they reached; then it is locked. */
  lockAfter: z.int().min(0).max(60),
});
export type TargetRules = z.infer<typeof targetRulesSchema>;

export const targetRules = defineReference<TargetRules>(
  'targets.rules',
  targetRulesSchema,
  {
    increase: { amount: 10, as: 'points' },
    cap: 100,
    noBaseline: 'central',
    period: 'quarter',
    lockAfter: 15,
  },
  {
    title: 'Chỉ tiêu: quy tắc giao và kỳ đo',
    about:
      'Không thấp hơn mức cấp trên giao; đã đạt từ năm trước thì giao bằng kết quả đó và phấn đấu thêm ' +
      '(phụ lục kế hoạch Quảng Nam 2024). Kỳ đo áp dụng cho kế hoạch ban hành từ bây giờ.',
    labels: {
      increase: 'Phấn đấu thêm',
      'increase.amount': 'Mức thêm',
      'increase.as': 'Tính theo',
      cap: { label: 'Không giao quá', unit: '%' },
      noBaseline: 'Đơn vị chưa có kết quả năm trước',
      period: 'Kỳ đo',
      lockAfter: { label: 'Khóa kỳ sau khi hết kỳ', unit: 'ngày làm việc' },
    },
    options: {
      points: 'điểm phần trăm (85 thành 95)',
      relative: 'phần trăm của kết quả (85 thành 93,5)',
      central: 'giao bằng mức cấp trên',
      ask: 'chưa giao, chờ nhập kết quả',
      month: 'tháng',
      quarter: 'quý',
    },
  },
);
