/** A row of a draft or of a plan in force, with where it came from and what it was before. */
import { z } from 'zod';
import { actorSchema } from '#shared/casework/actor.ts';
import { defineDocument, type CaseDocument } from '#shared/casework/index.ts';
import { numberOf, obligationRowSchema, type ObligationRow } from '#shared/obligations/index.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { reviewReason } from '#shared/plans/imported-plan.ts';

/** As an obligation, but a title may have been lost with the page it stood on. */
export const rowContentSchema = obligationRowSchema.extend({ title: z.string() });
export type RowContent = z.infer<typeof rowContentSchema>;

export const planRowSchema = z.object({
  content: rowContentSchema,
  /** Names it for lint and for the officer: «II.4»; unique in its plan. */
  id: z.string().min(1),
  /** A heading with rows of its own below: it is finished by them. */
  isGroup: z.boolean(),
  /** Lines of the document it was read from; null for one that an officer added. */
  source: z.object({ from: z.int(), to: z.int(), text: z.string() }).nullable(),
  needsReview: z.boolean(),
  reasons: z.array(reviewReason),
  /** An officer has looked at what was flagged. */
  accepted: z.boolean(),
  /** Out of the draft (split, merged, dropped) or out of the plan (withdrawn), but still to be read. */
  gone: z.boolean(),
  /** In an amendment: what it does to the plan's row, and why. */
  change: z.object({ kind: z.enum(['add', 'change', 'withdraw']), why: z.string() }).nullable(),
  /** What it was before each amendment, the oldest first. */
  history: z.array(
    z.object({
      content: rowContentSchema,
      on: dateSchema,
      by: actorSchema,
      why: z.string(),
      /** Number of the amending document. */
      document: z.string(),
      withdrawn: z.boolean(),
    }),
  ),
});
export type PlanRow = z.infer<typeof planRowSchema>;
export type RowDocument = CaseDocument<PlanRow>;

export const rowDocument = defineDocument('plan-issue.row', planRowSchema);

/** Rows that count: neither taken out nor headings. */
export const isDuty = ({ gone, isGroup }: PlanRow): boolean => !gone && !isGroup;

/** Flagged, and nobody has looked at it. */
export const isUnsettled = (row: PlanRow): boolean => !row.gone && row.needsReview && !row.accepted;

export const obligationOf = (content: RowContent): ObligationRow => obligationRowSchema.parse(content);

/** What people call it. */
export const nameOf = ({ content, id }: Pick<PlanRow, 'content' | 'id'>): string => numberOf(content) ?? id;

/** A key behind `key` that no row has yet. */
export function keyAfter(key: string, taken: readonly string[]): string {
  const known = new Set(taken);
  for (let place = 1; place < 100; place += 1) {
    const candidate = `${key}-${String(place)}`;
    if (!known.has(candidate)) return candidate;
  }
  throw new RangeError(`no room behind row ${key}`);
}

/** The key of the n-th row, from 0; room between for none, since `keyAfter` makes it. */
export const keyAt = (place: number): string => String((place + 1) * 10).padStart(4, '0');
