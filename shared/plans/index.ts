/** The importer: any file that holds a plan to rows with exact deadlines, or one clear line why not. */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { DocumentHead } from './head/document-head.ts';
import { readHead, type NotAPlan } from './head/index.ts';
import { planContentSchema, type PlanContent } from './imported-plan.ts';
import { readDocument, type Unreadable } from './readers/index.ts';
import { readRows } from './rows/index.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'not a civil date');

export const importedPlanSchema = planContentSchema.extend({
  document: z.object({
    /** «467/QĐ-UBND»; null when blank. */
    number: z.string().nullable(),
    /** Null when the day is blank; `month` may still be known. */
    date: date.nullable(),
    month: z.string().nullable(),
    year: z.number().int(),
    /** The last year its deadlines reach, when that is later. */
    year_to: z.number().int().nullable(),
    type: z.enum(['KH', 'QĐ']),
    level: z.enum(['ministry', 'province', 'district', 'commune']),
    issuer: z.string(),
    title: z.string(),
    /** Numbers of the plans it carries out. */
    parents: z.array(z.string()),
  }),
  /** The document line by line, from 1, as shown beside a flagged value. */
  source_lines: z.array(z.string()),
});
export type ImportedPlan = z.infer<typeof importedPlanSchema>;

export type ImportRefusal = Refusal<Unreadable | NotAPlan | 'no-tasks'>;

/**
 * Reads a plan of any of the five formats. What cannot be read with certainty is flagged on its row, never filled in.
 * `filename` only tells a wrong extension. Refuses, and never throws, on files that cannot be read or hold no plan.
 */
export async function importPlan(bytes: Uint8Array, filename: string): Promise<Result<ImportedPlan, ImportRefusal>> {
  const read = await readDocument(bytes, filename);
  if (!read.ok) return read;
  const head = readHead(read.value);
  if (!head.ok) return head;
  const content = readRows(read.value, head.value);
  if (!holdsTasks(head.value, content))
    return err({
      code: 'no-tasks',
      message: 'Không tìm thấy bảng hay danh sách nhiệm vụ nào trong văn bản.',
      remedy: 'Hãy kiểm tra tệp có kèm bảng phân công nhiệm vụ của kế hoạch.',
    });
  return ok({ document: documentOf(head.value, content), ...content, source_lines: [...read.value.lines] });
}

/** A decision whose plan is not attached has duties of its own articles, but no plan. */
const holdsTasks = (head: DocumentHead, content: PlanContent): boolean =>
  content.rows.length + content.review_groups.length > 0 ||
  (/^(?:KẾ HOẠCH|CHƯƠNG TRÌNH)/u.test(head.title) && content.prose_duties.length > 0);

const documentOf = (head: DocumentHead, content: PlanContent): ImportedPlan['document'] => ({
  number: head.number,
  date: head.date,
  month: head.month,
  year: head.year,
  year_to: head.yearTo ?? lastYear(head.year, content),
  type: head.type,
  level: head.level,
  issuer: head.issuer,
  title: head.title,
  parents: [...head.parents],
});

/** A plan of 2018 may run to 2020 without saying so in its title. */
function lastYear(year: number, content: PlanContent): number | null {
  const years = content.rows.flatMap(({ deadline }) =>
    'to' in deadline && deadline.to !== undefined ? [Number(deadline.to.slice(0, 4))] : [],
  );
  const last = Math.max(year, ...years);
  return last > year ? last : null;
}
