/** What an administrator sets for obligations. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

const rulesSchema = z.object({
  /** How often in all. */
  times: z.int().min(0).max(10),
  /** Days of the task's own kind (working or calendar), over all its extensions. */
  days: z.int().min(0).max(366),
  approver: z.enum(['head', 'office', 'leader']),
  /** Working days within which a request is to be decided. */
  decideWithin: z.int().min(1).max(30),
});
export type ExtensionRules = z.infer<typeof rulesSchema>;

/**
 * How much more time may be granted, and by whom. The plans say nothing of it; the initial values keep a row within about
 * a month of its date, and let the office that watches over the plan decide.
 */
export const extensionRules = defineReference<ExtensionRules>(
  'obligation.extension',
  rulesSchema,
  {
    times: 2,
    days: 22,
    approver: 'office',
    decideWithin: 2,
  },
  {
    title: 'Việc theo kế hoạch: gia hạn',
    about: 'Được gia hạn bao nhiêu lần, bao nhiêu ngày, ai quyết định. Các kế hoạch không quy định.',
    labels: {
      times: { label: 'Số lần tối đa', unit: 'lần' },
      days: { label: 'Tổng số ngày qua các lần', unit: 'ngày' },
      approver: 'Ai quyết định',
      decideWithin: { label: 'Quyết định trong', unit: 'ngày làm việc' },
    },
    options: { head: 'Thủ trưởng đơn vị', office: 'Văn phòng', leader: 'Lãnh đạo UBND' },
  },
);
