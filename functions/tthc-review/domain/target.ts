/** How much of the compliance cost a review must save: 10 % by Quảng Nam's plan of 2024 (mục III.1); data elsewhere. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

export const targetReference = defineReference(
  'tthc-review.target',
  z.object({ percent: z.number().min(0).max(100) }),
  { percent: 10 },
  {
    title: 'Rà soát: mức cắt giảm chi phí phải đạt',
    about: 'Quảng Nam 2024, mục III.1: ít nhất 10%. Nghị quyết 66/NQ-CP năm 2025 yêu cầu 30%.',
    labels: { percent: { label: 'Cắt giảm chi phí tuân thủ ít nhất', unit: '%' } },
  },
);
