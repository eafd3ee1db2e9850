/** An announcement: a ministry's list of procedures on its way to the province's decision and its publication. */
import { z } from 'zod';
import { caseIdSchema, defineDocument, taskIdSchema, type CaseId, type TaskId } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { DecisionStep } from '#workflows/tthc-announce/contract.ts';
import { procedureSchema } from './procedures.ts';
import { RULE_WORDS } from './rule-words.ts';
import { INITIAL_RULES, kindSchema, publicationIdSchema, publicationSchema, rulesSchema } from './rules.ts';

export const PROCESS = 'tthc-announce';

/** A publication as it stood in the rules when the decision was signed, and the unit that has it. */
const plannedSchema = publicationSchema.and(z.object({ unit: unitIdSchema }));
export type PlannedPublication = z.infer<typeof plannedSchema>;

export const announcementSchema = z.object({
  /** Number of the ministry's decision, «785/QĐ-BTP». */
  listNumber: z.string().min(1).max(50),
  listSignedOn: dateSchema,
  effectOn: dateSchema,
  fields: z.array(z.string().min(1).max(120)).min(1),
  kinds: z.array(kindSchema).min(1),
  shortened: z.boolean(),
  procedureCount: z.int().min(1),
  draftingUnit: unitIdSchema,
  /** Who checks the draft, and whose chairperson signs. */
  office: unitIdSchema,
  committee: unitIdSchema,
  /** The province's decision; null until it is signed. */
  decision: z.object({ number: z.string().min(1).max(50), signedOn: dateSchema }).nullable(),
  /** Empty until the decision is signed. */
  publications: z.array(plannedSchema),
  /** Pages of this very case, by publication, beside those of the rules. */
  addresses: z.record(publicationIdSchema, z.array(z.url({ protocol: /^https?$/u })).max(5)),
  withdrawnOn: dateSchema.nullable(),
  /** Key of the form that opened it: the same form sent twice opens one case. */
  requestKey: z.string().min(1),
});
export type Announcement = z.infer<typeof announcementSchema>;

export const announcementDocument = defineDocument('tthc-announce.announcement', announcementSchema);

/** The list in portions, since an item of the table holds 400 KB. */
export const proceduresDocument = defineDocument('tthc-announce.procedures', z.array(procedureSchema));
export const PROCEDURES_A_PORTION = 250;

/** What an administrator sets. */
export const rulesDocument = defineReference('tthc-announce.rules', rulesSchema, INITIAL_RULES, RULE_WORDS);

/** Announcements of one year stand on one board: the year in which the ministry signed. */
export const boardOf = (year: number): string => `${PROCESS}#${year}`;
export const rowOf = ({ listSignedOn }: Pick<Announcement, 'listSignedOn'>, caseId: CaseId): string =>
  `${listSignedOn}-${caseId}`;

const ASCII = /[^a-z0-9]+/gu;
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(ASCII, '-')
    .replace(/^-+|-+$/gu, '');

/**
 * One decision of a ministry has one case: its id says which, so that a second one is refused by the table itself.
 * `attempt`: from 1; a decision whose case was withdrawn may be entered again.
 */
export const caseIdOf = (listNumber: string, listSignedOn: PlainDate, attempt: number): CaseId =>
  caseIdSchema.parse([PROCESS, listSignedOn, plain(listNumber), ...(attempt === 1 ? [] : [attempt])].join('-'));

export const decisionTaskId = (step: DecisionStep, round: number): TaskId => taskIdSchema.parse(`${step}-${round}`);

const PUBLICATION_PREFIX = 'publish-';
export const publicationTaskId = (publication: string): TaskId => taskIdSchema.parse(PUBLICATION_PREFIX + publication);
/** The publication of a task; undefined for the steps before the signature. */
export const publicationOf = (taskId: string): string | undefined =>
  taskId.startsWith(PUBLICATION_PREFIX) ? taskId.slice(PUBLICATION_PREFIX.length) : undefined;
/** The step of a task before the signature, and its round. */
export function decisionStepOf(taskId: string): { readonly step: DecisionStep; readonly round: number } | undefined {
  const [, step, round] = /^(draft|check|signature)-(\d+)$/u.exec(taskId) ?? [];
  return step === 'draft' || step === 'check' || step === 'signature' ? { step, round: Number(round) } : undefined;
}

/** The page of a case, and of a task in it. */
export const casePath = (caseId: string): string => `/cong-bo/${caseId}`;
export const taskPath = (caseId: string, taskId: string): string => `${casePath(caseId)}/viec/${taskId}`;
