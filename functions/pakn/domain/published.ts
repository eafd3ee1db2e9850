/** A published result: what everybody may read, without anything that tells who sent the petition (NĐ 20/2008, Điều 19). */
import { z } from 'zod';
import { caseIdSchema, defineDocument, documentWrite, type CaseId } from '#shared/casework/index.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { quarterOf, type Quarter } from './quarter.ts';

export const publicTextSchema = z.object({
  title: z.string().min(1),
  question: z.string().min(1),
  answer: z.string().min(1),
});
export type PublicText = z.infer<typeof publicTextSchema>;

const publishedSchema = publicTextSchema.extend({
  caseId: caseIdSchema,
  unit: unitIdSchema,
  documentNumber: z.string().nullable(),
  publishedOn: dateSchema,
  late: z.boolean(),
});
export type Published = z.infer<typeof publishedSchema>;

export const publishedDocument = defineDocument('pakn.published', publishedSchema);

/** Results lie together by the quarter they were published in, so that a page of the list is one read. */
export const publishedPlace = (quarter: Quarter): CaseId => caseIdSchema.parse(`pakn-published-${quarter}`);

export const publishedWrite = (result: Published) =>
  documentWrite(publishedDocument, {
    caseId: publishedPlace(quarterOf(result.publishedOn)),
    key: `${result.publishedOn}-${result.caseId}`,
    value: result,
    version: 1,
  });
