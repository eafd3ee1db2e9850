/** What was found, and what the unit is told to do about it. */
import { z } from 'zod';
import { defineDocument, taskIdSchema, type TaskId } from '#shared/casework/index.ts';
import type { Checklist } from './checklist.ts';

export const RESULTS = ['met', 'partly', 'unmet', 'none'] as const;

const findingSchema = z.object({
  result: z.enum(RESULTS),
  /** What is wrong; must be said of what is met in part or not. */
  text: z.string().max(2000),
});
export type Finding = z.infer<typeof findingSchema>;

/** By the id of the checklist's item. */
export const findingsSchema = z.record(z.string(), findingSchema);
export type Findings = z.infer<typeof findingsSchema>;
export const findingsDocument = defineDocument('inspection.findings', findingsSchema);

export const itemsWithoutFinding = (checklist: Checklist, findings: Findings): Checklist =>
  checklist.filter(({ id }) => findings[id] === undefined);

export const MOST_DAYS = 366;
export const recommendationSchema = z.object({
  what: z.string().min(1).max(1000),
  /** Calendar days from the notice. */
  days: z.int().min(1).max(MOST_DAYS),
});
export type Recommendation = z.infer<typeof recommendationSchema>;
export const MOST_RECOMMENDATIONS = 20;

/** The notice while it is being written. */
export const draftSchema = z.object({
  summary: z.string().max(4000),
  recommendations: z.array(recommendationSchema).max(MOST_RECOMMENDATIONS),
});
export type Draft = z.infer<typeof draftSchema>;
export const draftDocument = defineDocument('inspection.draft', draftSchema);
export const EMPTY_DRAFT: Draft = { summary: '', recommendations: [] };

/** The task of a recommendation by its place, from 0. */
export const recommendationTask = (index: number): TaskId =>
  taskIdSchema.parse(`recommendation-${String(index + 1).padStart(2, '0')}`);
