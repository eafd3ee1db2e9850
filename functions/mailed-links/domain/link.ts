/** A link that lets a body without an account report one task, once. */
import { z } from 'zod';
import type { Access } from '#shared/access/access.ts';
import type { AccessKey } from '#shared/access-keys/index.ts';
import {
  caseIdSchema,
  defineDocument,
  evidenceSchema,
  isClosed,
  taskIdSchema,
  type Task,
} from '#shared/casework/index.ts';
import { OBLIGATION } from '#shared/obligations/index.ts';
import { dateSchema } from '#shared/org/unit.ts';

const grantSchema = z.object({ caseId: caseIdSchema, taskId: taskIdSchema, address: z.email() });
export type LinkGrant = z.infer<typeof grantSchema>;

export const grantOf = (key: AccessKey): LinkGrant => grantSchema.parse(key.grant);

export const ownerOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string => `${caseId}/${taskId}`;

/** Calendar days a link is good for. */
export const DAYS = [3, 7, 14, 30] as const;
export const DAY_MS = 86_400_000;

/**
 * What may be reported by a link: an obligation that ends by evidence, of a plan's own row. Answers to a workflow and
 * decisions need a person of the organisation.
 */
export const isReportable = (task: Task): boolean =>
  task.process === OBLIGATION &&
  task.token === null &&
  !isClosed(task) &&
  task.state !== 'planned' &&
  task.state !== 'suspended' &&
  !(task.state === 'waiting' && task.waitingFor?.kind === 'event');

/** Who may ask a body by mail: the office and leader that watch over its work. */
export const mayAsk = (access: Access, task: Task): boolean => access.mayOversee(task.unit);

/** Who reports, as the body itself says; stands in the history beside the address the link was sent to. */
export const reporterSchema = z.object({
  name: z.string().trim().min(1).max(100),
  position: z.string().trim().min(1).max(150),
  note: z.string().trim().max(2000),
});
export type Reporter = z.infer<typeof reporterSchema>;

/** What was typed before the file is asked for, by the link's id. */
export const linkDraft = defineDocument(
  'mailed-links.draft',
  z.object({ number: evidenceSchema.shape.number, date: dateSchema, reporter: reporterSchema }),
);
export type LinkDraft = z.infer<typeof linkDraft.schema>;

export const reportWords = ({ name, position, note }: Reporter, address: string): string =>
  `${name}, ${position}, báo cáo qua liên kết gửi tới ${address}${note === '' ? '' : `: ${note}`}`;
