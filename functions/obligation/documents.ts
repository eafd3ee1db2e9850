/** What obligations keep beside a case, each by the id of its task. */
import { z } from 'zod';
import { caseIdSchema, defineDocument, evidenceSchema, taskIdSchema } from '#shared/casework/index.ts';
import { personIdSchema } from '#shared/org/person.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';

/** What somebody typed about a document whose file is still to come; by task and person. */
export const evidenceDraft = defineDocument(
  'obligation.evidence-draft',
  z.object({
    number: evidenceSchema.shape.number,
    date: dateSchema,
    note: z.string(),
    requestKey: z.string().min(1),
    /** Version of the task the person saw. */
    taskVersion: z.int(),
  }),
);
export type EvidenceDraft = z.infer<typeof evidenceDraft.schema>;

/** A unit's latest request for more time, by task. */
export const extensionRequest = defineDocument(
  'obligation.extension-request',
  z.object({
    to: dateSchema,
    reason: z.string().min(1),
    askedOn: dateSchema,
    by: personIdSchema,
    state: z.enum(['asked', 'granted', 'refused']),
    /** The task in which somebody decides on it. */
    decision: taskIdSchema,
  }),
);
export type ExtensionRequest = z.infer<typeof extensionRequest.schema>;

/** Which task a decision is about; by the id of the decision's own task. */
export const decisionSubject = defineDocument('obligation.decision-subject', z.object({ taskId: taskIdSchema }));

const reason = z.string().min(1).max(2000);

/** What is done to each task of a bulk action. */
export const bulkChangeSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('finish'), evidence: evidenceSchema, note: z.string() }),
  z.object({ action: z.literal('extend'), to: dateSchema, reason }),
  z.object({ action: z.literal('reassign'), unit: unitIdSchema, reason }),
  z.object({ action: z.literal('nudge'), reason }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** A bulk action; `closed` when all its batches are through. */
export const bulkAction = defineDocument(
  'obligation.bulk-action',
  z.object({
    change: bulkChangeSchema,
    by: personIdSchema,
    batches: z.array(z.string().min(1)).min(1),
    closed: z.boolean(),
  }),
);
export type BulkAction = z.infer<typeof bulkAction.schema>;

/** Some tasks of a bulk action, and what became of each: null for done, else why not (Vietnamese). */
export const bulkBatch = defineDocument(
  'obligation.bulk-batch',
  z.object({
    items: z.array(z.object({ caseId: caseIdSchema, taskId: taskIdSchema, version: z.int().min(1) })).min(1),
    results: z.array(z.object({ subject: z.string(), refusal: z.string().nullable() })).nullable(),
  }),
);
export type BulkBatch = z.infer<typeof bulkBatch.schema>;
