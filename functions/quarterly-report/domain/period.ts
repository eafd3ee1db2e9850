/** What a report speaks of: a quarter, or the year, whose report stands in for a fourth quarter's. */
import { z } from 'zod';

export const partSchema = z.enum(['q1', 'q2', 'q3', 'year']);
export type Part = z.infer<typeof partSchema>;
export const PARTS: readonly Part[] = partSchema.options;

export interface Period {
  readonly year: number;
  readonly part: Part;
}

/** `2024-q1`, `2024-year`: as it stands in keys and addresses; sorts by time. */
export const periodIdSchema = z
  .string()
  .regex(/^20\d{2}-(?:q[123]|year)$/u, 'not a reporting period')
  .brand<'PeriodId'>();
export type PeriodId = z.infer<typeof periodIdSchema>;

export const idOfPeriod = ({ year, part }: Period): PeriodId => periodIdSchema.parse(`${year}-${part}`);

export function periodOf(id: PeriodId): Period {
  const [year = '', part] = id.split('-');
  return { year: Number(year), part: partSchema.parse(part) };
}

const NAMES: Readonly<Record<Part, string>> = { q1: 'quý I', q2: 'quý II', q3: 'quý III', year: 'năm' };

/** As it stands alone: «Quý I năm 2024», «Năm 2024». */
export function headingOfPeriod(period: Period): string {
  const name = nameOfPeriod(period);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Within a sentence: «quý I năm 2024», «năm 2024». */
export function nameOfPeriod({ year, part }: Period): string {
  return part === 'year' ? `${NAMES.year} ${year}` : `${NAMES[part]} năm ${year}`;
}
