/** A change of reference data that open work must follow, and how far that has come. */
import { z } from 'zod';
import { caseIdSchema, defineDocument, type CaseId } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import { personIdSchema } from '#shared/org/person.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';

/** The board under which changes are listed, and their process. */
export const PROCESS = 'reference-change';

export const changeKindSchema = z.enum(['calendar', 'ladders', 'organisation']);
export type ChangeKind = z.infer<typeof changeKindSchema>;

/** What was changed, by whom and why; the reason goes into every event the change causes. */
export const changeDocument = defineDocument(
  'reference-change.change',
  z.object({
    kind: changeKindSchema,
    /** Version of the reference document that the change made. */
    madeVersion: z.int().min(1),
    /** First day on which it acts on open work. */
    from: dateSchema,
    why: z.string().min(1),
    by: personIdSchema,
    /** Epoch milliseconds (UTC). */
    at: z.int(),
    batches: z.int().min(1),
    finishedAt: z.int().nullable(),
  }),
);
export type ReferenceChange = z.infer<typeof changeDocument.schema>;

/** A task that moved, as the page shows it. */
const moveSchema = z.object({
  caseId: caseIdSchema,
  taskId: z.string(),
  subject: z.string(),
  board: z.string(),
  unit: unitIdSchema,
  before: z.string(),
  after: z.string(),
  /** Several units could have it, or nobody inherited: a person should look. */
  needsReview: z.boolean(),
});
export type Move = z.infer<typeof moveSchema>;

/** How many examples of a batch the page can show. */
export const EXAMPLES = 20;

/** What one batch found and did, by its pass and number. Written before the work is touched, and again when it is done. */
export const progressDocument = defineDocument(
  'reference-change.progress',
  z.object({
    looked: z.int().min(0),
    moving: z.int().min(0),
    examples: z.array(moveSchema).max(EXAMPLES),
    isDone: z.boolean(),
  }),
);
export type Progress = z.infer<typeof progressDocument.schema>;

export const progressKey = (pass: number, batch: number): string => `${pass}-${String(batch).padStart(3, '0')}`;

/** One case for each version of a document (and day of a reform), so that asking twice begins it once. */
export const changeCaseId = (kind: ChangeKind, version: number, day?: string): CaseId =>
  caseIdSchema.parse([kind, 'change', String(version).padStart(5, '0'), ...(day === undefined ? [] : [day])].join('-'));

const UNITS_IN_BATCH = 40;

export const batchCount = ({ units }: Pick<Organisation, 'units'>): number =>
  Math.max(1, Math.ceil(units.length / UNITS_IN_BATCH));

export interface Batch {
  /** From 1. */
  readonly batch: number;
  readonly units: Unit['id'][];
}

/** All units that ever were, in so many batches: open work can still hang on one that a reform closed. */
export function batchesOf({ units }: Pick<Organisation, 'units'>, count: number): readonly Batch[] {
  return Array.from({ length: count }, (_, index) => ({
    batch: index + 1,
    units: units.filter((_unit, place) => place % count === index).map(({ id }) => id),
  }));
}

/** The title of the case. */
export const changeTitle = (kind: ChangeKind, from: ReferenceChange['from']): string =>
  ({
    calendar: 'Thay đổi ngày nghỉ, làm bù',
    ladders: 'Thay đổi bậc nhắc việc',
    organisation: `Sắp xếp đơn vị từ ngày ${formatDate(from)}`,
  })[kind];
