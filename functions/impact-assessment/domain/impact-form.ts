/**
 * The form that assesses a procedure (biểu đánh giá tác động của TTHC): is it needed, reasonable, lawful, and does it have
 * the parts a procedure must have. What it costs is its cost sheet.
 */
import { z } from 'zod';

export const CRITERIA = ['necessity', 'reasonableness', 'legality'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The parts every procedure has (NĐ 63/2010, Điều 8 khoản 2); forms, conditions and fees only some. */
export const PARTS = ['name', 'steps', 'manner', 'dossier', 'time-limit', 'subjects', 'agency', 'result'] as const;
export type Part = (typeof PARTS)[number];

const answer = z.string().max(4000);
export const impactSchema = z.object({
  necessity: answer,
  reasonableness: answer,
  legality: answer,
  /** Parts that the draft lays down. */
  parts: z.array(z.enum(PARTS)),
});
export type Impact = z.infer<typeof impactSchema>;

export const EMPTY_IMPACT: Impact = { necessity: '', reasonableness: '', legality: '', parts: [] };

export const missingParts = ({ parts }: Pick<Impact, 'parts'>): readonly Part[] =>
  PARTS.filter((part) => !parts.includes(part));

/** Every question answered and no part missing. */
export const isComplete = (impact: Impact): boolean =>
  CRITERIA.every((criterion) => impact[criterion] !== '') && missingParts(impact).length === 0;
