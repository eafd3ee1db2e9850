/** How much of the compliance cost a review must save: 10 % by Quảng Nam's plan of 2024 (mục III.1); data elsewhere. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

export const targetReference = defineReference(
  'tthc-review.target',
  z.object({ percent: z.number().min(0).max(100) }),
  {
    percent: 10,
  },
);
