/** A figure a row promises: «tối thiểu đạt 50%» is measured, not ticked off (domain §1.5). */
import { z } from 'zod';
import { readTargetValue } from '#shared/plans/rows/targets.ts';

export const measureSchema = z.object({
  op: z.enum(['>=', '>', '=', '<=', '<']),
  value: z.number(),
  unit: z.literal('%'),
});
export type Measure = z.infer<typeof measureSchema>;

/** A share and the words before it in its clause, which say at least, over or exactly. */
const SHARE = /[^,;.()]*?\d+(?:[.,]\d+)?\s*%(?:\s*trở (?:lên|xuống))?/gu;

/**
 * The one share a title names. Null for none, and for several: «đạt 50%; 100% hồ sơ có bản số» are two targets, which a
 * person parts into rows of their own.
 */
export function measureIn(title: string): Measure | null {
  const [share, ...more] = title.match(SHARE) ?? [];
  if (share === undefined || more.length > 0) return null;
  const { op, value } = readTargetValue(share);
  return op === null || value === null ? null : { op, value, unit: '%' };
}

/** Whether a measured share reaches what the row promises; «đạt 50%» is reached by whoever comes further, too. */
export function reaches({ op, value }: Measure, measured: number): boolean {
  switch (op) {
    case '>=':
    case '=':
      return measured >= value;
    case '>':
      return measured > value;
    case '<=':
      return measured <= value;
    case '<':
      return measured < value;
  }
}
