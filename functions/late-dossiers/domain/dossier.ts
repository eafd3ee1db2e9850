/** A dossier that will not be ready on its day, with its apology. Who handed it in lies sealed elsewhere, not in here. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { actorSchema } from '#shared/casework/actor.ts';
import { caseIdSchema, defineDocument, type CaseId } from '#shared/casework/index.ts';
import { addDays, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema, unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import type { LateDossierRules } from './rules.ts';

export const dossierSchema = z.object({
  /** Also the place of the sealed name. */
  id: caseIdSchema,
  unit: unitIdSchema,
  /** As the receipt prints it. */
  receiptNumber: z.string().min(1).max(60),
  procedure: z.string().min(1).max(300),
  receivedOn: dateSchema,
  promisedOn: dateSchema,
  cause: z.string().min(1).max(1000),
  newDate: dateSchema,
  /** From 1: how often it has been promised anew. */
  attempt: z.int().min(1),
  entered: z.object({ by: actorSchema, on: dateSchema }),
  signed: z.object({ by: actorSchema, on: dateSchema }).nullable(),
  /** The day the apology went to the applicant. */
  sentOn: dateSchema.nullable(),
  requestKey: z.string(),
});
export type Dossier = z.infer<typeof dossierSchema>;
export const dossierDocument = defineDocument('late-dossiers.dossier', dossierSchema);

/** Dossiers received in one year stand together; a dossier promised anew is in the list it was in. */
export const listOfYear = (year: number): CaseId => caseIdSchema.parse(`ho-so-tre-${String(year)}`);
export const yearOf = ({ receivedOn }: Pick<Dossier, 'receivedOn'>): number => partsOf(receivedOn).year;

/** The same dossier of the same unit has the same id, so that the table itself refuses to promise it anew twice. */
export function dossierId(unit: UnitId, receiptNumber: string, attempt: number): CaseId {
  const folded = receiptNumber.toLowerCase().replaceAll(/\s+/gu, '');
  const hash = createHash('sha256')
    .update(`${unit}|${folded}|${String(attempt)}`)
    .digest('hex');
  return caseIdSchema.parse(`ho-so-tre-${hash.slice(0, 20)}`);
}

export type State = 'to-sign' | 'to-send' | 'sent';
export const stateOf = ({ signed, sentOn }: Pick<Dossier, 'signed' | 'sentOn'>): State =>
  sentOn !== null ? 'sent' : signed === null ? 'to-sign' : 'to-send';

/** The last day on which the apology is in time. */
export const apologyDue = ({ promisedOn }: Pick<Dossier, 'promisedOn'>, { daysBefore }: LateDossierRules): PlainDate =>
  addDays(promisedOn, -daysBefore);

/** Whether the apology went, or lies there, beyond that day. */
export const isLate = (dossier: Dossier, rules: LateDossierRules, today: PlainDate): boolean =>
  (dossier.sentOn ?? today) > apologyDue(dossier, rules);
