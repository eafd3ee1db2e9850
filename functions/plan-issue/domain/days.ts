/** How many working days each step has before it is told as late; no law sets them, an administrator may. */
import { z } from 'zod';
import { defineReference } from '#shared/reference/index.ts';

export const daysDocument = defineReference(
  'plan-issue.days',
  z.object({ review: z.int().min(1), signature: z.int().min(1), number: z.int().min(1) }),
  { review: 5, signature: 3, number: 2 },
  {
    title: 'Ban hành kế hoạch: số ngày từng bước',
    about: 'Sau đó bước bị tính là trễ. Không văn bản nào quy định; đặt theo quy chế làm việc của cơ quan.',
    labels: {
      review: { label: 'Rà soát bản đọc', unit: 'ngày làm việc' },
      signature: { label: 'Ký', unit: 'ngày làm việc' },
      number: { label: 'Vào số', unit: 'ngày làm việc' },
    },
  },
);
export type StepDays = z.infer<typeof daysDocument.schema>;
